"""More choices than a platform shows at once: pages of them, kept so that each can be turned to later.

A page is turned by a key of ours (``p:<token>:<page>``), read by the channel alone: the bot never hears of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.conversation.model import Button
from connectors.offers import LIFE
from connectors.ports import Notes

KIND = "pages"
_TURN = re.compile(r"p:([0-9a-f]{32}):(\d{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Book:
    """Choices that stand on several pages.

    Args:
        choices: all of them.
        job: the outbox job they were offered by.
        language: of the words added to a page.
        numbered: whether each is shown with its number, counted through all pages.
    """

    choices: tuple[Button, ...]
    job: str
    language: str
    numbered: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Args:
        choices: what stands on it.
        first: the number of its first choice, counted from 1 through all pages.
        number, of: which page it is, and how many there are.
    """

    choices: tuple[Button, ...]
    first: int
    number: int
    of: int

    @property
    def next(self) -> int:
        """The page that follows; after the last one comes the first."""
        return self.number % self.of + 1

    @property
    def previous(self) -> int:
        """The page before; before the first one stands the last."""
        return (self.number - 2) % self.of + 1


@dataclass(frozen=True, slots=True)
class Turning:
    """A page somebody wants to see.

    Args:
        token: of its book.
        number: which page.
    """

    token: str
    number: int

    @property
    def data(self) -> str:
        """Data of the key that turns to it: at most 39 bytes."""
        return f"p:{self.token}:{self.number}"


def read_turning(data: str | None) -> Turning | None:
    """Return the page that a tapped key turns to, or None for any other key."""
    found = _TURN.fullmatch(data or "")
    return Turning(found[1], int(found[2])) if found else None


def page_of(choices: Sequence[Button], number: int, size: int) -> Page:
    """Return one page; a number beyond the last page leads to the last one.

    Args:
        number: from 1.
        size: choices on a page.
    """
    of = max(1, -(-len(choices) // size))
    number = min(max(number, 1), of)
    start = (number - 1) * size
    return Page(tuple(choices[start : start + size]), start + 1, number, of)


class Books:
    """The books of one channel, each readable by the person it was made for alone, for as long as an offer lives.

    Args:
        notes: where they are kept.
    """

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    async def keep(self, address: str, book: Book) -> str:
        """Keep a book and return its token; the same one of the same job has the same token."""
        choices = [[one.title, one.payload] for one in book.choices]
        token = self._notes.digest("\0".join((address, book.job, *(one.payload for one in book.choices))))[:32]
        value = {"choices": choices, "job": book.job, "language": book.language, "numbered": book.numbered}
        await self._notes.write(KIND, _subject(address, token), value, LIFE)
        return token

    async def find(self, address: str, token: str) -> Book | None:
        """Return a person's book, or None where there is none, or none any more."""
        kept: dict[str, Any] | None = await self._notes.read(KIND, _subject(address, token))
        if kept is None:
            return None
        choices = tuple(Button(title, payload) for title, payload in kept["choices"])
        return Book(choices, kept["job"], kept["language"], kept["numbered"])


def _subject(address: str, token: str) -> str:
    return f"{address}\0{token}"

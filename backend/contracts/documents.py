"""Questions about papers already made."""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.shared.messages import Command


class PageNotDrawn(Exception):
    """A page cannot be shown.

    Args:
        reason: ``no_such_page``; ``locked`` by a password; ``unreadable`` for what is no PDF, or costs too much.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class DrawPage(Command):
    """Draw one page of a PDF, counted from 1 -> an object with ``webp``, ``pages`` and ``text``.

    Raises:
        PageNotDrawn: no such page, or a paper that cannot be drawn.
    """

    content: bytes = field(repr=False)
    number: int

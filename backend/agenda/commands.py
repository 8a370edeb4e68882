"""Questions about a person's agenda. Pure values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backend.shared.agenda import AgendaItem
from backend.shared.messages import Command
from backend.shared.parties import Person


class NotThere(Exception):
    """An address leads nowhere; who opens it is a browser or a stranger's server, never the chat.

    Args:
        why: the page's link is over or forged, the calendar was revoked, or there never was one.
    """

    def __init__(self, why: Literal["link_gone", "feed_gone", "feed_unknown"]) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class MyAgenda(Command):
    """Everything of a person's that ends or takes place and is not over, the soonest first -> tuple of `AgendaItem`."""

    person_id: str


@dataclass(frozen=True, slots=True)
class OpenAgendaPage(Command):
    """Make the whole address of a person's page, good for a day, for the channel they used last -> ``str``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    """Agenda as the page shows it.

    Args:
        feed: the whole address of the calendar, or empty while there is none.
        in_browser: the link was said in the chat page: more than a look is for a browser of this person alone.
    """

    person: Person
    items: tuple[AgendaItem, ...]
    feed: str = ""
    in_browser: bool = False


@dataclass(frozen=True, slots=True)
class SeeAgenda(Command):
    """Question for the page behind a token -> `AgendaView`; NotThere ``link_gone``."""

    token: str


@dataclass(frozen=True, slots=True)
class MakeFeed(Command):
    """Give the person a calendar address and tell them; an earlier one is dead from then on -> None.

    Raises:
        NotThere: ``link_gone``.
    """

    token: str


@dataclass(frozen=True, slots=True)
class RevokeFeed(Command):
    """Make the calendar address dead and tell the person; without one nothing is done -> None; or NotThere."""

    token: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar as it is handed out; the tag changes with its bytes."""

    body: bytes
    tag: str


@dataclass(frozen=True, slots=True)
class FetchFeed(Command):
    """The calendar behind an address -> `Feed`.

    Raises:
        NotThere: ``feed_unknown`` for what is no address of ours, ``feed_gone`` for one that was revoked
            or whose person is erased or joined to another.
    """

    token: str

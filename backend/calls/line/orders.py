"""Orders and questions of a call's line: links, seats, captions, the end. Pure values.

Each names a `Seat`, which only the device that opened a link holds; only the officer ends a call.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from backend.calls.model import Entry, Side
from backend.shared.messages import Command
from backend.shared.one_time_links import LinkState
from backend.shared.presence import Comer

Stage = Literal["waiting", "open", "closed"]
"""``waiting``: nobody of the court has taken it yet; ``open``: both may speak; ``closed``: it is over."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One side's place in one call, taken by one device."""

    seat_id: str
    session_id: str
    role: Side


@dataclass(frozen=True, slots=True)
class CallLink:
    """A way in.

    Args:
        code: the same address as a QR code, a PNG data URI.
    """

    url: str = field(repr=False)
    code: str = field(repr=False)
    start: datetime


@dataclass(frozen=True, slots=True)
class MyCallLink(Command):
    """Make the person's link -> `CallLink`; an earlier unused one is void.

    Raises:
        Refused: ``call_unknown``, ``call_over``.
    """

    call_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class DeskCallLink(Command):
    """Make the link of the officer who has taken it -> `CallLink`.

    Raises:
        Refused: ``call_unknown``, ``call_over``, ``call_taken``; ``call_not_taken`` where nobody has.
    """

    call_id: str
    officer: str
    court: str


@dataclass(frozen=True, slots=True)
class LookAtLink(Command):
    """Say what a link is good for, without using it up -> `LinkFacts`. Previews and in-app browsers only look."""

    ticket: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """Facts a link's page may show before anybody has come in: no name, no matter."""

    state: LinkState | Literal["unknown"]
    role: Side | None = None
    start: datetime | None = None
    opens_at: datetime | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class TakeSeat(Command):
    """Use a link up and come in -> `Seat`; an earlier device of the same side loses its seat.

    Args:
        agreed: that one knows that nothing is recorded, and records nothing oneself.
        timezone: IANA name of the device's zone.

    Raises:
        Refused: ``call_link_unknown``, ``call_link_used``, ``call_link_expired``, ``call_early``, ``call_agree_first``.
    """

    ticket: str = field(repr=False)
    agreed: bool
    timezone: str


@dataclass(frozen=True, slots=True)
class FindSeat(Command):
    """Return the `Seat` an id stands for, or None when another device has taken it or it was long ago."""

    seat_id: str


@dataclass(frozen=True, slots=True)
class Company(Command):
    """Return the seats that a seat may see and hear now -> ``tuple[Seat, ...]``."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class Arrive(Command):
    """A line of this seat stands -> None; an earlier line of it no longer counts."""

    seat: Seat
    connection: str


@dataclass(frozen=True, slots=True)
class StillHere(Command):
    """The line still stands -> int, the call's version."""

    seat: Seat
    connection: str


@dataclass(frozen=True, slots=True)
class Depart(Command):
    """The line is down -> None; one that was replaced meanwhile changes nothing."""

    seat: Seat
    connection: str


@dataclass(frozen=True, slots=True)
class SeeCall(Command):
    """Return the call as a seat sees it -> `OnLine`."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class OnLine:
    """A call as its page shows it.

    Args:
        held: it is over, and both had been there.
        names: of the two sides, as far as they are known.
        entries: captions and summaries with the person's words on them, the earliest first.
    """

    seat: Seat
    stage: Stage
    held: bool
    comers: dict[Side, Comer]
    names: dict[Side, str] = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)
    version: int
    start: datetime


@dataclass(frozen=True, slots=True)
class WriteCaption(Command):
    """Write beside the call what is said -> None; both read it. The same `caption_id` twice is once.

    Raises:
        Refused: ``call_words_missing``, ``call_over``.
    """

    seat: Seat
    caption_id: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EndCall(Command):
    """End it for both -> None; twice is once. Where the person never came they are noted as not reached.

    Raises:
        Refused: ``call_not_yours``: only the officer ends it.
    """

    seat: Seat

"""Orders and questions of the signing page and whoever wants to sign an agreement. Pure values.

A link is made for one side in their own conversation, works once, on one device, and shows nothing before that. The
device that took it has a seat: only a seat reads the text and signs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from backend.mediation.dispute.model import Dispute
from backend.mediation.dispute.terms import Side
from backend.shared.ink import Stroke
from backend.shared.messages import Command

LinkState = Literal["open", "used", "expired", "unknown"]


@dataclass(frozen=True, slots=True)
class SigningSeat:
    """The device that signs for a side."""

    seat_id: str
    dispute_id: str
    side: Side


@dataclass(frozen=True, slots=True)
class IssueSigningLink(Command):
    """Make a link to read and sign the agreement -> `SigningLink`; an earlier unused one of this side is void.

    Raises:
        Refused: ``dispute_not_agreed``, ``dispute_signed_already``.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class SigningLink:
    """A way to the signing page.

    Args:
        code: the same address as a QR code, a PNG data URI.
    """

    url: str = field(repr=False)
    code: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LookAtSigningLink(Command):
    """Say what a link is good for, without using it up -> `SigningLinkFacts`."""

    ticket: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SigningLinkFacts:
    """Facts anybody may know who has a link.

    Args:
        language: of the person it was made for; empty where it opens nothing.
    """

    state: LinkState
    language: str = ""


@dataclass(frozen=True, slots=True)
class TakeSigningSeat(Command):
    """Use a link up -> `SigningSeat`; a device that took an earlier link of this side loses its seat.

    Raises:
        Refused: ``dispute_link_unknown``, ``dispute_link_used``, ``dispute_link_expired``.
    """

    ticket: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindSigningSeat(Command):
    """Return the seat of this id while it stands -> `SigningSeat` or None."""

    seat_id: str


@dataclass(frozen=True, slots=True)
class SeeSigning(Command):
    """Question for what the page shows of its seat -> `SigningView`."""

    seat: SigningSeat


@dataclass(frozen=True, slots=True)
class SigningView:
    """The agreement as the signing page shows it.

    Args:
        dispute: as the seat's side sees it.
        pages: how many there are to read.
        digest: of the text; a signature has to name it.
        read: the pages whose end this device has shown.
        sealed: the sealed PDF is there.
    """

    dispute: Dispute
    pages: int
    digest: str
    read: tuple[int, ...]
    sealed: bool


@dataclass(frozen=True, slots=True)
class AgreementPage(Command):
    """A page of the text, counted from 1 -> ``bytes``, a PNG.

    Raises:
        Refused: ``dispute_not_agreed``, ``room_input_wrong`` for no such page.
    """

    seat: SigningSeat
    page: int


@dataclass(frozen=True, slots=True)
class NoteAgreementRead(Command):
    """Note that the end of a page was seen -> None; twice is once."""

    seat: SigningSeat
    page: int


@dataclass(frozen=True, slots=True)
class SignAgreement(Command):
    """Sign the text that was read -> `Dispute`; once both have, it takes effect and is sealed. Twice is once.

    Raises:
        Refused: ``dispute_seat_lost``, ``dispute_not_agreed``, ``dispute_paper_changed``, ``dispute_read_first``,
            ``dispute_signature_empty``.
    """

    seat: SigningSeat
    digest: str
    strokes: tuple[Stroke, ...] = field(repr=False)
    width: float
    height: float
    timezone: str


@dataclass(frozen=True, slots=True)
class SignedAgreement(Command):
    """The sealed agreement -> ``bytes``, a PDF.

    Raises:
        Refused: ``dispute_not_settled``.
        PlatformUnavailable: it cannot be sealed or fetched just now.
    """

    seat: SigningSeat

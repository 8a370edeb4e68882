"""Orders and questions of the desk about witness appointments: diary, who comes when, places, the judge. Pure values.

Who may ask is the desk's business (`backend/desk`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from backend.authorization.model import Witness
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class DeskWitness:
    """An appointment as an officer sees it.

    Args:
        court: Chinese name of the case's court, or empty while it is not known.
        way_in_at: when the judge was last given a way in.
        way_in: what became of that: ``open`` (on its way), ``done``, ``refused`` or ``rejected``; empty before.
    """

    witness: Witness
    party_name: str = field(repr=False)
    firm: str
    interpreter: str
    court: str
    way_in_at: datetime | None = None
    way_in: str = ""


@dataclass(frozen=True, slots=True)
class WitnessDiary(Command):
    """Every slot between two Beijing days as the platform's diary has it -> ``list[DiaryLine]``.

    Raises:
        PlatformUnavailable, PlatformRejected: the platform gave no usable answer.
    """

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class WitnessesBetween(Command):
    """The appointments between two Beijing days, both counted -> ``list[DeskWitness]``, soonest first."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SetWitnessPlaces(Command):
    """Let slots have so many judges, none to close them -> `DiaryChanged`. The same `request_id` twice is once.

    A slot never gets fewer than are booked (``authorization_places_below_booked``); what cannot be changed is in the
    answer with its reason, and the rest is changed.

    Raises:
        PlatformUnavailable, PlatformRejected: nothing was changed.
    """

    request_id: str
    officer: str
    slot_ids: tuple[str, ...]
    places: int


@dataclass(frozen=True, slots=True)
class RenewJudgeLink(Command):
    """Give the platform a fresh way into the room for the judge -> None; an earlier one nobody used stops working.

    For a link that is used or lost. It is handed over by the outbox; `DeskWitness.way_in` says when it is there.

    Raises:
        Refused: ``authorization_not_found``, ``authorization_no_link`` (not booked yet, or over).
    """

    request_id: str
    officer: str
    witness_id: str


@dataclass(frozen=True, slots=True)
class NameJudge(Command):
    """Let another judge take a session that has not begun -> None. The same `request_id` twice is once.

    The platform then tells it as its news, by which the room, the judge's way in and the person follow.

    Raises:
        Refused: ``authorization_not_found``, ``authorization_judge_missing``, ``authorization_not_changeable``.
        PlatformUnavailable, PlatformRejected: nothing was changed.
    """

    request_id: str
    officer: str
    witness_id: str
    judge: str

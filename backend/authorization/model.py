"""The appointment for a video witness in values: what is wished, where it stands, and the rules that need no one else.

Pure. A verified party appoints one mainland lawyer; judge, party and lawyer are online at the same time, in standard
Chinese or with the party's interpreter; the whole witness is recorded, and who does not want that takes another way
(SPC21-6). A paper that names no special power gives none, also one that says "full powers" (CPL-62.2, INT-89).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from backend.authorization.power.model import SPECIAL_POWERS, Lawyer, Scope, SpecialPower
from backend.shared.diary import Slot
from backend.shared.errors import Refused
from backend.shared.quiet_hours import out_of_the_night

Status = Literal[
    "requested", "booked", "under_way", "sealed", "refused", "missed", "cancelled", "declined", "unclear"
]  # fmt: skip
"""``declined``: the platform would not take it. ``unclear``: it answered outside its contract. The rest as they say."""
Spoken = Literal["mandarin", "interpreter"]
Result = Literal["sealed", "refused", "missed"]

LIVE: frozenset[Status] = frozenset({"requested", "booked", "under_way"})
"""Statuses in which the witness is still to come or going on."""
CHANGEABLE: frozenset[Status] = frozenset({"booked"})

NOTICE = timedelta(minutes=30)
"""Time before its start until which a session may be taken, moved or given back (assumed, docs/systems.md)."""
REMIND_BEFORE = (timedelta(hours=24), timedelta(hours=1))
"""Times of reminders before the start; the earlier one is moved out of the person's night."""


@dataclass(frozen=True, slots=True)
class CaseNamed:
    """The case a power is for.

    Args:
        title: as the paper names it, e.g. ``谭某某诉李某某民间借贷纠纷``.
        court: the court's Chinese name, or empty while it is not known.
        number: the court's case number, or empty.
        case_id: ours, where it was filed here.
        divorce: the party then still attends, or gives a written opinion (CPL-65).
    """

    title: str
    court: str = ""
    number: str = ""
    case_id: str = ""
    divorce: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """Decisions of the person, as the review shows them.

    Args:
        acknowledged_at: when they acknowledged that the whole witness is recorded (SPC21-6).
        powers: the special powers, one by one, in the order of CPL-62.2; empty with general scope.
        interpreter: name, where `spoken` is ``interpreter``.
    """

    case: CaseNamed
    lawyer: Lawyer
    scope: Scope
    powers: tuple[SpecialPower, ...]
    spoken: Spoken
    interpreter: str
    acknowledged_at: datetime


@dataclass(frozen=True, slots=True)
class Witness:
    """An appointment for a video witness.

    Args:
        witness_id: the draft's id; also the platform's reference and the room's session.
        number: what people quote, once the platform has given one.
        judge: the judge's name as the platform gave it, or empty.
        sequence: grows with every change.
        reason: why it was declined, refused or missed.
        request_open: something asked of the platform is not answered yet.
    """

    witness_id: str
    person_id: str
    status: Status
    slot: Slot
    case_title: str
    lawyer_name: str
    number: str | None = None
    judge: str = ""
    sequence: int = 0
    reason: str | None = None
    request_open: bool = False


def check_wish(wish: Wish) -> None:
    """Raise Refused where a wish cannot become a power of attorney.

    Raises:
        Refused: ``authorization_power_missing`` (special, but none named: INT-89), ``authorization_power_extra``
            (general, yet some named: CPL-62.2), ``authorization_interpreter_missing`` (SPC21-6),
            ``authorization_incomplete``.
    """
    if not (wish.case.title.strip() and wish.lawyer.name.strip() and wish.lawyer.firm.strip()):
        raise Refused("authorization_incomplete")
    if wish.scope == "special" and not wish.powers:
        raise Refused("authorization_power_missing")
    if wish.scope == "general" and wish.powers:
        raise Refused("authorization_power_extra")
    if wish.spoken == "interpreter" and not wish.interpreter.strip():
        raise Refused("authorization_interpreter_missing")


def in_order(powers: set[str]) -> tuple[SpecialPower, ...]:
    """Return these powers in the order of the law (CPL-62.2); names that are none are left out."""
    return tuple(power for power in SPECIAL_POWERS if power in powers)


def check_still_possible(start: datetime, now: datetime) -> None:
    """Raise Refused ``authorization_slot_past`` when a slot is over or too close."""
    if start - NOTICE <= now:
        raise Refused("authorization_slot_past")


def reminder_moments(start: datetime, timezone: str) -> tuple[datetime, datetime]:
    """Return when to remind: a day before, moved out of the person's night; and an hour before, whatever the hour.

    Args:
        start: aware moment the session begins.
        timezone: the person's IANA zone.
    """
    day, hour = (start - before for before in REMIND_BEFORE)
    return out_of_the_night(day, timezone), hour

"""A hearing as the court fixes it, and the person's wish to be reminded of it. Pure.

When which reminder is due is reckoned in `reminder_plan.py`; what may be asked is in `commands.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from backend.shared.wording import Words

HearingKind = Literal["in_person", "online", "asynchronous"]
HearingStatus = Literal["scheduled", "cancelled"]
Source = Literal["court", "desk"]
Domicile = Literal["abroad", "china", "unknown"]
"""Domicile of a party, in mainland China or not; nationality says nothing about it (CPL-286)."""

DEFAULT_STEPS: tuple[str, ...] = ("d7", "d3", "d1", "h1")
"""7 days, 3 days, 1 day and 1 hour before, unless the person wants it otherwise."""

KIND_NAMES: dict[HearingKind, Words] = {
    "in_person": Words("到庭", "In person"),
    "online": Words("在线庭审", "Online"),
    "asynchronous": Words("非同步审理", "Asynchronous"),
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """Time, place and manner of a hearing, in the court's words.

    Args:
        start: aware moment it begins; of an asynchronous hearing, when statements may be posted from.
        end: aware moment it is expected to end; of an asynchronous hearing, the deadline for statements.
        kind: in person, online, or asynchronous (ONL-20).
        place: court and courtroom.
        judge: who hears it, as far as told.
        room_link: where an online hearing is entered; only for the person.
        check_link: where camera, microphone and line are tried beforehand.
    """

    start: datetime
    end: datetime
    kind: HearingKind
    place: str
    judge: str = ""
    room_link: str = field(default="", repr=False)
    check_link: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Hearing:
    """One hearing of one's own case.

    Args:
        hearing_id: names it, for the court's platform, the desk and us alike.
        sequence: grows with every change, as a calendar file and a late report want it.
        reason: why it was moved or called off, in the court's words.
        steps: when the person is reminded (`reminder_plan`), empty if they are not.
        seen: the person has said that they know of it as it stands.
    """

    hearing_id: str
    case_id: str
    person_id: str
    case_number: str
    sitting: Sitting
    status: HearingStatus = "scheduled"
    sequence: int = 1
    reason: str = ""
    steps: tuple[str, ...] = ()
    seen: bool = False


@dataclass(frozen=True, slots=True)
class OwnCase:
    """Facts hearing needs of a filed case; filing keeps it."""

    case_id: str
    person_id: str
    case_number: str
    domicile: Domicile = "unknown"


@dataclass(frozen=True, slots=True)
class CourtReport:
    """Standing of something with the court: a whole report each time, so that the newest alone is enough.

    Args:
        subject_id: the court's number of it.
        case_id: our id of the case, by which the court's news names it.
        sequence: counts its changes; a report with a smaller one is older.
    """

    subject_id: str
    case_id: str
    sequence: int


@dataclass(frozen=True, slots=True)
class SittingReport(CourtReport):
    """Standing of a hearing with the court."""

    status: HearingStatus
    sitting: Sitting
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Record of how the court was told of a hearing the desk has changed.

    Args:
        state: ``open`` while it waits, ``done``, ``refused`` or ``rejected``.
        reason: tail of the utterance that says why it was not taken over.
    """

    state: str
    reason: str = ""

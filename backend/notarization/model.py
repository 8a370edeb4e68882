"""Notarization in values: matters, slots, appointments and places in the waiting list.

Pure: no clock, no database, no partner. The rules live in `advice.py` (which route is open to whom) and in
`timetable.py` (which days the office works); what may be asked is in `commands.py`, what has happened in `events.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from backend.shared.diary import Slot
from backend.shared.wording import Words

Route = Literal["in_person", "remote_video", "mission", "local_notary"]
Nationality = Literal["prc_mainland", "hk_macao_taiwan", "foreign"]
Whereabouts = Literal["jiangmen", "china", "hk_macao_taiwan", "abroad"]
StayBasis = Literal["days_180", "residence_permit", "long_term_visa", "none"]
UsePlace = Literal["china", "abroad"]
MissionAbility = Literal["yes", "varies", "no", "ask"]
Status = Literal["requested", "pending", "confirmed", "changed", "cancelled", "refused", "rejected"]
WaitingStatus = Literal["requested", "waiting", "offered", "left", "refused", "rejected"]

BOOKABLE_ROUTES: tuple[Route, ...] = ("in_person", "remote_video")
HELD: tuple[Status, ...] = ("pending", "confirmed", "changed")
"""Statuses in which the office holds a place for the person."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Source of a statement, and how sure we are of it.

    Args:
        cite: law, version and article, e.g. ``公证法(2017修正)第26条``.
        confidence: ``text`` (official text or a copy of it was read), ``secondary`` or ``recall``.
        doubt: what still has to be asked of the office, if anything.
    """

    cite: Words
    confidence: Literal["text", "secondary", "recall"]
    doubt: Words | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing the office can notarise, as a notary would describe it at the window.

    Args:
        code: ``power_of_attorney``, ``will`` …
        folk_names: what people call it, in either language.
        papers: what to bring, one concrete paper an entry.
        who: who must come, in words.
        agent_allowed: may somebody apply for the person (公证法第26条, 公证程序规则第11条).
        agent_papers: what whoever applies for the person brings beside the papers; None where nobody may.
        agent_except: what of it nobody may do for the person all the same, if there is any.
        by_video: is the matter on the list of remote video notarization (15 matters since 2023).
        mission: can a Chinese mission do it itself: ``yes``, ``varies`` (ordinary ones yes, property, shares and
            inheritance no), ``no`` (a fact to be checked in China), ``ask``.
        disposes_of_property: it may dispose of property, so that REM-5's extra conditions have to be told.
        rules: what the entry rests on.
    """

    code: str
    name: Words
    folk_names: tuple[str, ...]
    about: Words
    papers: tuple[Words, ...]
    who: Words
    agent_allowed: bool
    by_video: bool
    mission: MissionAbility
    disposes_of_property: bool
    fee: Words
    issue_time: Words
    rules: tuple[Rule, ...]
    agent_papers: Words | None = None
    agent_except: Words | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person's booking. `sequence` grows with every change, as a calendar file wants it.

    Args:
        by_agent: whether somebody else goes for the person.
    """

    appointment_id: str
    person_id: str
    matter: str
    route: str
    slot: Slot
    status: Status
    confirmation_number: str | None = None
    sequence: int = 0
    refusal: str | None = None
    request_open: bool = False
    by_agent: bool = False

    def moved_to(self, slot: Slot, status: Status) -> Appointment:
        """Return the same appointment at another time."""
        return replace(self, slot=slot, status=status, sequence=self.sequence + 1)


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """A person's place in the waiting list of one day."""

    waiting_id: str
    person_id: str
    matter: str
    route: str
    day: date
    status: WaitingStatus
    position: int | None = None

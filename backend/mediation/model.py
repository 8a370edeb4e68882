"""A mediation before registration in values: where it stands, its session, its last days, and what follows. Pure.

Voluntary on both sides (OMR-3, CPL-125). The mediator answers within 3 working days (OMR-10); the mediation takes at
most 30 days before registration unless the parties agree on more (OMR-24); what fails goes back to registration
(OMR-21). An agreement can be confirmed by the court if both ask within 30 days of its effect (CPL-205, PML-33).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from backend.shared.calendar import add_days_rolling, add_working_days
from backend.shared.errors import Refused
from backend.shared.wording import Words

Status = Literal[
    "proposed", "declined", "assigned", "accepted", "agreed", "failed", "withdrawn", "returned", "recalled", "overtaken"
]  # fmt: skip
"""``returned``: the mediator could not take it, or did not answer. ``recalled``: the court took it back.
``overtaken``: the filing itself is over."""
SessionKind = Literal["online", "phone", "in_person", "room"]
"""``room``: online in our own room, which only a mediation without a lawsuit has."""

LIVE: frozenset[Status] = frozenset({"proposed", "assigned", "accepted"})
WITH_MEDIATOR: frozenset[Status] = frozenset({"assigned", "accepted"})
"""While it is there the filing's clock stands still."""

STATUS_NAMES: Mapping[Status, Words] = {
    "proposed": Words("等当事人同意", "Waiting for the person's consent"),
    "declined": Words("当事人不同意", "The person does not want it"),
    "assigned": Words("等调解员接受", "Waiting for the mediator"),
    "accepted": Words("调解中", "Under way"),
    "agreed": Words("达成协议", "Agreement reached"),
    "failed": Words("调解不成", "Not successful"),
    "withdrawn": Words("当事人退出调解", "The person has left it"),
    "returned": Words("调解员未接受", "Not taken by the mediator"),
    "recalled": Words("法院已收回", "Taken back by the court"),
    "overtaken": Words("立案已结束", "The filing is over"),
}
KIND_NAMES: Mapping[SessionKind, Words] = {
    "online": Words("线上", "Online"),
    "phone": Words("电话", "By telephone"),
    "in_person": Words("当面", "In person"),
    "room": Words("在线，本平台的调解室", "Online, in our own room"),
}

ACCEPT_WORKING_DAYS = 3
PERIOD_DAYS = 30
CONFIRMATION_DAYS = 30
LONGEST_PROLONGED = timedelta(days=180)
LONGEST_SESSION = timedelta(hours=12)
NO_CONFIRMATION = frozenset({"divorce", "inheritance"})
"""Causes in which status or title may be in dispute, of which no agreement is confirmed (CPL-205; Interp. 355)."""


@dataclass(frozen=True, slots=True)
class Session:
    """Time and manner in which both sides meet the mediator.

    Args:
        start, end: aware moments.
        place: a room, a telephone number to expect, or an https link; empty for our own room.
    """

    start: datetime
    end: datetime
    kind: SessionKind
    place: str


@dataclass(frozen=True, slots=True)
class Mediation:
    """A mediation.

    Args:
        wished: the person had asked for it in the filing; otherwise the court proposed it.
        mediator, mediator_name: the officer's id, and the name people read.
        cause_name: of the filing, in Chinese.
        accept_by: last day for the mediator to take it.
        due: last day of the mediation, once taken.
        outcome: in the mediator's words: what was agreed, or why not.
        effective_on: the day an agreement took effect.
        confirmable: an agreement of this cause can be confirmed by the court, as far as the cause tells.
        sequence: grows with every change.
    """

    mediation_id: str
    case_id: str
    person_id: str
    court: str
    status: Status
    wished: bool
    mediator: str
    mediator_name: str
    cause_name: str
    created_at: datetime
    updated_at: datetime
    sequence: int
    accept_by: date | None = None
    due: date | None = None
    session: Session | None = None
    outcome: str = ""
    effective_on: date | None = None
    confirmable: bool = True

    @property
    def last_day(self) -> date | None:
        """The last day that runs for the mediator: to take it, or to end it."""
        return self.accept_by if self.status == "assigned" else self.due if self.status == "accepted" else None

    @property
    def confirm_by(self) -> date | None:
        """Last day on which both may ask the court to confirm the agreement."""
        return confirmation_deadline(self.effective_on) if self.effective_on else None


def acceptance_deadline(assigned_on: date) -> date:
    """Return the last day for the mediator to take a mediation: 3 working days (OMR-10)."""
    return add_working_days(assigned_on, ACCEPT_WORKING_DAYS)


def mediation_deadline(accepted_on: date) -> date:
    """Return the last day of a mediation before registration: 30 days from the day the mediator took it (OMR-24)."""
    return add_days_rolling(accepted_on, PERIOD_DAYS)


def confirmation_deadline(effective_on: date) -> date:
    """Return the last day to ask for judicial confirmation: 30 days from the effect (CPL-205, PML-33)."""
    return add_days_rolling(effective_on, CONFIRMATION_DAYS)


def check_session(session: Session, now: datetime, due: date | None) -> None:
    """Raise Refused ``mediation_session_odd`` for a session that is past, without place or end, or too late."""
    sensible = now < session.start < session.end <= session.start + LONGEST_SESSION
    in_time = due is None or session.start.date() <= due
    if not (sensible and in_time and (session.place.strip() or session.kind == "room")):
        raise Refused("mediation_session_odd")


def check_prolonged(until: date, due: date, today: date) -> None:
    """Raise Refused ``mediation_due_odd`` unless a new last day is later than the old one, and within half a year."""
    if not due < until <= today + LONGEST_PROLONGED:
        raise Refused("mediation_due_odd")

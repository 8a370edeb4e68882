"""Agenda of calls for a person: the one that is booked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from backend.calls.model import LIVE
from backend.calls.records import of_person
from backend.shared.agenda import AgendaItem
from backend.shared.database import Session
from backend.shared.wording import Words

_CALL = Words("与法院通话", "Call with the court")
_BOOKED = Words("您预约的", "as you booked it")


def ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
    """Return the call to come; until somebody at the desk has taken it, it is not certain."""
    return tuple(
        AgendaItem(
            f"call-{row['call_id']}",
            "takes_place",
            _CALL,
            row["start"],
            _BOOKED,
            until=row["ends"],
            tentative=row["status"] == "asked",
        )
        for row in of_person(session, person_id, LIVE)
        if not row["at_once"]
    )

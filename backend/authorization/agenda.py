"""Agenda of authorization for a person: their appointments with the judge and the lawyer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from backend.authorization.model import LIVE
from backend.authorization.records import Row, rows_of
from backend.shared.agenda import COURT_SAID, AgendaItem
from backend.shared.database import Session
from backend.shared.wording import Words

_WITNESS = Words("视频见证授权", "Video witness of your power of attorney")
_BOOKED = Words("您预约的", "as you booked it")


def ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
    """Return the witnesses that are asked for, to come or going on."""
    return tuple(_witness(row) for row in rows_of(session, person_id) if row["status"] in LIVE)


def _witness(row: Row) -> AgendaItem:
    """Until the court's platform has entered it, it may still be another time."""
    asked = row["status"] == "requested"
    return AgendaItem(
        f"authorization-{row['witness_id']}", "takes_place", _WITNESS, row["slot_start"],
        _BOOKED if asked else COURT_SAID, until=row["slot_end"], number=row["number"] or "", tentative=asked,
    )  # fmt: skip

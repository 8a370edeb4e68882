"""Records what the court says of a case: the row, the timeline, the clocks, and what the person hears, all in one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backend.filing import events, records
from backend.filing.announcements import Announcements
from backend.filing.court import CourtReport
from backend.filing.deadlines import Deadlines
from backend.filing.keeping import Keeping
from backend.filing.model import Case
from backend.filing.progress import Happening, progress
from backend.filing.tables import DETAILS
from backend.shared.database import Session
from backend.shared.keyring import Keyring
from backend.shared.messages import Event

_EVENTS: Mapping[Happening, type[Any]] = {
    "received": events.FilingReceived,
    "approved": events.FilingApproved,
    "defects": events.DefectsTold,
    "registered": events.CaseRegistered,
    "refused": events.FilingRefused,
    "returned": events.FilingReturned,
    "withdrawn": events.FilingWithdrawn,
    "extension_granted": events.ExtensionGranted,
    "extension_refused": events.ExtensionDenied,
    "fee": events.FeeNoticed,
}


class Settling:
    """Brings a case to where the court says it is.

    Args:
        keyring: opens and seals what is kept.
        announcements: tells the person.
        deadlines: plans reminders and looks.
        keeping: erases what is no longer needed.
    """

    def __init__(self, keyring: Keyring, announcements: Announcements, deadlines: Deadlines, keeping: Keeping) -> None:
        self._keyring = keyring
        self._announcements = announcements
        self._deadlines = deadlines
        self._keeping = keeping

    def settle(
        self, session: Session, row: records.Row, report: CourtReport, now: datetime, *, later: bool
    ) -> list[Event]:
        """Record a report in the caller's transaction, which has locked `row`; return the facts to publish in it.

        Args:
            later: False when the person waits for exactly this in a turn and is told there.
        """
        new = progress(row, report)
        if new is None:
            if row["filing_number"] is None:
                records.update_case(session, row["case_id"], filing_number=report.filing_number)
            return []
        place = DETAILS.context.format(**row)
        details = self._keyring.open_json(row["details"], place) | dict(new.details)
        sealed = self._keyring.of(row["person_id"]).seal_json(details, place)
        columns = {**new.columns, "details": sealed, "updated_at": now}
        records.update_case(session, row["case_id"], **columns)
        if report.status != row["status"] or "defects" in new.happenings:
            records.add_step(session, self._keyring, row["case_id"], report.status, report.at, _note(report))
        case = records.case_of({**row, **columns}, self._keyring)
        self._deadlines.plan(session, case, now)
        self._keeping.forget(session, case, now)
        told = [_event(happening, case, later) for happening in new.happenings]
        for event in told:
            self._announcements.tell(session, event, report.sequence)
        return told


def _event(happening: Happening, case: Case, later: bool) -> Event:
    kind = _EVENTS[happening]
    said_in_turn = not later and happening in ("received", "withdrawn")
    event: Event = kind(case, False) if said_in_turn else kind(case)
    return event


def _note(report: CourtReport) -> str:
    if report.status == "defects":
        return "\n".join(f"{number}. {text}" for number, text in enumerate(report.defects, 1))
    return report.case_number or report.reason or ""

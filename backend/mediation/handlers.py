"""Carries out what the person and the court ask of a mediation.

Each changes the mediation, the filing's clock and what the person is told in one transaction, so that no crash leaves
a filing standing still for a mediation that is over.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.mediation import records
from backend.mediation.commands import (
    AnswerProposal,
    FilingIsOver,
    LeaveMediation,
    MayBeDocked,
    MediationsOfCase,
    MyMediations,
    RecallMediation,
    SendToMediation,
    StopSessionReminders,
)
from backend.mediation.course import Course, words_of
from backend.mediation.docking import DOCKED
from backend.mediation.docking_requests import DockingRequests
from backend.mediation.filings import FilingMeant
from backend.mediation.model import LIVE, NO_CONFIRMATION, WITH_MEDIATOR, Mediation, Status
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.outbox import Job


class MediationHandlers:
    """The person's and the court's side.

    Args:
        course: changes rows, clocks and tells.
        docking: tells the centre's system of what it is to mediate.
    """

    def __init__(self, course: Course, docking: DockingRequests) -> None:
        self._course = course
        self._docking = docking

    def mine(self, command: MyMediations) -> list[Mediation]:
        """Return a person's mediations."""
        with self._course.database.reading() as session:
            return self._course.values(records.of_person(session, command.person_id))

    def of_case(self, command: MediationsOfCase) -> list[Mediation]:
        """Return a filing's mediations."""
        with self._course.database.reading() as session:
            return self._course.values(records.of_case(session, command.case_id))

    def send(self, command: SendToMediation) -> Mediation:
        """Send a filing to a mediator, or ask its person first."""
        if command.mediator == DOCKED and not self._docking.connected:
            raise Refused("mediation_mediator_unknown")
        with self._course.database.transaction() as session:
            known = records.row_of(session, command.request_id)
            if known is not None:
                return records.mediation_of(known, self._course.keyring)
            filing = self._course.filings.meant(session, command.case_id, command.court)
            if records.live_of_case(session, command.case_id) is not None:
                raise Refused("mediation_already")
            records.insert(session, self._fresh(command, filing))
            self._course.note(session, f"officer:{command.officer}", "sent", command.request_id, case=command.case_id)
            row = self._course.row(session, command.request_id)
            return self._assign(session, row) if filing.wished else self._course.say(session, row, "proposed")

    def answer(self, command: AnswerProposal) -> Mediation:
        """Take the person's consent, or their no."""
        with self._course.database.transaction() as session:
            row = self._own(session, command.mediation_id, command.person_id)
            if row["status"] in (WITH_MEDIATOR if command.agree else {"declined"}):
                return records.mediation_of(row, self._course.keyring)
            if row["status"] != "proposed":
                raise Refused("mediation_over")
            self._course.note(
                session, command.person_id, "agreed_to" if command.agree else "declined", row["mediation_id"]
            )
            if not command.agree:
                return self._become(session, row, "declined")
            self._course.filings.meant(session, row["case_id"], row["court"])
            return self._assign(session, row, told_now=True)

    def leave(self, command: LeaveMediation) -> Mediation:
        """Take the person out; the filing goes back to the court."""
        with self._course.database.transaction() as session:
            row = self._own(session, command.mediation_id, command.person_id)
            if row["status"] == "withdrawn":
                return records.mediation_of(row, self._course.keyring)
            if row["status"] not in LIVE:
                raise Refused("mediation_over")
            self._course.note(session, command.person_id, "left", row["mediation_id"])
            if row["status"] == "proposed":
                return self._become(session, row, "declined")
            self._docking.call_back(session, row)
            return self._become(session, row, "withdrawn")

    def recall(self, command: RecallMediation) -> Mediation:
        """Take it back for the court: from the centre's system as when its person leaves, from an officer as well."""
        words = words_of(command.reason)
        with self._course.database.transaction() as session:
            row = self._course.row(session, command.mediation_id)
            if command.court not in ("", row["court"]):
                raise Refused("mediation_unknown")
            if row["status"] == "recalled":
                return records.mediation_of(row, self._course.keyring)
            if row["status"] not in LIVE:
                raise Refused("mediation_over")
            self._course.note(
                session, f"officer:{command.officer}", "recalled", row["mediation_id"], case=row["case_id"]
            )
            if row["status"] in WITH_MEDIATOR:
                self._docking.call_back(session, row)
            return self._course.say(session, self._course.end(session, row, "recalled", words), "recalled")

    def stop_reminders(self, command: StopSessionReminders) -> int:
        """Remind of no more sessions."""
        count = 0
        with self._course.database.transaction() as session:
            for row in records.of_person(session, command.person_id):
                meant = command.mediation_id in (None, row["mediation_id"])
                details = records.details_of(row, self._course.keyring)
                if not meant or row["status"] not in LIVE or row["start"] is None or details.get("quiet"):
                    continue
                self._course.note(session, command.person_id, "reminders_stopped", row["mediation_id"])
                self._course.alter(session, row, details | {"quiet": True})
                count += 1
        return count

    def filing_is_over(self, command: FilingIsOver) -> None:
        """End what went on about a filing that is over; its own news tells the person."""
        row = records.live_of_case(command.session, command.case_id)
        if row is not None:
            self._course.note(command.session, "filing", "overtaken", row["mediation_id"])
            if row["status"] in WITH_MEDIATOR:
                self._docking.call_back(command.session, row)
            self._course.alter(command.session, row, status="overtaken")

    def look(self, job: Job) -> str:
        """Outbox handler of `LOOK`: a last day has passed; nobody's filing stands still for ever."""
        with self._course.database.transaction() as session:
            row = records.row_of(session, str(job.payload["mediation_id"]))
            last = date.fromisoformat(job.payload["day"])
            if row is None or last != {"assigned": row["accept_by"], "accepted": row["due"]}.get(row["status"]):
                return "no longer stands"
            self._docking.call_back(session, row)
            if not self._course.filings.go_on(session, row["case_id"], self._course.today()):
                self._course.alter(session, row, status="overtaken")
                return "the filing is over"
            became: Status = "returned" if row["status"] == "assigned" else "failed"
            self._course.note(session, "clock", f"{became}_by_time", row["mediation_id"])
            self._course.say(session, self._course.end(session, row, became, ""), f"{became}_by_time")
        return became

    def _assign(self, session: Session, row: records.Row, *, told_now: bool = False) -> Mediation:
        self._docking.send(session, row)
        return self._course.assign(session, row, told_now=told_now)

    def may_be_docked(self, command: MayBeDocked) -> bool:
        """Handle `MayBeDocked`."""
        return self._docking.connected

    def _become(self, session: Session, row: records.Row, status: Status) -> Mediation:
        """End what the person ends: they hear of it in their turn."""
        return records.mediation_of(self._course.end(session, row, status, ""), self._course.keyring)

    def _fresh(self, command: SendToMediation, filing: FilingMeant) -> dict[str, Any]:
        now, ids = self._course.clock.now(), (filing.person_id, command.request_id)
        details = {
            "cause_name": filing.cause_name, "mediator_name": command.mediator_name,
            "confirmable": filing.cause not in NO_CONFIRMATION,
        }  # fmt: skip
        if command.mediator == DOCKED:
            details |= {"mediator_name": "", "parties": list(filing.parties)}
        return {
            "mediation_id": command.request_id, "case_id": filing.case_id, "person_id": filing.person_id,
            "court": filing.court, "status": "proposed", "wished": filing.wished, "mediator": command.mediator,
            "sequence": 1, "details": records.sealed(details, self._course.keyring, *ids), "created_at": now,
            "updated_at": now,
        }  # fmt: skip

    def _own(self, session: Session, mediation_id: str, person_id: str) -> records.Row:
        row = self._course.row(session, mediation_id)
        if row["person_id"] != person_id:
            raise Refused("mediation_unknown")
        return row

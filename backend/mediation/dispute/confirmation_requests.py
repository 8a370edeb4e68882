"""Hands both sides' application for judicial confirmation in: kept first, tried again while the system is away.

The request is written down in the transaction in which the second side asks. A crash before or after the system's
answer leaves a job that asks again under the same key, so that the court gets one application.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from backend.documents.mediation_agreement import mediation_agreement_pdf
from backend.mediation.dispute import records
from backend.mediation.dispute.confirmation import AskedConfirmation, Asking, ConfirmingCourts, court_asked
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.model import Application, Dispute
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.tables import disputes, requests
from backend.mediation.dispute.terms import SIDES, Side, other_side
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.request_rows import RequestRows
from backend.shared.request_rows import Row as Request
from backend.shared.safety_net import SafetyNet, ask_again

logger = logging.getLogger(__name__)

TOPIC, SERVICE, KIND = "mediation.confirmation", "mediation-confirmation", "confirm"
_WHOSE = select(disputes.c.applicant_id).where(disputes.c.dispute_id == requests.c.subject).scalar_subquery()
OPEN_REQUESTS = OpenRequests.of(SERVICE, requests, TOPIC, person=_WHOSE, kinds=(KIND,))
UNCLEAR, GONE = "dispute_court_unclear", "dispute_court_gone"


class ConfirmationRequests:
    """Asks the courts' system to confirm agreements.

    Args:
        course: rows, clock and what the two sides hear.
        courts: the system, or None where none is connected: both hand the paper in by themselves.
        unmask: opens tokens of the vault.
        sealed: returns the sealed paper of a dispute, None for an agreement nobody signed on glass.
    """

    def __init__(
        self,
        course: DisputeCourse,
        courts: ConfirmingCourts | None,
        unmask: Callable[[str, str], str],
        sealed: Callable[[str], bytes | None],
    ) -> None:
        self._course = course
        self._courts = courts
        self._unmask = unmask
        self._sealed = sealed
        self._rows = RequestRows(requests)
        self._net = SafetyNet(SERVICE, course.clock)

    def takes(self, dispute: Dispute) -> bool:
        """Return True if the system is there and the court is known."""
        return self._courts is not None and court_asked(dispute.application) is not None

    def spread(self, session: Session, row: Row, asked_last: Side) -> None:
        """Have the court asked, in the transaction in which the second side asks."""
        key = _key(row["dispute_id"])
        values = {"key": key, "kind": KIND, "subject": row["dispute_id"], "argument": asked_last, "state": "open"}
        self._rows.insert(session, {**values, "created_at": self._course.now, "reason": None, "settled_at": None})
        self._net.spread(session, TOPIC, key, str(row["applicant_id"]))

    def try_now(self, dispute_id: str) -> None:
        """Ask while somebody waits; while the system is away the other side is told so, and the net goes on."""
        try:
            self._carry_out(_key(dispute_id), later=False)
        except PlatformUnavailable as down:
            logger.warning("%s unavailable, the application is kept: %s", down.platform, down.detail)
            with self._course.database.transaction() as session:
                request = self._rows.row(session, _key(dispute_id))
                row = records.dispute_row(session, dispute_id)
                if row is not None and request is not None and request["state"] == "open":
                    self._course.tell(session, row, "court_waiting", _other(request), key="court_waiting")
        except (Refused, PlatformRejected):
            return

    def retry(self, job: Job) -> str:
        """Outbox handler of `TOPIC`."""
        return ask_again(self._carry_out, job)

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over; what is still open is tried again later."""
        if given_up.topic == TOPIC:
            self._net.go_on(session, self._rows.row, given_up)

    def _carry_out(self, key: str, *, later: bool) -> None:
        with self._course.database.reading() as session:
            request = self._rows.row(session, key)
            row = records.dispute_row(session, request["subject"], lock=False) if request is not None else None
        if request is None or request["state"] != "open":
            return
        if row is None or self._course.value(row, None).handed_in:  # erased, or handed in on paper meanwhile
            self._settle(request, "dropped", "", later)
            return
        receipt = self._net.ask(
            self._course.database,
            key,
            lambda: self._ask(key, row),
            lambda state, why: self._settle(request, state, why, later),
            UNCLEAR,
        )
        self._settle(request, "done", receipt, later)

    def _ask(self, key: str, row: Row) -> str:
        if self._courts is None:
            raise Refused(GONE)
        dispute = self._course.value(row, None)
        court, told = court_asked(dispute.application), dispute.application
        if court is None or dispute.effective_on is None:
            raise Refused(GONE)
        asked_at = records.details_of(row, self._course.keyring)["asked_court_at"]
        owner = str(row["applicant_id"])
        first, second = (self._asking(owner, told, side, asked_at) for side in SIDES)
        asked = AskedConfirmation(
            row["dispute_id"], row["number"], court, told.matter, dispute.effective_on, (first, second),
            self._sealed(row["dispute_id"]) or mediation_agreement_pdf(dispute),
        )  # fmt: skip
        return self._courts.apply(key, asked)

    def _asking(self, owner: str, told: Application, side: Side, asked_at: dict[str, str]) -> Asking:
        name, contact = (told.name, told.phone) if side == "applicant" else (told.other_name, told.other_contact)
        when = datetime.fromisoformat(asked_at[side])
        return Asking(self._unmask(owner, name), self._unmask(owner, contact), when)

    def _settle(self, request: Request, state: str, said: str, later: bool) -> None:
        """Record the answer once and tell it; `said` is the receipt's number, or why there is none."""
        reason = None if state == "done" else said
        with self._course.database.transaction() as session:
            if not self._rows.settle(session, request["key"], state, reason, self._course.now):
                return
            self._net.take_in(session, request["key"])
            row = records.dispute_row(session, request["subject"])
            if row is None:
                return
            file = self._course.value(row, None).court_file
            if file is None or file.state != "sending":  # the court was quicker with its own news
                return
            row = self._course.alter(session, row, _AFTER[state](said))
            self._course.note(session, "courts", f"confirmation_{state}", row["dispute_id"])
            if state != "dropped":
                what = "court_received" if state == "done" else "court_not_taken"
                self._course.tell(session, row, what, *(SIDES if later else (_other(request),)))


def _not_taken(reason: str) -> dict[str, Any]:
    return {"court_file": {"state": "not_taken", "reason": reason}}


_AFTER: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "done": lambda receipt: {
        "court_file": {"state": "received", "number": receipt}, "handed_in": True, "court_said": [],
    },
    "refused": _not_taken, "rejected": _not_taken, "dropped": lambda _: {"court_file": None},
}  # fmt: skip
"""Changes of the dispute after each answer of the system."""


def _key(dispute_id: str) -> str:
    return f"{dispute_id}-confirm"


def _other(request: Request) -> Side:
    """Return who did not ask last: who did is answered in their own turn."""
    last: Side = request["argument"]
    return other_side(last)

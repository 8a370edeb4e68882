"""Tells the centre of filed cases that go to its mediators: kept first, in order, tried again while it is away.

What is asked is written down in the transaction of the step itself. A crash before or after the system's answer leaves
a job that asks again under the same key, so that the system takes each thing once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from backend.mediation import records
from backend.mediation.course import Course
from backend.mediation.dispute.tables import requests
from backend.mediation.docking import DOCKED, NOT_THERE, DockedCase, MediationDocking
from backend.mediation.model import WITH_MEDIATOR
from backend.mediation.tables import mediations
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.request_rows import RequestRows, Row
from backend.shared.safety_net import SafetyNet, ask_again

logger = logging.getLogger(__name__)

TOPIC, SERVICE = "mediation.docking", "mediation-docking"
_WHOSE = select(mediations.c.person_id).where(mediations.c.mediation_id == requests.c.subject).scalar_subquery()
OPEN_REQUESTS = OpenRequests.of(SERVICE, requests, TOPIC, person=_WHOSE, kinds=("dock", "undock"))
UNCLEAR, GONE = "mediation_unclear", "mediation_docking_gone"
_WHY = {UNCLEAR: "诉调对接平台的答复无法辨认", GONE: "诉调对接平台已停用"}
_NO = "诉调对接平台不接收这件案件"
"""Words for a case the system did not take, in the place of a mediator's reason."""


class DockingRequests:
    """Asks the centre's system.

    Args:
        course: rows, the filings' clock and what the person hears.
        docking: the system, or None where none is connected.
        unmask: opens tokens of the vault.
    """

    def __init__(self, course: Course, docking: MediationDocking | None, unmask: Callable[[str, str], str]) -> None:
        self._course = course
        self._docking = docking
        self._unmask = unmask
        self._rows = RequestRows(requests)
        self._net = SafetyNet(SERVICE, course.clock)

    @property
    def connected(self) -> bool:
        """Return True if there is a system to send a case to."""
        return self._docking is not None

    def send(self, session: Session, row: records.Row) -> None:
        """Have a case sent, if it is the system that is to mediate it, in the transaction of the step."""
        self._spread(session, row, "dock")

    def call_back(self, session: Session, row: records.Row) -> None:
        """Have it called back, if the system has it, in the transaction of the step."""
        self._spread(session, row, "undock")

    def retry(self, job: Job) -> str:
        """Outbox handler of `TOPIC`."""
        return ask_again(self._carry_out, job)

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over; what is still open is tried again later."""
        if given_up.topic == TOPIC:
            self._net.go_on(session, self._rows.row, given_up)

    def _spread(self, session: Session, row: records.Row, kind: str) -> None:
        if row["mediator"] != DOCKED:
            return
        key = f"{row['mediation_id']}-{kind}"
        if self._rows.row(session, key) is not None:
            return
        values = {"key": key, "kind": kind, "subject": row["mediation_id"], "argument": "", "state": "open"}
        new = {**values, "created_at": self._course.clock.now(), "reason": None, "settled_at": None}
        self._rows.insert(session, new)
        self._net.spread(session, TOPIC, key, str(row["person_id"]), after=timedelta(0))

    def _carry_out(self, key: str, *, later: bool) -> None:
        """Tell the system of everything up to this key, the earliest first."""
        with self._course.database.reading() as session:
            waiting = self._rows.up_to(session, key)
        for one in waiting:
            self._tell(one)

    def _tell(self, request: Row) -> None:
        with self._course.database.reading() as session:
            row = records.row_of(session, request["subject"], lock=False)
        over = row is not None and request["kind"] == "dock" and row["status"] not in WITH_MEDIATOR
        if row is None or over:  # erased, or left before it was ever sent: nothing of it leaves the house
            self._settle(request, "dropped", None)
            return
        try:
            self._net.ask(
                self._course.database,
                request["key"],
                lambda: self._ask(request, row),
                lambda state, why: self._settle(request, state, why),
                UNCLEAR,
            )
        except (Refused, PlatformRejected) as no:
            logger.warning("the centre's system did not %s a filed case: %s", request["kind"], type(no).__name__)
            return
        self._settle(request, "done", None)

    def _ask(self, request: Row, row: records.Row) -> None:
        if self._docking is None:
            raise Refused(GONE)
        if request["kind"] == "dock":
            details = records.details_of(row, self._course.keyring)
            parties = [self._unmask(row["person_id"], name) for name in details["parties"]]
            case = DockedCase(row["mediation_id"], row["court"], details["cause_name"], parties)
            self._docking.send(request["key"], case)
            return
        try:
            self._docking.call_back(request["key"], row["mediation_id"])
        except Refused as refused:
            if refused.reason not in (NOT_THERE, "mediation_over"):  # what it does not have need not come back
                raise

    def _settle(self, request: Row, state: str, reason: str | None) -> None:
        """Record the answer once; a case the system did not take goes back to the court, and the person hears why."""
        with self._course.database.transaction() as session:
            if not self._rows.settle(session, request["key"], state, reason, self._course.clock.now()):
                return
            self._net.take_in(session, request["key"])
            row = records.row_of(session, request["subject"])
            failed = state in ("refused", "rejected") and request["kind"] == "dock"
            if row is None or not failed or row["status"] not in WITH_MEDIATOR:
                return
            if state == "rejected":  # it may have it all the same
                self.call_back(session, row)
            self._course.note(session, "centre", "not_docked", row["mediation_id"])
            ended = self._course.end(session, row, "returned", _WHY.get(reason or "", _NO))
            self._course.say(session, ended, "returned")

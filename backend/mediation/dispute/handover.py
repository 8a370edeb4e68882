"""Tells the centre's system of disputes: kept first, in order, tried again while the system is away.

What is asked is written down in the transaction of the step itself. A crash before or after the system's answer leaves
a job that asks again under the same key, so that the system takes each thing once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta

from sqlalchemy import select

from backend.mediation.dispute import records
from backend.mediation.dispute.centre import HandedDispute, MediationCentre
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.model import MATTER_NAMES, Application, Standing
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.tables import disputes, requests
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.parties import Person
from backend.shared.request_rows import RequestRows
from backend.shared.safety_net import FIRST_LOOK, SafetyNet, ask_again

logger = logging.getLogger(__name__)

TOPIC, SERVICE = "mediation.centre", "mediation-centre"
_WHOSE = select(disputes.c.applicant_id).where(disputes.c.dispute_id == requests.c.subject).scalar_subquery()
OPEN_REQUESTS = OpenRequests.of(SERVICE, requests, TOPIC, person=_WHOSE, kinds=("take", "mediator", "back"))
UNCLEAR, NOT_THERE, NO_CENTRE = "dispute_centre_unclear", "dispute_unknown", "dispute_no_centre"
LONGEST_SUMMARY = 4000


class CentreRequests:
    """Asks the centre's system.

    Args:
        course: rows, clock and what the two sides hear.
        centre: the system, or None where none is connected: the desk has the dispute then.
        unmask: opens tokens of the vault.
        person: returns what is known of a person.
        mediator_declined: what follows where the chosen mediator cannot be asked, in the caller's transaction.
    """

    def __init__(
        self,
        course: DisputeCourse,
        centre: MediationCentre | None,
        unmask: Callable[[str, str], str],
        person: Callable[[str], Person],
        mediator_declined: Callable[[Session, Row], None],
    ) -> None:
        self._course = course
        self._centre = centre
        self._unmask = unmask
        self._person = person
        self._mediator_declined = mediator_declined
        self._rows = RequestRows(requests)
        self._net = SafetyNet(SERVICE, course.clock)

    def spread(self, session: Session, row: Row, kind: str, *, argument: str = "", waits: bool = False) -> str:
        """Have the system asked, in the transaction of the step, and return the request's key.

        Args:
            kind: ``take``, ``mediator`` (its id is `argument`) or ``back``.
            waits: somebody waits for the answer in this turn and calls `try_now`.
        """
        key = row["dispute_id"] if kind == "take" else f"{row['dispute_id']}-{kind}-{row['sequence']}"
        values = {"key": key, "kind": kind, "subject": row["dispute_id"], "argument": argument, "state": "open"}
        self._rows.insert(session, {**values, "created_at": self._course.now, "reason": None, "settled_at": None})
        after = FIRST_LOOK if waits else timedelta(0)
        self._net.spread(session, TOPIC, key, str(row["applicant_id"]), after=after)
        return key

    def try_now(self, key: str) -> None:
        """Ask while somebody waits; what the system refuses is recorded, and while it is away the net goes on."""
        try:
            self._carry_out(key, later=False)
        except PlatformUnavailable as down:
            logger.warning("%s unavailable, the request is kept: %s", down.platform, down.detail)
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
        """Tell the system of everything up to this key, the earliest first; later things wait for earlier ones."""
        with self._course.database.reading() as session:
            waiting = self._rows.up_to(session, key)
        for one in waiting:
            self._tell(one, later=later)

    def _tell(self, request: Mapping[str, str], *, later: bool) -> None:
        key, kind = request["key"], request["kind"]
        with self._course.database.reading() as session:
            row = records.dispute_row(session, request["subject"], lock=False)
        if row is None:
            self._settle(request, "dropped", None, later)
            return
        try:
            self._net.ask(
                self._course.database,
                key,
                lambda: self._ask(key, kind, request["argument"], row),
                lambda state, why: self._settle(request, state, why, later),
                UNCLEAR,
            )
        except (Refused, PlatformRejected) as no:
            logger.warning("the centre's system did not take a %s of a dispute: %s", kind, type(no).__name__)
            return
        self._settle(request, "done", None, later)

    def _ask(self, key: str, kind: str, argument: str, row: Row) -> None:
        if self._centre is None:
            raise Refused(NO_CENTRE)
        if kind == "take":
            self._centre.hand_over(key, self._handed(row))
        elif kind == "mediator":
            self._centre.ask_mediator(key, row["dispute_id"], argument)
        else:
            try:
                self._centre.take_back(key, row["dispute_id"])
            except Refused as refused:
                if refused.reason != NOT_THERE:  # what never arrived needs no erasing
                    raise

    def _handed(self, row: Row) -> HandedDispute:
        told = Application(**records.details_of(row, self._course.keyring)["application"])
        owner = str(row["applicant_id"])

        def opened(text: str) -> str:
            return self._unmask(owner, text)

        summary = told_in_summary(told)
        return HandedDispute(
            row["dispute_id"], self._person(owner).language, True, told.matter, told.tongue,
            opened(summary)[:LONGEST_SUMMARY], opened(told.name), opened(told.phone), opened(told.other_name),
            opened(told.other_contact), told.times,
        )  # fmt: skip

    def _settle(self, request: Mapping[str, str], state: str, reason: str | None, later: bool) -> None:
        """Record the answer once, with what follows from it for the dispute."""
        with self._course.database.transaction() as session:
            if not self._rows.settle(session, request["key"], state, reason, self._course.now):
                return
            self._net.take_in(session, request["key"])
            row = records.dispute_row(session, request["subject"])
            if row is not None:
                self._follow(session, row, request["kind"], state, reason or "", later)

    def _follow(self, session: Session, row: Row, kind: str, state: str, reason: str, later: bool) -> None:
        if kind == "mediator" and state in ("refused", "rejected"):
            self._mediator_declined(session, row)
        if kind != "take" or row["standing"] != "sending":
            return
        no_system = reason == NO_CENTRE
        standing: Standing = "received" if state == "done" or no_system else "failed"
        if state == "refused" and not no_system:
            row = self._course.alter(session, row, {"reason": reason}, standing="refused", status="refused")
            if later:
                self._course.tell(session, row, "not_taken", "applicant")
            return
        row = self._course.alter(session, row, {"reason": ""}, standing=standing)
        if later:
            self._course.tell(session, row, "received" if standing == "received" else "unclear", "applicant")


def told_in_summary(told: Application) -> str:
    """Return a dispute in a few lines for who is to mediate it; numbers in it are tokens."""
    lines = [f"[{MATTER_NAMES[told.matter].zh}] {told.what_happened}", told.wish, told.place]
    lines += [f"申请人讲{told.own_tongue}" if told.own_tongue else ""]
    lines += [f"对方讲{told.other_tongue}" if told.other_tongue else ""]
    return "\n".join(line for line in lines if line)

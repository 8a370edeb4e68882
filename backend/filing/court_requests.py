"""Asking the court for something so that no crash between two lines loses or doubles it.

First the request is committed, with a net of jobs under it; then the court is asked, outside any transaction, with the
request's key; then its answer is committed. Whoever comes second finds the answer. A filing's key is the case's id, so
the court, too, knows a repeated submission.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from backend.filing import records
from backend.filing.announcements import Announcements
from backend.filing.court import CourtPlatform, CourtReport
from backend.filing.events import CourtRequestFailed, ExtensionAsked, FilingNotTaken, SupplementReceived
from backend.filing.keeping import Keeping
from backend.filing.model import Case, RequestKind
from backend.filing.sending import Sending
from backend.filing.settling import Settling
from backend.filing.tables import WISH
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.keyring import Keyring
from backend.shared.messages import Event
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.safety_net import SafetyNet, ask_again

logger = logging.getLogger(__name__)

KINDS: tuple[RequestKind, ...] = ("file", "supplement", "extend", "withdraw", "decide")
TOPICS = tuple(f"filing.{kind}" for kind in KINDS)
PLATFORM = "online_litigation"
UNCLEAR = "filing_court_unclear"


class CourtRequests:
    """Opens, carries out and settles what is asked of the court.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        court: the court's platform.
        sending: puts together what is sent.
        settling: records the court's reports.
        keeping: erases what is no longer needed.
        announcements: tells the person.
        publish: tells the listeners, in the transaction that makes it true.
        wake: wakes the outbox, after a commit that gave it something.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        court: CourtPlatform,
        keyring: Keyring,
        audit: AuditLog,
        sending: Sending,
        settling: Settling,
        keeping: Keeping,
        announcements: Announcements,
        publish: Callable[[Session, Event], None],
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self.database = database
        self.clock = clock
        self.keyring = keyring
        self._court = court
        self._audit = audit
        self._sending = sending
        self._settling = settling
        self._keeping = keeping
        self._announcements = announcements
        self._publish = publish
        self._wake = wake
        self._net = SafetyNet("filing", clock)

    def open(
        self, session: Session, kind: RequestKind, key: str, case_id: str, person_id: str, wish: Any, who: str = ""
    ) -> bool:
        """Put a request and its net into the caller's transaction; False if it was asked before.

        Args:
            key: the Idempotency-Key; the request id of the command.
            wish: JSON of what is wanted sent, kept sealed until it is; a supplement's for as long as the complaint.
            who: who asks, for the audit log, where it is not the person (an officer).
        """
        sealed = self.keyring.of(person_id).seal_json(wish, WISH.context.format(person_id=person_id, key=key))
        row = {"key": key, "kind": kind, "case_id": case_id, "person_id": person_id, "wish": sealed, "state": "open"}
        if not records.insert_request(session, row | {"created_at": self.clock.now()}):
            return False
        self._net.spread(session, f"filing.{kind}", key, person_id)
        self.note(session, who or person_id, f"filing.{kind}.asked", key=key, case=case_id)
        return True

    def reopen(self, session: Session, request: Mapping[str, Any]) -> None:
        """Ask again under the same key, after an answer we could not use."""
        records.update_request(session, request["key"], state="open", reason=None, settled_at=None)
        self._net.spread(session, f"filing.{request['kind']}", request["key"], request["person_id"], again=True)

    def try_now(self, key: str) -> None:
        """Ask while the person waits; when the court is away, or it takes long, the net goes on and they are told.

        Raises:
            Refused, PlatformRejected: recorded.
        """
        if not self._sending.is_quick(self._request(key)):
            self._net.hurry(self.database, key)
            self._wake()
            return
        try:
            self.carry_out(key, later=False)
        except PlatformUnavailable as down:
            logger.warning("%s unavailable, request kept: %s", down.platform, down.detail)

    def carry_out(self, key: str, *, later: bool) -> None:
        """Ask the court and record its answer; an answer that is recorded already is given again.

        Raises:
            Refused, PlatformRejected: recorded.
            PlatformUnavailable: the request stays open and will be tried again.
        """
        request = self._request(key)
        if request["state"] != "open":
            _answered(request)
            return

        def fail(state: str, reason: str) -> None:
            self._fail(request, state, reason, later)

        report = self._net.ask(self.database, key, lambda: self._ask(request), fail, UNCLEAR)
        self._settle(request, report, later)

    def retry(self, job: Job) -> str:
        """Outbox handler of `TOPICS`: ask again, and return what came of it."""
        return ask_again(self.carry_out, job)

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over but the request is not, so begin another one later."""
        if given_up.topic not in TOPICS:
            return
        self._net.go_on(session, records.request_row, given_up)

    def look_up(self, case_id: str) -> Case | None:
        """Ask the court how a case stands, record its answer, and return the case; None if it has none of it."""
        with self.database.reading() as session:
            row = records.case_row(session, case_id, lock=False)
        if row is None or row["filing_number"] is None:
            return None
        self.record(case_id, self._court.look_up(row["filing_number"]))
        return self.case(case_id, row["person_id"])

    def record(self, case_id: str, report: CourtReport, *, once: Callable[[Session], bool] = lambda _: True) -> bool:
        """Record a report the court gave by itself, and tell it on.

        Args:
            once: notes in the same transaction that it was heard; False if it was before.

        Raises:
            Refused: ``filing_case_unknown``.
        """
        with self.database.transaction() as session:
            row = records.case_row(session, case_id)
            if row is None:
                raise Refused("filing_case_unknown")
            if not once(session):
                return False
            told = self._settling.settle(session, row, report, self.clock.now(), later=True)
            for event in told:
                self.note(session, PLATFORM, f"filing.{type(event).__name__}", case=case_id, report=report.sequence)
            self._spread(session, told)
        self._wake()
        return True

    def case(self, case_id: str, person_id: str) -> Case:
        """Return one's own case as it stands, with its timeline."""
        with self.database.reading() as session:
            row = records.own_case(session, case_id, person_id, lock=False)
            steps = records.steps_of(session, self.keyring, case_id)
            waiting = records.open_requests(session, [case_id]).get(case_id, [])
            return records.case_of(row, self.keyring, steps, waiting)

    def note(self, session: Session, who: str, what: str, **facts: Any) -> None:
        """Write to the audit log within the caller's transaction."""
        self._audit.append(session, who=who, what=what, at=self.clock.now(), channel="filing", facts=facts)

    def _request(self, key: str) -> Mapping[str, Any]:
        with self.database.reading() as session:
            request = records.request_row(session, key)
        if request is None:
            raise Refused("filing_case_unknown")
        return request

    def _ask(self, request: Mapping[str, Any]) -> CourtReport:
        with self.database.reading() as session:
            row = records.case_row(session, request["case_id"], lock=False)
        if row is None:
            raise Refused("filing_case_unknown")
        if request["kind"] != "file" and row["filing_number"] is None:
            self.carry_out(self._key_of_filing(request["case_id"]), later=True)  # it must be there first
            return self._ask(request)
        return self._sending.send(request, row)

    def _key_of_filing(self, case_id: str) -> str:
        with self.database.reading() as session:
            filing = records.last_filing(session, case_id)
        if filing is None:
            raise Refused("filing_case_unknown")
        return str(filing["key"])

    def _settle(self, request: Mapping[str, Any], report: CourtReport, later: bool) -> None:
        """Commit the court's answer, once; whoever comes second finds it there."""
        now, kind = self.clock.now(), request["kind"]
        with self.database.transaction() as session:
            row = records.case_row(session, request["case_id"])
            if row is None or not records.settle_request(session, request["key"], "done", None, now):
                return
            if kind != "supplement":  # the desk reads what was put right
                records.update_request(session, request["key"], wish=None)
            told = self._settling.settle(session, row, report, now, later=later)
            told += self._reached(session, request, row, report, later)
            self._net.take_in(session, request["key"])
            self.note(session, PLATFORM, f"filing.{kind}.done", key=request["key"], report=report.sequence)
            self._spread(session, told)
        self._wake()

    def _reached(
        self, session: Session, request: Mapping[str, Any], row: Mapping[str, Any], report: CourtReport, later: bool
    ) -> list[Event]:
        """List what reached the court without being a change of status of its own."""
        current = records.case_row(session, row["case_id"])
        if current is None or request["kind"] not in ("supplement", "extend"):
            return []
        case = records.case_of(current, self.keyring)
        if request["kind"] == "extend":
            event: Event = ExtensionAsked(case, later)
        else:
            event = SupplementReceived(case, row["status"] == "defects", later)
        self._announcements.tell(session, event, report.sequence)
        return [event]

    def _fail(self, request: Mapping[str, Any], state: str, reason: str, later: bool) -> None:
        """Commit that it came to nothing; a filing that was not taken can be put right and handed in again."""
        now, key, kind = self.clock.now(), request["key"], request["kind"]
        with self.database.transaction() as session:
            row = records.case_row(session, request["case_id"])
            if row is None or not records.settle_request(session, key, state, reason, now):
                return
            if state == "refused":
                records.update_request(session, key, wish=None)
            if (kind, state, row["status"]) == ("file", "refused", "submitting"):
                row = {**row, "status": "draft", "updated_at": now}
                records.update_case(session, row["case_id"], status="draft", updated_at=now)
                records.add_step(session, self.keyring, row["case_id"], "draft", now)
            failed = self._told_of_failure(session, records.case_of(row, self.keyring), kind, reason, later)
            self._net.take_in(session, key)
            self.note(session, PLATFORM, f"filing.{kind}.{state}", key=key, reason=reason)
            self._spread(session, failed)
        self._wake()

    def _told_of_failure(self, session: Session, case: Case, kind: str, reason: str, later: bool) -> list[Event]:
        """Tell the person what came to nothing; an officer's decision is the desk's business alone."""
        if kind == "decide":
            return []
        event = _failure(case, kind, reason, later)
        self._keeping.forget(session, case, self.clock.now())
        self._announcements.tell(session, event, int(self.clock.now().timestamp()))
        return [event]

    def _spread(self, session: Session, told: list[Event]) -> None:
        for event in told:
            self._publish(session, event)


def _failure(case: Case, kind: str, reason: str, later: bool) -> FilingNotTaken | CourtRequestFailed:
    return FilingNotTaken(case, reason, later) if kind == "file" else CourtRequestFailed(case, kind, reason, later)


def _answered(request: Mapping[str, Any]) -> None:
    if request["state"] == "refused":
        raise Refused(request["reason"])
    if request["state"] == "rejected":
        raise PlatformRejected(PLATFORM, request["reason"])

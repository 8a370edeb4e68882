"""Asking the office for something so that no crash between two lines loses or doubles it.

First the request is committed, with a job that will ask if we do not; then the office is asked, outside any
transaction, with the request's key; then the answer is committed. Whoever comes second finds the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from backend.notarization import records
from backend.notarization.events import NotarizationRefused, OfficeRequestFailed
from backend.notarization.model import Appointment, WaitingEntry
from backend.notarization.office import NotaryOffice, OfficeBooking, OfficeReceipt, WaitingReceipt
from backend.notarization.settling import Outcome, settle_appointment, settle_waiting
from backend.notarization.tables import APPLICANT
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.keyring import Keyring
from backend.shared.messages import Event
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.privacy import Privacy
from backend.shared.safety_net import SafetyNet, ask_again

KINDS = ("book", "change", "cancel", "restore", "join", "leave")
TOPICS = tuple(f"notarization.{kind}" for kind in KINDS)
UNCLEAR = "notarization_office_unclear"


class OfficeRequests:
    """Opens, carries out and settles requests of the office.

    Args:
        database, clock, keyring, privacy, audit, publish: see `backend/shared`.
        notary: the office.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        notary: NotaryOffice,
        keyring: Keyring,
        privacy: Privacy,
        audit: AuditLog,
        publish: Callable[[Session, Event], None],
    ) -> None:
        self.database = database
        self.clock = clock
        self.notary = notary
        self._keyring = keyring
        self._privacy = privacy
        self._audit = audit
        self._publish = publish
        self._net = SafetyNet("notarization", clock)

    def pending(self, session: Session, subject: str, kind: str, slot_id: str | None = None) -> str | None:
        """Return the key of the same wish if the office still owes its answer.

        Raises:
            Refused: ``notarization_request_open``, another wish of the same appointment has to be answered first.
        """
        request = records.asked.open_about(session, subject)
        if request is None:
            return None
        if (request["kind"], request["slot_id"]) != (kind, slot_id):
            raise Refused("notarization_request_open")
        return str(request["key"])

    def open(
        self,
        session: Session,
        kind: str,
        subject: str,
        person_id: str,
        expires_at: datetime,
        slot_id: str | None = None,
    ) -> str:
        """Put a request and its safety net into the caller's transaction and return its key.

        The first booking goes by the draft's own id, so that the office, too, knows a repeated submission.
        """
        now = self.clock.now()
        count = records.asked.count(session, subject, kind) + 1
        key = subject if (kind, count) == ("book", 1) else f"{subject}.{kind}.{count}"
        row = {
            "key": key,
            "kind": kind,
            "subject": subject,
            "person_id": person_id,
            "slot_id": slot_id,
            "state": "open",
        }
        records.asked.insert(session, row | {"expires_at": expires_at, "created_at": now})
        self._net.spread(session, f"notarization.{kind}", key, person_id)
        self.note(session, person_id, f"notarization.{kind}.asked", key=key)
        return key

    def reopen(self, session: Session, kind: str, key: str, person_id: str) -> str:
        """Ask again under the same key, after an answer we could not use; returns the key."""
        records.asked.reopen(session, key)
        self._net.spread(session, f"notarization.{kind}", key, person_id, again=True)
        return key

    def carry_out(self, key: str, *, later: bool = False) -> Appointment | WaitingEntry:
        """Ask the office and record its answer.

        Args:
            later: True when the person is not waiting for the answer in a turn.

        Raises:
            Refused, PlatformRejected: recorded.
            PlatformUnavailable: the request stays open and will be tried again.
        """
        with self.database.reading() as session:
            request = records.asked.row(session, key)
            if request is None:
                raise Refused("notarization_not_found")
            subject = self._subject(session, request, lock=False)
        if request["state"] != "open":
            return self._answered(request, subject)

        def ask() -> OfficeReceipt | WaitingReceipt:
            if request["expires_at"] <= self.clock.now():
                raise Refused("notarization_request_expired")
            return self._ask(request, subject)

        def fail(state: str, reason: str) -> None:
            self._fail(request, state, reason, later)

        return self._settle(request, self._net.ask(self.database, key, ask, fail, UNCLEAR), later)

    def retry(self, job: Job) -> str:
        """Outbox handler of `TOPICS`: ask again, and return what came of it."""
        return ask_again(self.carry_out, job)

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over but the request is not, so begin another one later."""
        if given_up.topic not in TOPICS:
            return
        self._net.go_on(session, records.asked.row, given_up)

    def note(self, session: Session, who: str, what: str, **facts: Any) -> None:
        """Write to the audit log within the caller's transaction."""
        self._audit.append(session, who=who, what=what, at=self.clock.now(), channel="notarization", facts=facts)

    def publish(self, session: Session, *events: Event) -> None:
        """Tell the listeners in the transaction that records it: what they write commits with it or not at all."""
        for event in events:
            self._publish(session, event)

    def _subject(self, session: Session, request: Mapping[str, Any], *, lock: bool = True) -> Mapping[str, Any]:
        waits = request["kind"] in ("join", "leave")
        find = records.waiting_row if waits else records.appointment_row
        row = find(session, request["subject"], lock=lock)
        if row is None:
            raise Refused("notarization_not_found")
        return row

    def _answered(self, request: Mapping[str, Any], subject: Mapping[str, Any]) -> Appointment | WaitingEntry:
        if request["state"] == "refused":
            raise Refused(request["reason"])
        if request["state"] == "rejected":
            raise PlatformRejected("wuyi_notary", request["reason"])
        return records.entry_of(subject) if request["kind"] in ("join", "leave") else records.appointment_of(subject)

    def _ask(self, request: Mapping[str, Any], subject: Mapping[str, Any]) -> OfficeReceipt | WaitingReceipt:
        key = request["key"]
        match request["kind"]:
            case "book":
                return self.notary.book(key, self._booking(subject))
            case "change":
                return self.notary.move(key, subject["office_id"], request["slot_id"])
            case "cancel":
                return self.notary.cancel(key, subject["office_id"])
            case "restore":
                return self.notary.restore(key, subject["office_id"], request["slot_id"])
            case "join":
                wish = (subject["waiting_id"], subject["matter"], subject["route"], subject["day"])
                return self.notary.join(key, *wish)
            case _:
                return self.notary.leave(key, subject["office_id"])

    def _booking(self, row: Mapping[str, Any]) -> OfficeBooking:
        sealed = self._keyring.open_json(row["applicant"], APPLICANT.context.format(**row))
        opened = {name: self._privacy.unmask(row["person_id"], text) for name, text in sealed.items()}
        return OfficeBooking(
            reference=row["appointment_id"],
            matter=row["matter"],
            route=row["route"],
            slot_id=row["slot_id"],
            **opened,
            **{name: value for name, value in row["circumstances"].items() if name != records.BY_AGENT},
        )

    def _settle(
        self, request: Mapping[str, Any], receipt: OfficeReceipt | WaitingReceipt, later: bool
    ) -> Appointment | WaitingEntry:
        """Commit the office's answer, once; whoever comes second returns what the first recorded."""
        now, key = self.clock.now(), request["key"]
        with self.database.transaction() as session:
            current = self._subject(session, request)
            if not records.asked.settle(session, key, "done", None, now):
                return self._answered({**request, "state": "done"}, current)
            if isinstance(receipt, WaitingReceipt):
                outcome: Outcome = settle_waiting(session, request["kind"], current, receipt, later)
            else:
                outcome = settle_appointment(session, request["kind"], current, receipt, later, now)
            self._net.take_in(session, key)
            self.note(session, "wuyi_notary", f"notarization.{request['kind']}.done", key=key)
            self.publish(session, *outcome.events)
        return outcome.value

    def _fail(self, request: Mapping[str, Any], state: str, reason: str, later: bool) -> None:
        now, kind, reference = self.clock.now(), request["kind"], request["subject"]
        event: Event = OfficeRequestFailed(request["person_id"], kind, reference, reason, later)
        with self.database.transaction() as session:
            row = self._subject(session, request)
            if not records.asked.settle(session, request["key"], state, reason, now):
                return
            if kind == "book":
                kept = row["applicant"] if state == "rejected" else None
                new = {"status": state, "refusal": reason, "applicant": kept, "updated_at": now}
                records.update_appointment(session, reference, **new)
                event = NotarizationRefused(records.appointment_of({**row, **new}), reason, later)
            if kind == "join":
                records.update_waiting(session, reference, status=state)
            self._net.take_in(session, request["key"])
            self.note(session, "wuyi_notary", f"notarization.{kind}.{state}", key=request["key"], reason=reason)
            self.publish(session, event)

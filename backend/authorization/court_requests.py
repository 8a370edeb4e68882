"""Asking the platform to book, change or cancel, and recording its answer, so that no crash loses or doubles it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.authorization import records
from backend.authorization.announcements import Announcements
from backend.authorization.court_platform import PLATFORM, SessionReceipt, SessionWish
from backend.authorization.errands import SERVICE, Errands
from backend.authorization.model import Witness
from backend.authorization.reminders import plan_reminders
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.safety_net import ask_again

TOPICS = tuple(f"{SERVICE}.{kind}" for kind in ("book", "change", "cancel"))
UNCLEAR = "authorization_platform_unclear"


class CourtRequests:
    """Carries out what a person asks of the platform.

    Args:
        errands: database, platform and the rest.
        tell: says what came of it to somebody who is not waiting for it in a turn.
    """

    def __init__(self, errands: Errands, tell: Announcements) -> None:
        self._errands = errands
        self._tell = tell

    def carry_out(self, key: str, *, later: bool = False) -> Witness:
        """Ask the platform and record its answer.

        Args:
            later: True when the person is not waiting for the answer in a turn.

        Raises:
            Refused, PlatformRejected: recorded.
            PlatformUnavailable: the request stays open and will be tried again.
        """
        with self._errands.database.reading() as session:
            request = records.asked.row(session, key)
            row = records.witness_row(session, request["subject"], lock=False) if request else None
        if request is None or row is None:
            raise Refused("authorization_not_found")
        if request["state"] != "open":
            return self._answered(request, row)

        def ask() -> SessionReceipt:
            if request["expires_at"] <= self._errands.clock.now():
                raise Refused("authorization_request_expired")
            return self._ask(request, row)

        def fail(state: str, reason: str) -> None:
            self._fail(request, state, reason, later)

        receipt = self._errands.net.ask(self._errands.database, key, ask, fail, UNCLEAR)
        return self._settle(request, receipt, later)

    def retry(self, job: Job) -> str:
        """Outbox handler of `TOPICS`: ask again, and return what came of it."""
        return ask_again(self.carry_out, job)

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over but the request, of whatever kind, is not: begin another one later."""
        if not given_up.topic.startswith(f"{SERVICE}.") or "key" not in given_up.payload:
            return
        self._errands.net.go_on(session, records.asked.row, given_up)

    def _ask(self, request: Mapping[str, Any], row: Mapping[str, Any]) -> SessionReceipt:
        key, court = request["key"], self._errands.court
        match request["kind"]:
            case "book":
                return court.book(key, self._wish(row))
            case "change":
                return court.move(key, row["court_id"], request["facts"]["slot_id"])
            case _:
                return court.cancel(key, row["court_id"])

    def _wish(self, row: Mapping[str, Any]) -> SessionWish:
        kept = self._errands.details.open(row)
        return SessionWish(
            reference=row["witness_id"],
            slot_id=row["slot_id"],
            party_name=kept["party_name"],
            case=kept["case"]["title"],
            case_number=kept["case"]["number"],
            lawyer_name=kept["lawyer"]["name"],
            lawyer_firm=kept["lawyer"]["firm"],
            licence=kept["lawyer"]["licence"],
            scope=kept["scope"],
            language=kept["spoken"],
            interpreter=kept["interpreter"],
        )

    def _answered(self, request: Mapping[str, Any], row: Mapping[str, Any]) -> Witness:
        if request["state"] == "refused":
            raise Refused(request["reason"])
        if request["state"] == "rejected":
            raise PlatformRejected(PLATFORM, request["reason"])
        return records.witness_of(row, self._errands.details.open(row))

    def _settle(self, request: Mapping[str, Any], receipt: SessionReceipt, later: bool) -> Witness:
        """Commit the platform's answer, once; whoever comes second returns what the first recorded."""
        now, key, kind = self._errands.clock.now(), request["key"], request["kind"]
        with self._errands.database.transaction() as session:
            row = records.witness_row(session, request["subject"])
            if row is None:
                raise Refused("authorization_not_found")
            if not records.asked.settle(session, key, "done", None, now):
                return self._answered({**request, "state": "done"}, row)
            new = self._changes(kind, row, receipt) | {"updated_at": now}
            records.update_witness(session, row["witness_id"], **new)
            row = {**row, **new}
            self._errands.net.take_in(session, key)
            self._errands.note(session, PLATFORM, f"{SERVICE}.{kind}.done", key=key)
            self._follow(session, kind, row)
            witness = records.witness_of(row, self._errands.details.open(row))
            if later:
                self._tell.outcome(session, kind, witness)
        self._errands.ring()
        return witness

    def _changes(self, kind: str, row: Mapping[str, Any], receipt: SessionReceipt) -> dict[str, Any]:
        """Return what an answer changes; the court's own news may have come before it, and is the newer word."""
        new: dict[str, Any] = {"court_id": receipt.session_id, "number": receipt.number}
        if kind == "book" and row["status"] != "requested":
            return new
        slot = receipt.slot
        status = "cancelled" if receipt.status == "cancelled" else "booked"
        new |= {"slot_id": slot.slot_id, "slot_start": slot.start, "slot_end": slot.end, "reason": None}
        return new | {"status": status, "judge": receipt.judge, "sequence": row["sequence"] + (kind != "book")}

    def _follow(self, session: Session, kind: str, row: Mapping[str, Any]) -> None:
        """A booked or moved session gets its room and its reminders; one given back loses its room."""
        if row["status"] == "booked":
            self._errands.open(session, "room", row)
            plan_reminders(session, row, self._tell.person(session, row["person_id"]), self._errands.clock.now())
        elif kind == "cancel":
            self._errands.open(session, "shut", row, why="cancelled")

    def _fail(self, request: Mapping[str, Any], state: str, reason: str, later: bool) -> None:
        now, kind = self._errands.clock.now(), request["kind"]
        with self._errands.database.transaction() as session:
            row = records.witness_row(session, request["subject"])
            if row is None or not records.asked.settle(session, request["key"], state, reason, now):
                return
            if kind == "book":
                new = {"status": "declined" if state == "refused" else "unclear", "reason": reason, "updated_at": now}
                records.update_witness(session, row["witness_id"], **new)
            self._errands.net.take_in(session, request["key"])
            facts = {"key": request["key"], "reason": reason}
            self._errands.note(session, PLATFORM, f"{SERVICE}.{kind}.{state}", **facts)
            if later:
                witness = records.witness_of(row, self._errands.details.open(row))
                self._tell.failed(session, kind, witness, reason)
        self._errands.ring()

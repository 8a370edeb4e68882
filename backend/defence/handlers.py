"""Carries out what a person asks of a suit against them, and erases it when its time is over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from backend.defence import records
from backend.defence.commands import (
    ForgetDefence,
    KeepDefence,
    MyDefences,
    OneDefence,
    StopDefenceReminders,
)
from backend.defence.details import to_json
from backend.defence.kept import Defence, may_be_sent
from backend.defence.model import STEPS, Suit
from backend.defence.sending import Sending
from backend.shared import outbox
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.deadline import beijing_day
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.keyring import Keyring
from backend.shared.outbox import Job

ERASE = "defence.erase"
"""The topic of the jobs that erase a suit nobody has touched for a long time."""
KEPT = timedelta(days=365)
"""From the last change: longer than a first instance usually takes, so that the copy is there when it is needed."""


class DefenceHandlers:
    """The person's side.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        reminders: plans and voids reminders.
        sending: hands answers in.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        reminders: DeadlineReminders,
        sending: Sending,
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._audit = audit
        self._reminders = reminders
        self._sending = sending

    def keep(self, command: KeepDefence) -> Defence:
        """Commit to the suit, its reminders and its answer; then hand the answer in."""
        now, defence_id = self._clock.now(), command.request_id
        command.suit.check(beijing_day(now) + timedelta(days=1))
        if command.answer is not None:
            command.answer.check()
        if command.petition is not None:
            command.petition.check(command.suit)
        send = command.send and may_be_sent(command.suit, command.answer or command.petition)
        with self._database.transaction() as session:
            row = records.defence_row(session, defence_id)
            if row is not None:
                row = records.own_row(session, defence_id, command.person_id)
            if row is None or row["status"] == records.DRAFT:
                self._write(session, command, row is None, send, now)
        if send:
            self._sending.try_now(defence_id)
        return self.one(OneDefence(defence_id, command.person_id))

    def _write(self, session: Session, command: KeepDefence, is_new: bool, send: bool, now: datetime) -> None:
        defence_id, person_id = command.request_id, command.person_id
        details = to_json(command.suit, command.answer, command.petition) | {"receipt": "", "reason": ""}
        details["reminds_of_suit"] = command.petition is None or not self._is_reminded(session, person_id, command.suit)
        sealed = records.seal(details, defence_id, person_id, self._keyring)
        if is_new:
            records.insert_row(session, defence_id, person_id, "kept", sealed, now)
        status, state = ("sending", "open") if send else ("kept", "closed")
        records.update_row(session, defence_id, status=status, state=state, details=sealed, updated_at=now)
        self.replan(session, defence_id, STEPS if command.remind else ())
        if send:
            self._sending.spread(session, defence_id, person_id)
        self._plan_erasure(session, defence_id, now)
        if command.answer is not None:
            self._let_remind(session, person_id, command.suit)
        kind = command.petition.kind if command.petition is not None else ""
        answered = command.answer is not None
        self._note(session, person_id, "defence.kept", defence_id, answer=answered, petition=kind, sent=send)

    def _same_suit(self, session: Session, person_id: str, suit: Suit) -> list[Defence]:
        kept = [records.defence_of(row, self._keyring) for row in records.rows_of(session, person_id)]
        return [one for one in kept if one.suit.is_same(suit)]

    def _is_reminded(self, session: Session, person_id: str, suit: Suit) -> bool:
        """Return True where another of the person's reminds of the same suit: nobody is reminded twice of one day."""
        same = self._same_suit(session, person_id, suit)
        return any(one.reminded and one.reminds_of_suit for one in same)

    def _let_remind(self, session: Session, person_id: str, suit: Suit) -> None:
        """Leave the days of a suit to its answer; a petition goes on with its own alone."""
        for one in self._same_suit(session, person_id, suit):
            row = records.defence_row(session, one.defence_id)
            if row is None or one.petition is None or not one.reminds_of_suit:
                continue
            details = records.details_of(row, self._keyring) | {"reminds_of_suit": False}
            sealed = records.seal(details, one.defence_id, person_id, self._keyring)
            records.update_row(session, one.defence_id, details=sealed)
            self.replan(session, one.defence_id)

    def mine(self, command: MyDefences) -> list[Defence]:
        """Return the person's suits, the newest first."""
        with self._database.reading() as session:
            return [records.defence_of(row, self._keyring) for row in records.rows_of(session, command.person_id)]

    def one(self, command: OneDefence) -> Defence:
        """Return one's own suit."""
        with self._database.reading() as session:
            row = records.own_row(session, command.defence_id, command.person_id, lock=False)
        return records.defence_of(row, self._keyring)

    def stop(self, command: StopDefenceReminders) -> int:
        """Remind no more of one suit, or of any."""
        with self._database.transaction() as session:
            if command.defence_id is not None:
                rows = [records.own_row(session, command.defence_id, command.person_id)]
            else:
                rows = [records.own_row(session, row["defence_id"], command.person_id)
                        for row in records.rows_of(session, command.person_id)]  # fmt: skip
            planned = [row for row in rows if row["steps"]]
            for row in planned:
                self.replan(session, row["defence_id"], ())
                self._note(session, command.person_id, "defence.reminders_stopped", row["defence_id"])
        return len(planned)

    def forget(self, command: ForgetDefence) -> bool:
        """Erase everything that was said, and the reminders with it."""
        with self._database.transaction() as session:
            row = records.own_row(session, command.defence_id, command.person_id)
            self.replan(session, row["defence_id"], ())
            records.delete_row(session, row["defence_id"])
            self._note(session, command.person_id, "defence.forgotten", row["defence_id"])
        return True

    def erase(self, session: Session, job: Job) -> str | None:
        """Erase a suit nobody has touched for `KEPT`; one that was touched since is looked at again. A local job."""
        row = records.defence_row(session, str(job.payload["defence_id"]))
        if row is None:
            return None
        if row["updated_at"] + KEPT > self._clock.now():
            self._plan_erasure(session, row["defence_id"], row["updated_at"])
            return "touched since"
        records.delete_row(session, row["defence_id"])
        return "erased"

    def _plan_erasure(self, session: Session, defence_id: str, touched_at: datetime) -> None:
        key = f"{ERASE}:{defence_id}:{touched_at.isoformat()}"
        outbox.add(session, topic=ERASE, payload={"defence_id": defence_id}, key=key, due_at=touched_at + KEPT)

    def replan(self, session: Session, defence_id: str, steps: tuple[str, ...] | None = None) -> None:
        """Plan the reminders of a row anew, by the same steps if none are given."""
        row = records.defence_row(session, defence_id)
        if row is not None:
            wanted = tuple(row["steps"]) if steps is None else steps
            self._reminders.replan(session, defence_id, row, wanted, row["said"])

    def by_command(self) -> Mapping[type[Any], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            KeepDefence: self.keep,
            MyDefences: self.mine,
            OneDefence: self.one,
            StopDefenceReminders: self.stop,
            ForgetDefence: self.forget,
        }

    def _note(self, session: Session, who: str, what: str, defence_id: str, **facts: Any) -> None:
        told = {"defence": defence_id, **facts}
        self._audit.append(session, who=who, what=what, at=self._clock.now(), channel="defence", facts=told)

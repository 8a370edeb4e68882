"""Invites an interpreter, takes their yes or no, and lets them into the room; everything under the dispute's lock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from backend.mediation.dispute import records as disputes
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.model import LIVE
from backend.mediation.interpreter import orders, records
from backend.mediation.interpreter.news import LOOK, REMIND, InterpreterNews
from backend.mediation.room.orders import RoomLink
from backend.shared import wrong_codes
from backend.shared.bus import CommandHandler
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.invitation_codes import InvitationCodes
from backend.shared.local_jobs import DoOne
from backend.shared.messages import Command

LASTS = timedelta(days=14)
LONGEST_TONGUE = 40
MakeLink = Callable[[Session, str, Any, str], RoomLink]
"""Makes a role's link to a dispute's room, for whom; see `RoomSeats.link`."""
Unseat = Callable[[Session, str, Any], None]
"""Takes a role's seat in a dispute's room; see `RoomSeats.unseat`."""


class Interpreters:
    """Everything about interpreters, by the message that asks for it.

    Args:
        course: rows, clock and what the two sides hear.
        news: tells and reminds interpreters.
        codes: of invitations.
        unmask: opens tokens of the vault.
        link, unseat: make and take seats in rooms.
    """

    def __init__(
        self, course: DisputeCourse, news: InterpreterNews, codes: InvitationCodes, unmask: Callable[[str, str], str],
        link: MakeLink, unseat: Unseat,
    ) -> None:  # fmt: skip
        self._course, self._news, self._codes, self._unmask = course, news, codes, unmask
        self._link, self._unseat = link, unseat

    def by_command(self) -> Mapping[type[Command], CommandHandler]:
        """Return the handler of each command."""
        handlers: dict[type[Command], Callable[[Any], Any]] = {
            orders.InviteInterpreter: self.invite,
            orders.OpenErrand: self.open,
            orders.AnswerErrand: self.answer,
            orders.MyErrands: self.mine,
            orders.ErrandRoomLink: self.room_link,
            orders.StopErrandReminders: self.stop_reminders,
            orders.InterpreterOf: self.of_dispute,
        }
        return handlers

    def by_local_topic(self) -> Mapping[str, DoOne]:
        """Return the handlers of what is done within the database."""
        return {REMIND: self._news.remind, LOOK: self._news.look}

    def invite(self, command: orders.InviteInterpreter) -> orders.InterpreterInvitation:
        """Make a code; whoever was asked before is told that they need not come."""
        with self._course.database.transaction() as session:
            row, asked_by = self._asker(session, command)
            before = records.newest(session, row["dispute_id"])
            if before is not None and before["state"] in records.ASKED:
                if asked_by not in ("mediator", before["asked_by"]):
                    raise Refused("interpreter_there")
                records.change(session, before["proof"], state="void")
                self._unseat(session, row["dispute_id"], "interpreter")
                self._news.tell(session, row, {**before, "state": "void"}, "replaced")
            tongue, now = " ".join(command.tongue.split())[:LONGEST_TONGUE], self._course.now
            while True:
                code = self._codes.new()
                proof = self._codes.proof(code) or ""
                asked = records.fresh(proof, row["dispute_id"], before, asked_by, tongue, now + LASTS, now)
                if records.insert(session, asked):
                    break
            who = f"officer:{command.asker}" if command.at_desk else command.asker
            self._course.note(session, who, "interpreter_invited", row["dispute_id"])
            self._news.look_after(session, row, asked)
        return orders.InterpreterInvitation(code, asked["expires_at"], self._course.value(row, None).number, tongue)

    def open(self, command: orders.OpenErrand) -> orders.Errand | None:
        """Open an invitation: from now on it is this person's to answer."""
        proof = self._codes.proof(self._unmask(command.person_id, command.code))
        if proof is None:
            return None
        with self._course.database.transaction() as session:
            if wrong_codes.too_many(session, command.person_id, self._course.now):
                return None
            asked = records.by_proof(session, proof)
            row = disputes.dispute_row(session, asked["dispute_id"]) if asked is not None else None
            if asked is None or row is None:
                return None
            if disputes.side_of(row, command.person_id) is not None:
                raise Refused("interpreter_own")
            if asked["person_id"] not in (None, command.person_id):
                raise Refused("interpreter_used")
            late = asked["state"] in ("invited", "opened") and asked["expires_at"] <= self._course.now
            if late or row["status"] not in LIVE or asked["state"] in ("silent", "missed", "void"):
                raise Refused("interpreter_void")
            if asked["state"] == "invited":
                asked |= {"state": "opened", "person_id": command.person_id}
                records.change(session, proof, state="opened", person_id=command.person_id)
                self._course.note(session, command.person_id, "interpreter_opened", row["dispute_id"])
        return self._news.errand(row, asked)

    def answer(self, command: orders.AnswerErrand) -> orders.Errand:
        """Take the yes or the no; both sides hear of it, the same answer twice is one."""
        with self._course.database.transaction() as session:
            row, asked = self._own(session, command.dispute_id, command.person_id)
            became: orders.State = "accepted" if command.yes else "declined"
            if asked["state"] == became:
                return self._news.errand(row, asked)
            if asked["state"] not in records.ASKED or row["status"] not in LIVE:
                raise Refused("interpreter_void")
            asked |= {"state": became}
            records.change(session, asked["proof"], state=became)
            self._course.note(session, command.person_id, f"interpreter_{became}", row["dispute_id"])
            self._course.tell(session, row, f"interpreter_{became}", key=f"{asked['proof'][:16]}-{became}")
            if command.yes:
                self._news.look_after(session, row, asked)
            else:
                self._unseat(session, row["dispute_id"], "interpreter")
        return self._news.errand(row, asked)

    def mine(self, command: orders.MyErrands) -> list[orders.Errand]:
        """Return what a person has taken and still goes on."""
        with self._course.database.reading() as session:
            rows = [(disputes.dispute_row(session, one["dispute_id"], lock=False), one)
                    for one in records.accepted_by(session, command.person_id)]  # fmt: skip
        found = [self._news.errand(row, one) for row, one in rows if row is not None]
        return [one for one in found if one.goes_on]

    def room_link(self, command: orders.ErrandRoomLink) -> RoomLink:
        """Make an interpreter's link; only of whoever is the interpreter now."""
        with self._course.database.transaction() as session:
            row, asked = self._own(session, command.dispute_id, command.person_id)
            if asked["state"] != "accepted":
                raise Refused("interpreter_void")
            return self._link(session, row["dispute_id"], "interpreter", command.person_id)

    def stop_reminders(self, command: orders.StopErrandReminders) -> int:
        """Remind an interpreter of no more sessions."""
        with self._course.database.transaction() as session:
            loud = [one for one in records.accepted_by(session, command.person_id) if not one["quiet"]]
            for one in loud:
                records.change(session, one["proof"], quiet=True)
        return len(loud)

    def of_dispute(self, command: orders.InterpreterOf) -> orders.AskedInterpreter | None:
        """Return how the newest invitation stands."""
        with self._course.database.reading() as session:
            asked = records.newest(session, command.dispute_id)
        if asked is None:
            return None
        return orders.AskedInterpreter(asked["state"], asked["asked_by"], asked["tongue"], asked["expires_at"])

    def _asker(self, session: Session, command: orders.InviteInterpreter) -> tuple[disputes.Row, orders.AskedBy]:
        if not command.at_desk:
            return self._course.own(session, command.dispute_id, command.asker, live=True)
        row = disputes.dispute_row(session, command.dispute_id)
        if row is None or not row["officer"] or row["officer"] != command.asker:
            raise Refused("dispute_unknown")
        if row["status"] not in LIVE:
            raise Refused("dispute_over")
        return row, "mediator"

    def _own(self, session: Session, dispute_id: str, person_id: str) -> tuple[disputes.Row, records.Row]:
        row = disputes.dispute_row(session, dispute_id)
        asked = records.newest_of(session, dispute_id, person_id)
        if row is None or asked is None:
            raise Refused("dispute_unknown")
        return row, asked

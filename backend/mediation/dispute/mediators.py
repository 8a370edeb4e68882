"""Mediators of a dispute: chosen from the centre's list, asked, accepted or changed; who does not answer is given up.

The mediator answers within 3 working days (OMR-10). Somebody who does not is counted as tried: both sides are told, and
somebody else is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from backend.mediation.dispute import records
from backend.mediation.dispute.centre import MediationCentre
from backend.mediation.dispute.commands import (
    ChooseMediator,
    MediatorsFor,
    RecordCentreNews,
    WantAnotherMediator,
)
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.model import LIVE, Application, Dispute, Mediator, fitting
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.terms import SIDES
from backend.mediation.model import Session as Meeting
from backend.mediation.model import acceptance_deadline, check_session
from backend.shared import outbox
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.outbox import Job

LOOK = "mediation.mediator_look"
AskCentre = Callable[..., str]
"""Has the centre's system asked, in the transaction of the step; see `CentreRequests.spread`."""


class MediatorChoice:
    """The mediator's part of a dispute.

    Args:
        course: rows, clock and what the two sides hear.
        centre: has the list, or None where no system is connected.
        ask_centre: has the system asked.
        remind: plans the reminders of a session.
        arranged: makes, moves or closes the room of a session, by the session's kind.
    """

    def __init__(
        self,
        course: DisputeCourse,
        centre: MediationCentre | None,
        ask_centre: AskCentre,
        remind: Callable[[Session, Row], None],
        arranged: Callable[[Session, Row, str], None],
    ) -> None:
        self._course = course
        self._centre = centre
        self._ask_centre = ask_centre
        self._remind = remind
        self._arranged = arranged

    def offered(self, command: MediatorsFor) -> list[Mediator]:
        """Return whom the centre has for it; the list is read outside any transaction."""
        listed = self._listed()
        with self._course.database.reading() as session:
            row = records.dispute_row(session, command.dispute_id, lock=False)
        if row is None or records.side_of(row, command.person_id) is None:
            raise Refused("dispute_unknown")
        kept = records.details_of(row, self._course.keyring)
        return list(fitting(tuple(listed), Application(**kept["application"]), frozenset(kept.get("tried", ()))))

    def choose(self, command: ChooseMediator) -> Dispute:
        """Ask somebody of the list; the same again changes nothing."""
        listed = {one.mediator_id: one for one in self._listed()}
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id, live=True)
            kept = records.details_of(row, self._course.keyring)
            known = kept.get("mediator")
            if known and known["mediator_id"] == command.mediator_id:
                return self._course.value(row, side)
            chosen = listed.get(command.mediator_id)
            if chosen is None or command.mediator_id in kept.get("tried", ()):
                raise Refused("dispute_mediator_gone")
            if known:
                raise Refused("dispute_mediator_chosen")
            last = acceptance_deadline(self._course.today)
            row = self._course.alter(
                session, row, {"mediator": records.kept_mediator(chosen)}, mediator_state="asked", answer_by=last
            )
            self._course.note(session, command.person_id, "mediator_chosen", row["dispute_id"])
            self._ask_centre(session, row, "mediator", argument=command.mediator_id)
            self._look_after(session, row, last)
            for one in SIDES:
                if one != side:
                    self._course.tell(session, row, "mediator_chosen", one)
        return self._course.value(row, side)

    def another(self, command: WantAnotherMediator) -> Dispute:
        """Give up who was chosen; either side may, before and after the answer."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id, live=True)
            if row["mediator_state"] == "none":
                raise Refused("dispute_mediator_none")
            before = row
            row = self._give_up(session, row)
            self._course.note(session, command.person_id, "mediator_changed", row["dispute_id"])
            for one in SIDES:
                if one != side:
                    self._course.tell(session, before | {"sequence": row["sequence"]}, "mediator_not_wanted", one)
        return self._course.value(row, side)

    def look(self, session: Session, job: Job) -> str:
        """Local outbox handler of `LOOK`: the last day of a mediator who has not answered has passed."""
        row = records.dispute_row(session, str(job.payload["dispute_id"]))
        asked = str(job.payload["mediator_id"])
        if row is None or row["status"] not in LIVE or row["mediator_state"] != "asked":
            return "no longer stands"
        if records.details_of(row, self._course.keyring)["mediator"]["mediator_id"] != asked:
            return "somebody else was asked"
        self.silent(session, row, "mediator_silent")
        return "given up"

    def declined(self, session: Session, row: Row) -> None:
        """Give up a mediator who said no, or who cannot be asked; both sides are told."""
        if row["mediator_state"] == "asked" and row["status"] in LIVE:
            self.silent(session, row, "mediator_declined")

    def silent(self, session: Session, row: Row, what: str) -> None:
        """Give up who was asked and say why, with the name of whom it is about."""
        after = self._give_up(session, row)
        said = {**row, "sequence": after["sequence"], "mediator_state": "none"}
        self._course.tell(session, said, what)

    def accepted(self, session: Session, row: Row) -> str:
        """Take the mediator's yes."""
        if row["mediator_state"] != "asked":
            return "no longer stands"
        row = self._course.alter(session, row, mediator_state="taken", standing="taken", answer_by=None)
        self._course.tell(session, row, "mediator_accepted")
        return "accepted"

    def meet(self, session: Session, row: Row, meeting: Meeting) -> Row:
        """Fix or move the session, and plan what reminds of it; the same again changes nothing."""
        check_session(meeting, self._course.now, None)
        kept = records.details_of(row, self._course.keyring).get("session")
        place = {"kind": meeting.kind, "place": meeting.place.strip()[:500]}
        if kept == place and (row["start"], row["end"]) == (meeting.start, meeting.end):
            return row
        moved = row["start"] is not None
        row = self._course.alter(
            session, row, {"session": place, "room_over": False}, start=meeting.start, end=meeting.end
        )
        self._arranged(session, row, meeting.kind)
        self._remind(session, row)
        self._course.tell(session, row, "session_moved" if moved else "session")
        return row

    def news(self, command: RecordCentreNews) -> str:
        """Record what the centre's system tells; the same again, or about what is over, changes nothing."""
        with self._course.database.transaction() as session:
            row = records.dispute_row(session, command.dispute_id)
            if row is None:
                return "unknown"
            if row["status"] not in LIVE:
                return "over"
            seen = records.details_of(row, self._course.keyring).get("news", [])
            if command.event_id in seen:
                return "known"
            row = self._course.alter(session, row, {"news": [*seen, command.event_id][-50:]})
            self._course.note(session, "centre", command.kind, row["dispute_id"])
            if command.kind == "mediator_accepted":
                return self.accepted(session, row)
            if command.kind == "mediator_declined":
                self.declined(session, row)
            elif command.kind == "session_fixed" and command.session is not None:
                self.meet(session, row, command.session)
            elif command.kind == "dispute_declined":
                row = self._course.alter(session, row, {"reason": command.text}, status="refused", standing="refused")
                self._course.tell(session, row, "not_taken")
            elif command.kind == "dispute_ended":
                row = self._course.alter(session, row, {"reason": command.text}, status="failed")
                self._course.tell(session, row, "ended")
        return command.kind

    def _give_up(self, session: Session, row: Row) -> Row:
        kept = records.details_of(row, self._course.keyring)
        tried = [*kept.get("tried", ()), kept["mediator"]["mediator_id"]]
        return self._course.alter(
            session, row, {"mediator": None, "tried": tried, "session": None}, mediator_state="none", answer_by=None,
            start=None, end=None,
        )  # fmt: skip

    def _look_after(self, session: Session, row: Row, last: date) -> None:
        chosen = records.details_of(row, self._course.keyring)["mediator"]["mediator_id"]
        payload = {"dispute_id": row["dispute_id"], "mediator_id": chosen}
        due = datetime.combine(last + timedelta(days=1), time(9), BEIJING)
        outbox.add(session, topic=LOOK, payload=payload, key=f"{LOOK}:{row['dispute_id']}:{chosen}", due_at=due)

    def _listed(self) -> Sequence[Mediator]:
        return self._centre.mediators() if self._centre is not None else ()

"""Carries out what the mediator does: taking it, a session, more time, the outcome, or handing it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from backend.mediation import records
from backend.mediation.commands import (
    EndMediation,
    FixSession,
    MediationQueue,
    ProlongMediation,
    ReturnMediation,
    TakeMediation,
)
from backend.mediation.course import Course, words_of
from backend.mediation.model import (
    LIVE,
    STATUS_NAMES,
    WITH_MEDIATOR,
    Mediation,
    check_prolonged,
    check_session,
)
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.errors import Refused


class MediatorHandlers:
    """The mediator's side.

    Args:
        course: changes rows, clocks and tells.
        remind: plans the reminders of a session.
    """

    def __init__(self, course: Course, remind: Callable[[Session, records.Row], None]) -> None:
        self._course = course
        self._remind = remind

    def queue(self, command: MediationQueue) -> list[Mediation]:
        """Return a mediator's mediations."""
        wanted = set(STATUS_NAMES) - LIVE if command.over else WITH_MEDIATOR
        with self._course.database.reading() as session:
            found = self._course.values(records.of_mediator(session, command.mediator, wanted))
        return found if command.over else sorted(found, key=lambda one: one.last_day or date.max)

    def take(self, command: TakeMediation) -> Mediation:
        """Begin the 30 days (OMR-24)."""
        with self._course.database.transaction() as session:
            row = self._of_mediator(session, command.mediation_id, command.mediator)
            if row["status"] == "accepted":
                return records.mediation_of(row, self._course.keyring)
            due = self._course.deadline()
            self._course.note(session, f"officer:{command.mediator}", "taken", row["mediation_id"])
            self._course.look_after(session, row["mediation_id"], due)
            return self._course.say(session, self._course.alter(session, row, status="accepted", due=due), "accepted")

    def give_back(self, command: ReturnMediation) -> Mediation:
        """Hand it back to the court."""
        words = words_of(command.reason)
        with self._course.database.transaction() as session:
            row = self._of_mediator(session, command.mediation_id, command.mediator)
            self._course.note(session, f"officer:{command.mediator}", "returned", row["mediation_id"])
            return self._course.say(session, self._course.end(session, row, "returned", words), "returned")

    def fix(self, command: FixSession) -> Mediation:
        """Fix or move the session."""
        with self._course.database.transaction() as session:
            row = self._taken(session, command.mediation_id, command.mediator)
            check_session(command.session, self._course.clock.now(), row["due"])
            meeting, moved = command.session, row["start"] is not None
            details = records.details_of(row, self._course.keyring) | {
                "kind": meeting.kind,
                "place": meeting.place.strip()[:500],
            }
            row = self._course.alter(session, row, details, start=meeting.start, end=meeting.end)
            self._course.note(session, f"officer:{command.mediator}", "session", row["mediation_id"])
            self._remind(session, row)
            return self._course.say(session, row, "session_moved" if moved else "session")

    def prolong(self, command: ProlongMediation) -> Mediation:
        """Give it more time, as both agreed (OMR-24)."""
        with self._course.database.transaction() as session:
            row = self._taken(session, command.mediation_id, command.mediator)
            check_prolonged(command.until, row["due"], self._course.today())
            self._course.note(session, f"officer:{command.mediator}", "prolonged", row["mediation_id"])
            self._course.look_after(session, row["mediation_id"], command.until)
            return self._course.say(session, self._course.alter(session, row, due=command.until), "prolonged")

    def end(self, command: EndMediation) -> Mediation:
        """Record the outcome; the filing goes back in any case (OMR-21)."""
        words, today = words_of(command.words), self._course.today()
        with self._course.database.transaction() as session:
            row = self._taken(session, command.mediation_id, command.mediator)
            effective_on = command.effective_on if command.outcome == "agreed" else None
            if command.outcome == "agreed":
                began = row["created_at"].astimezone(BEIJING).date()
                if effective_on is None or not began <= effective_on <= today:
                    raise Refused("mediation_effect_odd")
            self._course.note(session, f"officer:{command.mediator}", command.outcome, row["mediation_id"])
            row = self._course.end(session, row, command.outcome, words, effective_on=effective_on)
            confirmable = records.details_of(row, self._course.keyring)["confirmable"]
            said = command.outcome if command.outcome == "failed" or confirmable else "agreed_unconfirmed"
            return self._course.say(session, row, said)

    def _of_mediator(self, session: Session, mediation_id: str, mediator: str) -> records.Row:
        row = self._course.row(session, mediation_id)
        if row["mediator"] != mediator or row["status"] in ("proposed", "declined"):
            raise Refused("mediation_unknown")
        if row["status"] not in WITH_MEDIATOR:
            raise Refused("mediation_over")
        return row

    def _taken(self, session: Session, mediation_id: str, mediator: str) -> records.Row:
        row = self._of_mediator(session, mediation_id, mediator)
        if row["status"] != "accepted":
            raise Refused("mediation_not_taken")
        return row

"""Reminders of an arbitration: the last day to answer, to correct or to pay, and the hearing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backend.arbitration import records
from backend.arbitration.announcements import Announcements
from backend.arbitration.answer import Answer
from backend.arbitration.course import Moment, moments
from backend.arbitration.model import Arbitration
from backend.shared.database import Session
from backend.shared.deadline_reminders import Due, End, Row
from backend.shared.keyring import Keyring
from backend.shared.parties import Person

TOPIC = "arbitration.remind"


class ArbitrationEnds:
    """The moments of arbitrations; implements ``backend.shared.deadline_reminders.Reminded``.

    Args:
        keyring: opens what is sealed.
        announcements: says it.
    """

    prefix = "arbitration"

    def __init__(self, keyring: Keyring, announcements: Announcements) -> None:
        self._keyring = keyring
        self._announcements = announcements

    def row(self, session: Session, subject_id: str) -> Row | None:
        """Return the row, locked, or None."""
        return records.arbitration_row(session, subject_id)

    def update(self, session: Session, subject_id: str, **values: Any) -> None:
        """Change columns of the row."""
        records.update_row(session, subject_id, **values)

    def ends(self, row: Row) -> Sequence[End]:
        """Return what is reminded of just now."""
        return tuple(End(one.at, one.steps) for one in self._moments(row))

    def remind(self, session: Session, row: Row, person: Person, due: Due) -> None:
        """Say that it is near."""
        near = self._moments(row)[due.end]
        self._announcements.near(session, records.arbitration_of(row, self._keyring), person, due, near)

    def missed(self, session: Session, row: Row, person: Person, end: int, key: str) -> None:
        """Say that a last day is over; of a hearing nothing."""
        about = self._moments(row)[end].about
        if about != "hearing":
            one = records.arbitration_of(row, self._keyring)
            self._announcements.missed(session, one, person, about, key)

    def _moments(self, row: Row) -> tuple[Moment, ...]:
        if row["status"] == records.DRAFT:
            return ()
        return moments_of(records.arbitration_of(row, self._keyring))


def moments_of(one: Arbitration) -> tuple[Moment, ...]:
    """Return what is reminded of in an arbitration as it stands."""
    due = one.paper.due_on if isinstance(one.paper, Answer) else None
    return moments(one.status, one.course, due)

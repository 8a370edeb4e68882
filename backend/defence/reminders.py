"""Reminders in a suit: the ends of the time to answer until the answer is in, for evidence, the hearing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from backend.defence import records
from backend.defence.announcements import Announcements
from backend.defence.kept import Defence
from backend.defence.last_days import LastDays
from backend.defence.model import STEPS
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.deadline_reminders import LONG_AGO, Due, End, Row
from backend.shared.keyring import Keyring
from backend.shared.parties import Person

TOPIC = "defence.remind"


class DefenceEnds:
    """The ends of suits; implements ``backend.shared.deadline_reminders.Reminded``.

    Args:
        keyring: opens what is sealed.
        last_days: counts the ends.
        announcements: says it.
    """

    prefix = "defence"

    def __init__(self, keyring: Keyring, last_days: LastDays, announcements: Announcements) -> None:
        self._keyring = keyring
        self._last_days = last_days
        self._announcements = announcements

    def row(self, session: Session, subject_id: str) -> Row | None:
        """Return the row, locked, or None."""
        return records.defence_row(session, subject_id)

    def update(self, session: Session, subject_id: str, **values: Any) -> None:
        """Change columns of the row."""
        records.update_row(session, subject_id, **values)

    def ends(self, row: Row) -> Sequence[End]:
        """Return the ends of the time to answer, the earlier first, then the hearing; none of a mere draft."""
        if row["status"] == records.DRAFT:
            return ()
        return tuple(end for _, end in self._named(self._defence(row)))

    def remind(self, session: Session, row: Row, person: Person, due: Due) -> None:
        """Say that one of them is near."""
        defence = self._defence(row)
        about, end = list(self._named(defence))[due.end]
        tell = self._announcements
        say = {"hearing": tell.hearing_near, "evidence": tell.evidence_due, "answer": tell.answer_due}[about]
        say(session, defence, person, due, end.last_minute)

    def missed(self, session: Session, row: Row, person: Person, end: int, key: str) -> None:
        """Say that the time to answer is over; of the earlier of two ends nothing, nor of a hearing."""
        defence = self._defence(row)
        answers = [about for about, _ in self._named(defence) if about == "answer"]
        if answers and end == len(answers) - 1:
            self._announcements.missed(session, defence, person, key)

    def _defence(self, row: Row) -> Defence:
        return records.defence_of(row, self._keyring)

    def _named(self, defence: Defence) -> Iterator[tuple[str, End]]:
        suit, since = defence.suit, LONG_AGO
        if defence.answer_is_due and defence.answer_until is not None:
            yield "answer", End(_last_minute(defence.answer_until), STEPS)
        elif suit.received_on is not None and defence.answer_is_due:
            for one in self._last_days.of(suit.received_on, suit.domicile):
                steps = tuple(step for step in STEPS if step[0] != "d" or int(step[1:]) < one.days)
                yield "answer", End(one.deadline.last_minute, steps, since)
                since = one.deadline.ends_at
        if defence.reminds_of_suit and (start := suit.hearing_at) is not None:
            yield "hearing", End(start, STEPS)
        if (until := defence.evidence_until) is not None:
            yield "evidence", End(_last_minute(until), STEPS)


def _last_minute(of: date) -> datetime:
    return datetime.combine(of, time(23, 59, 59), BEIJING)

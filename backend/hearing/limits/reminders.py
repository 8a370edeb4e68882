"""Reminders of a limit: its possible ends, the later one only once the earlier has passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from backend.hearing.limits import records
from backend.hearing.limits.announcements import LimitAnnouncements
from backend.hearing.limits.model import STEPS, Limit
from backend.shared.database import Session
from backend.shared.deadline_reminders import LONG_AGO, Due, End, Row
from backend.shared.keyring import Keyring
from backend.shared.parties import Person

TOPIC = "hearing.limit"


class LimitEnds:
    """The ends of limits; implements ``backend.shared.deadline_reminders.Reminded``.

    Args:
        keyring: opens what is sealed.
        announcements: says it.
    """

    prefix = "limit"

    def __init__(self, keyring: Keyring, announcements: LimitAnnouncements) -> None:
        self._keyring = keyring
        self._announcements = announcements

    def row(self, session: Session, subject_id: str) -> Row | None:
        """Return the limit's row, locked, or None."""
        return records.limit_row(session, subject_id)

    def update(self, session: Session, subject_id: str, **values: Any) -> None:
        """Change columns of the limit's row."""
        records.update_limit(session, subject_id, **values)

    def ends(self, row: Row) -> Sequence[End]:
        """Return the ends the limit may have."""
        return tuple(_ends(records.limit_of(row, self._keyring))) if row["status"] == "served" else ()

    def remind(self, session: Session, row: Row, person: Person, due: Due) -> None:
        """Say that one of the ends is near."""
        self._announcements.remind(session, records.limit_of(row, self._keyring), person, due)

    def missed(self, session: Session, row: Row, person: Person, end: int, key: str) -> None:
        """Say that the limit is over; of the earlier of two ends nothing, the later still runs."""
        limit = records.limit_of(row, self._keyring)
        if end == len(limit.endings) - 1:
            self._announcements.missed(session, limit, person, key)


def _ends(limit: Limit) -> Iterator[End]:
    since = LONG_AGO
    for ending in limit.endings:  # on the day a limit begins nobody has to be reminded of it
        steps = tuple(step for step in STEPS if step[0] != "d" or int(step[1:]) < ending.days)
        yield End(ending.deadline.last_minute, steps, since)
        since = ending.deadline.ends_at

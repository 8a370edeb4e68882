"""A reading sees one moment: what others commit meanwhile is not half of it."""

from __future__ import annotations

from sqlalchemy import func, insert, select

from backend.conversation.tables import persons
from backend.shared.clock import FixedClock
from backend.shared.database import Database


def test_two_looks_in_one_reading_see_the_same_moment(database: Database, clock: FixedClock) -> None:
    count = select(func.count()).select_from(persons)
    row = {"person_id": "p_1", "language": "en", "language_chosen": False, "timezone": "UTC", "created_at": clock.now()}
    with database.reading() as session:
        before = session.execute(count).scalar_one()
        with database.transaction() as other:
            other.execute(insert(persons).values(row))
        assert session.execute(count).scalar_one() == before
    with database.reading() as session:
        assert session.execute(count).scalar_one() == before + 1

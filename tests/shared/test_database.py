"""Transactions behave alike on SQLite and PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from backend.conversation.tables import channel_addresses, conversations, persons
from backend.shared.database import Database, Session, Timeouts, insert_or_ignore, is_away

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def _add_person(session: Session, person_id: str = "p_1", created_at: datetime = NOW) -> bool:
    row = {"person_id": person_id, "language": "en", "language_chosen": False, "timezone": "UTC"}
    return insert_or_ignore(session, persons, row | {"created_at": created_at})


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError), database.transaction() as session:
        _add_person(session)
        raise RuntimeError
    with database.reading() as session:
        assert session.execute(select(persons)).all() == []


def test_the_same_key_is_inserted_once(database: Database) -> None:
    with database.transaction() as session:
        assert [_add_person(session), _add_person(session)] == [True, False]


def test_a_moment_comes_back_aware_and_the_same(database: Database) -> None:
    moment = datetime(2026, 11, 24, 9, 30, 1, 234567, tzinfo=timezone(timedelta(hours=8)))
    with database.transaction() as session:
        _add_person(session, created_at=moment)
        read = session.execute(select(persons.c.created_at)).scalar_one()
    assert read == moment
    assert read.utcoffset() == timedelta(0)


def test_a_naive_moment_is_never_stored(database: Database) -> None:
    with pytest.raises(StatementError), database.transaction() as session:
        _add_person(session, created_at=datetime(2026, 11, 24))


def test_a_row_must_belong_to_somebody(database: Database) -> None:
    row = {"channel": "web", "address": "a", "person_id": "p_nobody", "last_seen_at": NOW}
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(channel_addresses.insert().values(**row))


def test_a_hundred_increments_from_eight_threads_are_all_counted(database: Database) -> None:
    with database.transaction() as session:
        _add_person(session)
        session.execute(conversations.insert().values(person_id="p_1", last_seq=0, fence=0, outage_told=False))

    def increment(_: int) -> None:
        with database.transaction() as session:
            seen = session.execute(select(conversations.c.last_seq).with_for_update()).scalar_one()
            session.execute(update(conversations).values(last_seq=seen + 1))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(increment, range(100)))
    with database.reading() as session:
        assert session.execute(select(conversations.c.last_seq)).scalar_one() == 100


def test_a_lock_that_somebody_keeps_is_waited_for_only_so_long(postgresql_url: str) -> None:
    database = Database(postgresql_url, timeouts=Timeouts(connect=5, statement=30, lock=0.2))
    with database.transaction() as holder, pytest.raises(OperationalError) as late:
        holder.execute(text("LOCK TABLE persons"))
        with database.transaction() as session:
            session.execute(select(persons))
    assert is_away(late.value), "whoever waited is not to blame"
    database.close()


def test_a_statement_takes_only_so_long(postgresql_url: str) -> None:
    database = Database(postgresql_url, timeouts=Timeouts(statement=0.2))
    with pytest.raises(OperationalError) as late, database.transaction() as session:
        session.execute(text("SELECT pg_sleep(30)"))
    assert not is_away(late.value), "it would take too long at every repetition"
    database.close()

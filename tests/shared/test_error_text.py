"""What a database says of a statement that failed reaches neither the log nor the outbox: it repeats people's words."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Column, MetaData, String, Table, insert, select, text
from sqlalchemy.exc import DBAPIError

from backend.log_lines import TextLines
from backend.shared import outbox
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.error_text import in_short
from backend.shared.errors import PlatformUnavailable
from backend.shared.local_jobs import LocalJobs
from backend.shared.outbox import Job, OutboxRunner
from backend.shared.privacy import MaskingFilter
from backend.shared.tables import outbox as table

STORY = "我丈夫在江门打我"
NAMES = Table("said_twice", MetaData(), Column("name", String(200), primary_key=True))
"""Words as a key: what PostgreSQL repeats in the DETAIL of its own message, whatever SQLAlchemy hides."""


def _say_twice(session: Session) -> None:
    session.execute(insert(NAMES), [{"name": STORY}])
    session.execute(insert(NAMES), [{"name": STORY}])


@pytest.fixture
def say_twice(database: Database) -> Iterator[Callable[[], None]]:
    """Break a rule of the database with words of a person; the table goes again, for the database is everybody's."""
    with database.transaction() as session:
        NAMES.create(session)

    def failing() -> None:
        with database.transaction() as session:
            _say_twice(session)

    yield failing
    with database.transaction() as session:
        NAMES.drop(session)


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """Return what has been logged as the services would write it."""

    def written() -> str:
        masked = [record for record in caplog.records if MaskingFilter().filter(record)]
        return "\n".join(TextLines().format(record) for record in masked)

    return written


def _last_error(database: Database) -> str:
    with database.reading() as session:
        return str(session.execute(select(table.c.last_error).where(table.c.key == "k")).scalar_one())


def _add(database: Database, clock: FixedClock) -> None:
    with database.transaction() as session:
        outbox.add(session, topic="say", payload={}, key="k", due_at=clock.now())


def test_a_job_whose_statement_fails_keeps_the_kind_of_error_alone(
    database: Database, clock: FixedClock, say_twice: Callable[[], None], lines: Callable[[], str]
) -> None:
    def do(job: Job) -> str | None:
        say_twice()
        return None

    runner = OutboxRunner(database, clock, {"say": do}, max_attempts=2)
    _add(database, clock)
    for _ in range(2):
        runner.run_due_once()
        assert _last_error(database).startswith("IntegrityError")
        assert STORY not in _last_error(database)
        clock.advance(timedelta(days=1))
    assert "IntegrityError" in lines() and "is given up" in lines()
    assert STORY not in lines()


def test_a_local_job_whose_statement_fails_keeps_the_kind_of_error_alone(
    database: Database, clock: FixedClock, say_twice: Callable[[], None], lines: Callable[[], str]
) -> None:
    def do(session: Session, job: Job) -> str | None:
        _say_twice(session)
        return None

    jobs = LocalJobs(database, clock)
    jobs.register("say", do)
    _add(database, clock)
    assert jobs.run() == 1
    assert _last_error(database).startswith("IntegrityError") and STORY not in _last_error(database)
    assert "IntegrityError" in lines() and STORY not in lines()


def test_a_traceback_shows_where_a_statement_failed_and_no_value(
    say_twice: Callable[[], None], lines: Callable[[], str]
) -> None:
    try:
        try:
            say_twice()
        except Exception as error:
            raise ExceptionGroup("two things", [ValueError("told"), error]) from error
    except Exception:
        logging.getLogger("x").exception("action failed")
    assert "IntegrityError" in lines() and "in _say_twice" in lines() and "ValueError: told" in lines()
    assert STORY not in lines()


def test_an_error_of_sqlalchemy_hides_what_was_handed_in(database: Database) -> None:
    with pytest.raises(DBAPIError) as failed, database.transaction() as session:
        session.execute(text("SELECT :said FROM nowhere"), {"said": STORY})
    assert "nowhere" in str(failed.value) and STORY not in str(failed.value)


def test_other_errors_say_what_they_say() -> None:
    assert in_short(PlatformUnavailable("sms", "timeout")) == str(PlatformUnavailable("sms", "timeout"))

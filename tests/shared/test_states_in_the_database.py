"""PostgreSQL refuses a job in a state that is none, whoever writes it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from backend.shared import outbox as outbox_of_jobs
from backend.shared.database import Database
from backend.shared.tables import outbox


@pytest.fixture
def server(postgresql_url: str) -> Any:
    database = Database(postgresql_url)
    yield database
    database.close()


def _job(**changed: Any) -> dict[str, Any]:
    given = outbox_of_jobs.row_of(topic="say", payload={}, key="k", due_at=datetime.now(UTC))
    return given | {"payload": b""} | changed


@pytest.mark.parametrize("wrong", [{"state": "opne"}, {"state": ""}, {"attempts": -1}, {"deaths": -1}])
def test_a_job_in_no_known_state_is_refused(server: Database, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), server.transaction() as session:
        session.execute(insert(outbox).values(**_job(**wrong)))


def test_a_job_that_is_right_is_taken(server: Database) -> None:
    with server.transaction() as session:
        session.execute(insert(outbox).values(**_job()))


def test_a_cases_audit_log_is_found_by_an_index(server: Database) -> None:
    asked = "EXPLAIN SELECT who FROM audit WHERE (facts ->> 'case') = 'c_1'"
    with server.transaction() as session:
        session.execute(text("SET LOCAL enable_seqscan = off"))
        plan = " ".join(session.execute(text(asked)).scalars())
    assert "ix_audit_case" in plan

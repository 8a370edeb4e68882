"""Rows whose key begins in some way: the right ones, and found by an index on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select, text

from backend.shared.beginnings import begins_with
from backend.shared.clock import FixedClock, SystemClock
from backend.shared.database import Database
from backend.shared.outbox import row_of, sealed_rows
from backend.shared.safety_net import SafetyNet
from backend.shared.tables import IS_FULL, IS_OPEN, IS_OVER, outbox

KEYS = ("filing:1", "filing:1~2", "filing:1~9", "filing:1~again", "filing:10~2", "filing:1}", "Filing:1~2", "filing:2~")


@pytest.fixture
def filled(database: Database, clock: FixedClock) -> Database:
    with database.transaction() as session:
        for number, key in enumerate(KEYS):
            row = row_of(topic="t", payload={}, key=key, due_at=clock.now()) | {
                "state": "done" if number == 2 else "open"
            }
            session.execute(insert(outbox), sealed_rows(session, [row]))
    return database


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("filing:1~", ["filing:1~2", "filing:1~9", "filing:1~again"]),
        ("filing:1~again", ["filing:1~again"]),
        ("Filing:", ["Filing:1~2"]),
        ("filing:1_", []),
        ("filing:%", []),
    ],
)
def test_exactly_those_that_begin_so(filled: Database, prefix: str, found: list[str]) -> None:
    with filled.reading() as session:
        query = select(outbox.c.key).where(begins_with(outbox.c.key, prefix))
        assert sorted(session.execute(query).scalars()) == found


@pytest.mark.parametrize(
    ("where", "index"),
    [
        (IS_OPEN & begins_with(outbox.c.key, "filing:1~"), "ix_outbox_open_key"),
        (IS_OPEN & SafetyNet("filing", SystemClock())._under("1"), "ix_outbox_open_key"),
        (IS_OVER & (outbox.c.due_at < text("'2026-01-01'")), "ix_outbox_over_due_at"),
        (IS_FULL & (outbox.c.due_at < text("'2026-01-01'")), "ix_outbox_full_due_at"),
    ],
)
def test_the_index_made_for_it_is_used(database: Database, where: object, index: str) -> None:
    query = select(outbox.c.job_id).where(where).order_by(outbox.c.due_at if "due" in index else outbox.c.key)  # type: ignore[arg-type]
    words = str(query.compile(database.engine, compile_kwargs={"literal_binds": True}))
    with database.reading() as session:
        if database.is_postgresql:
            session.execute(text("SET LOCAL enable_seqscan = off"))
            plan = session.execute(text(f"EXPLAIN {words}")).scalars().all()
        else:
            plan = [row[3] for row in session.execute(text(f"EXPLAIN QUERY PLAN {words}"))]
    assert index in " ".join(plan), plan
    assert database.is_postgresql or ("due_at<?" if "due" in index else "key>? AND key<?") in " ".join(plan)

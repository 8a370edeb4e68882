"""Whoever changes the audit log is found out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, insert, select, update

from backend.shared.audit import AuditLog
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.tables import audit

LOG = AuditLog("secret")


def _append(database: Database, clock: FixedClock, what: str = "notarization.booked") -> int:
    with database.transaction() as session:
        facts = {"appointment": "d_1", "number": 3}
        return LOG.append(session, who="p_1", what=what, at=clock.now(), channel="web", facts=facts)


def _forge(session: Session) -> None:
    first = session.execute(select(audit).where(audit.c.position == 1)).mappings().one()
    session.execute(insert(audit).values(**{**first, "position": 6, "previous": "f" * 64}))


TAMPERING: dict[str, tuple[Callable[[Session], object], int]] = {
    "a changed word": (lambda s: s.execute(update(audit).where(audit.c.position == 3).values(what="other")), 3),
    "a changed fact": (lambda s: s.execute(update(audit).where(audit.c.position == 2).values(facts={})), 2),
    "a removed entry": (lambda s: s.execute(delete(audit).where(audit.c.position == 4)), 4),
    "a removed beginning": (lambda s: s.execute(delete(audit).where(audit.c.position == 1)), 1),
    "a forged entry": (_forge, 6),
}


def test_an_untouched_log_is_whole(database: Database, clock: FixedClock) -> None:
    assert [_append(database, clock) for _ in range(5)] == [1, 2, 3, 4, 5]
    assert LOG.verify(database) is None


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_is_found_where_it_happened(name: str, database: Database, clock: FixedClock) -> None:
    for _ in range(5):
        _append(database, clock)
    tamper, position = TAMPERING[name]
    with database.transaction() as session:
        tamper(session)
    assert LOG.verify(database) == position


def test_who_does_not_know_the_secret_cannot_make_a_log(database: Database, clock: FixedClock) -> None:
    _append(database, clock)
    assert AuditLog("guess").verify(database) == 1


def test_a_shortened_log_differs_from_the_noted_head(database: Database, clock: FixedClock) -> None:
    _append(database, clock)
    _append(database, clock)
    noted = LOG.head(database)
    with database.transaction() as session:
        session.execute(delete(audit).where(audit.c.position == 2))
    assert LOG.verify(database) is None
    assert LOG.head(database) != noted


def test_forty_entries_from_eight_threads_make_one_chain(database: Database, clock: FixedClock) -> None:
    with ThreadPoolExecutor(8) as pool:
        positions = list(pool.map(lambda _: _append(database, clock), range(40)))
    assert sorted(positions) == list(range(1, 41))
    assert LOG.verify(database) is None

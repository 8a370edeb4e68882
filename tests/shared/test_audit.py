"""Whoever changes the audit log is found out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from backend.shared.audit import AuditLog
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.tables import audit

LOG = AuditLog("secret")


def _append(database: Database, clock: FixedClock, what: str = "notarization.booked") -> int:
    with database.transaction() as session:
        facts = {"appointment": "d_1", "number": 3}
        return LOG.append(session, who="p_1", what=what, at=clock.now(), channel="web", facts=facts)


def _open_to_changes(session: Session) -> None:
    """Be somebody who owns the database: no trigger stops them."""
    if session.dialect.name == "postgresql":
        session.execute(text("SET LOCAL session_replication_role = replica"))
    else:
        for name in session.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
            session.execute(text(f"DROP TRIGGER {name}"))


def _forge(session: Session) -> None:
    first = session.execute(select(audit).where(audit.c.position == 1)).mappings().one()
    session.execute(insert(audit).values(**{**first, "position": 6, "previous": "f" * 64}))


def _replace(session: Session) -> None:
    """SQLite's REPLACE removes a row without asking the trigger of removals."""
    row = session.execute(select(audit).where(audit.c.position == 2)).mappings().one()
    values = {name: row[name] for name in ("who", "what", "channel", "previous", "seal")}
    names = "position, at, facts, who, what, channel, previous, seal"
    wanted = "2, now(), '{}', :who, :what, :channel, :previous, :seal"
    if session.dialect.name == "postgresql":
        on = "ON CONFLICT (position) DO UPDATE SET who = 'somebody else'"
        session.execute(text(f"INSERT INTO audit ({names}) VALUES ({wanted}) {on}"), values)
    else:
        wanted = wanted.replace("now()", "CURRENT_TIMESTAMP")
        session.execute(text(f"INSERT OR REPLACE INTO audit ({names}) VALUES ({wanted})"), values)


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
        _open_to_changes(session)
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
        _open_to_changes(session)
        session.execute(delete(audit).where(audit.c.position == 2))
    assert LOG.verify(database) is None
    assert LOG.head(database) != noted


def test_forty_entries_from_eight_threads_make_one_chain(database: Database, clock: FixedClock) -> None:
    with ThreadPoolExecutor(8) as pool:
        positions = list(pool.map(lambda _: _append(database, clock), range(40)))
    assert sorted(positions) == list(range(1, 41))
    assert LOG.verify(database) is None


CHANGES: dict[str, Callable[[Session], object]] = {
    "changing": lambda s: s.execute(update(audit).where(audit.c.position == 2).values(who="somebody else")),
    "removing": lambda s: s.execute(delete(audit).where(audit.c.position == 3)),
    "emptying": lambda s: s.execute(text("TRUNCATE audit" if s.dialect.name == "postgresql" else "DELETE FROM audit")),
    "replacing": _replace,
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_database_itself_refuses_to_change_an_entry(name: str, database: Database, clock: FixedClock) -> None:
    for _ in range(3):
        _append(database, clock)
    with pytest.raises(DBAPIError, match="only appended to"), database.transaction() as session:
        CHANGES[name](session)
    assert (LOG.verify(database), LOG.head(database)[0]) == (None, 3)


def test_a_new_key_goes_on_where_the_earlier_ones_ended(database: Database, clock: FixedClock) -> None:
    for log in (AuditLog("first"), AuditLog("second", ["first"]), AuditLog("third", ["second", "first"])):
        with database.transaction() as session:
            for _ in range(2):
                log.append(session, who="p_1", what="notarization.booked", at=clock.now(), channel="web")
    assert AuditLog("third", ["second", "first"]).verify(database) is None
    assert AuditLog("third", ["second"]).verify(database) == 1


def test_a_key_that_was_exchanged_seals_nothing_any_more(database: Database, clock: FixedClock) -> None:
    old, new = AuditLog("leaked"), AuditLog("new", ["leaked"])
    for log in (old, new, old):
        with database.transaction() as session:
            log.append(session, who="p_1", what="notarization.booked", at=clock.now(), channel="web")
    assert new.verify(database) == 3


def test_a_suspicion_is_compared_with_fingerprints_of_every_key() -> None:
    then, now = AuditLog("old"), AuditLog("new", ["old"])
    assert then.fingerprint("huang") in now.fingerprints("huang")
    assert now.fingerprints("huang")[0] == now.fingerprint("huang")

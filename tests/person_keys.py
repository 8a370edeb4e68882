"""The keys of persons for a database that a test opened by itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.engine import make_url

from backend.shared.clock import SystemClock
from backend.shared.database import Database, Session
from backend.shared.keyring import Keyring
from backend.shared.own_seals import opened_row
from backend.shared.person_keys import PersonKeys


def entrusted(database: Database, keyring: Keyring) -> PersonKeys:
    """Entrust a database with the keys beside it, the same for every process that does so with these data keys."""
    beside = database.url
    if not database.is_postgresql:
        beside = f"sqlite:///{make_url(database.url).database}.keys"
    keys = PersonKeys(Database(beside, pool_size=2), keyring, SystemClock())
    keys.entrust_to(database)
    return keys


def in_clear(session: Session, table: Table, *conditions: ColumnElement[bool]) -> list[dict[str, Any]]:
    """Return rows of a table in the order of their numbers, with what their persons' keys have sealed opened."""
    query = select(table).where(*conditions).order_by(*table.primary_key.columns)
    return [opened_row(session, table, row) for row in session.execute(query).mappings()]

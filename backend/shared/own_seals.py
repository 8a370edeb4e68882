"""Columns sealed with the keys of the person they are of: what was said, what came in, what is still to be done.

A value is ``\\x01``, the name of its key, and the seal; it is bound to its table, column and person. A value whose key
was destroyed is nothing: its person is being erased, and the row goes with them.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, LargeBinary, Table, func, select, update

from backend.shared.database import Database, Session
from backend.shared.person_keys import ID_BYTES, Kind, keys_of

logger = logging.getLogger(__name__)

MARK = b"\x01"
"""Beginning of a sealed value; text and JSON never begin so."""
BATCH = 500


class OwnSeal(LargeBinary):
    """The type of such a column.

    Args:
        words: whether it held bare text, not JSON, when it was still in clear.
        kind: which of their keys seals it, where nobody says otherwise.
    """

    cache_ok = True

    def __init__(self, words: bool = False, kind: Kind = "talk") -> None:
        super().__init__()
        self.words, self.kind = words, kind


def own_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that are sealed so."""
    return [column for column in table.columns if isinstance(column.type, OwnSeal)]


def sealed(session: Session, column: Column[Any], person_id: str | None, value: Any, kind: Kind | None = None) -> bytes:
    """Return a JSON value as the column keeps it.

    Args:
        session: the caller's transaction, whose database knows the keys.
        column: where it will stand.
        person_id: whose it is; None for the house's own.
        kind: which of their keys; the column's own where it is not said.
    """
    kind = kind or _type_of(column).kind
    return sealed_for(session, column, {person_id or "": value}, kind)[person_id or ""]


def with_seals(session: Session, table: Table, person_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values for a row of a table with those sealed whose columns are; nothing and empty text stay as such."""
    new = dict(values)
    for column in own_columns(table):
        if new.get(column.name):
            new[column.name] = sealed(session, column, person_id, new[column.name])
    return new


def sealed_for(session: Session, column: Column[Any], values: Mapping[str, Any], kind: Kind) -> dict[str, bytes]:
    """Do the same for one value of each of many persons, with one look for their keys."""
    keys = keys_of(session).within(session, values.keys(), kind)
    found = {}
    for person_id, value in values.items():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        key = keys[person_id]
        found[person_id] = MARK + key.key_id + key.seal(text, _context(column, person_id))
    return found


def opened(session: Session, column: Column[Any], person_id: str | None, value: bytes | None) -> Any:
    """Return the JSON value of a column, or None where there is none or its key was destroyed.

    Raises:
        SealBroken: it was changed, or is another person's.
    """
    if not value:
        return None
    value = bytes(value)
    key = keys_of(session).by_id(value[1 : 1 + ID_BYTES])
    if key is None:
        return None
    return json.loads(key.open(value[1 + ID_BYTES :], _context(column, person_id or "")))


def opened_row(session: Session, table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a row of a table with everything sealed so opened."""
    person_id = row["person_id"]
    mine = {column.name: opened(session, column, person_id, row[column.name]) for column in own_columns(table)}
    return {**row, **mine}


def seal_what_lies_open(database: Database, tables: Sequence[Table], kind_of: Any) -> int:
    """Seal what an earlier version kept in clear, in small transactions; return how many rows.

    It is safe to be killed anywhere, and beside other processes that do the same: each row is looked at again under
    its lock, and what is sealed is left alone.

    Args:
        tables: with columns of `OwnSeal` and ``person_id``.
        kind_of: says of a table and a row which of the person's keys seals it; None: the column's own.
    """
    return sum(_seal_table(database, table, kind_of) for table in tables)


def has_sealed(database: Database, tables: Sequence[Table]) -> bool:
    """Return True if anything in these tables is sealed so."""
    with database.reading() as session:
        return any(
            session.execute(select(column).where(func.substr(column, 1, 1) == MARK).limit(1)).first() is not None
            for table in tables
            for column in own_columns(table)
        )


def _seal_table(database: Database, table: Table, kind_of: Any) -> int:
    count = 0
    keys = list(table.primary_key.columns)
    for column in own_columns(table):
        lies_open = column.is_not(None) & (func.length(column) > 0) & (func.substr(column, 1, 1) != MARK)
        while True:
            with database.transaction() as session:
                query = select(table).where(lies_open).order_by(*keys).limit(BATCH).with_for_update()
                rows = session.execute(query).mappings().all()
                for row in rows:
                    value = bytes(row[column.name]).decode()
                    content = value if _type_of(column).words else json.loads(value)
                    new = sealed(session, column, row["person_id"], content, kind_of(table, row))
                    here = [key == row[key.name] for key in keys]
                    session.execute(update(table).where(*here).values({column.name: new}))
            count += len(rows)
            if len(rows) < BATCH:
                break
    if count:
        logger.info("%s values of %s were sealed with their persons' keys", count, table.name)
    return count


def _type_of(column: Column[Any]) -> OwnSeal:
    assert isinstance(column.type, OwnSeal), f"{column} is not sealed with persons' keys"
    return column.type


def _context(column: Column[Any], person_id: str) -> str:
    return f"{column.table.name}.{column.name}:{person_id}"

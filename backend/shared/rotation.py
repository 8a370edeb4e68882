"""Sealing values anew: with today's key what an earlier one sealed, with its person's what the house's did before.

It runs in small transactions beside running services; each row is looked at again under its lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select, update

from backend.shared.database import Database
from backend.shared.keyring import KeyDestroyed, Keyring, SealedColumn

Row = Mapping[Any, Any]


def rotate(database: Database, keyring: Keyring, columns: Iterable[SealedColumn], *, batch: int = 200) -> int:
    """Seal every value anew that is not sealed as it would be today.

    Args:
        keyring: the new key as current, the earlier ones as previous.
        columns: every place with sealed values.
        batch: rows for one transaction.

    Returns:
        How many values were sealed anew. Afterwards the earlier keys can be taken out of the settings.
    """
    return sum(_rotate_column(database, keyring, place, batch) for place in columns)


def resealed(keyring: Keyring, sealed: bytes, context: str, place: SealedColumn, row: Row) -> bytes | None:
    """Return a value sealed as it would be today, or None when it is, or when its key was destroyed."""
    owner = place.owner(row) if place.kind is not None else None
    if is_as_today(keyring, sealed, owner):
        return None
    try:
        content = keyring.open(sealed, context)
    except KeyDestroyed:
        return None
    if owner is None or place.kind is None:
        return keyring.seal(content, context)
    return keyring.of(owner, place.kind).seal(content, context)


def is_as_today(keyring: Keyring, sealed: bytes, owner: str | None) -> bool:
    """Return True if a value is sealed by today's key for it; persons' own keys are sealed anew, not exchanged."""
    return keyring.is_current(sealed) if owner is None else keyring.is_own(sealed)


def _rotate_column(database: Database, keyring: Keyring, place: SealedColumn, batch: int) -> int:
    keys = list(place.table.primary_key.columns)
    with database.reading() as session:
        rows = session.execute(select(*keys, place.column).where(place.column.is_not(None))).all()
    old = [tuple(row[:-1]) for row in rows if _may_be_old(keyring, row[-1], place)]
    return sum(_rotate_rows(database, keyring, place, old[at : at + batch]) for at in range(0, len(old), batch))


def _may_be_old(keyring: Keyring, sealed: bytes, place: SealedColumn) -> bool:
    return not (keyring.is_own(sealed) if place.kind is not None else keyring.is_current(sealed))


def _rotate_rows(database: Database, keyring: Keyring, place: SealedColumn, identities: list[tuple[Any, ...]]) -> int:
    count = 0
    with database.transaction() as session:
        for identity in identities:
            here = [key == value for key, value in zip(place.table.primary_key.columns, identity, strict=True)]
            row = session.execute(select(place.table).where(*here).with_for_update()).mappings().first()
            if row is None or row[place.column.name] is None:
                continue
            sealed = resealed(keyring, row[place.column.name], place.context.format(**row), place, row)
            if sealed is not None:
                session.execute(update(place.table).where(*here).values({place.column.name: sealed}))
                count += 1
    return count

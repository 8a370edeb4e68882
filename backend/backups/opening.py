"""Opens what is sealed in a backup with the keys at hand: values, stored files, and what was said with people."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, inspect, select

from backend.backups.making import NOT_YET
from backend.backups.manifest import Manifest
from backend.backups.opened import opened_database
from backend.backups.person_store import StoreCopy
from backend.config import Settings
from backend.files.tables import kept_files
from backend.migrations.every_table import metadata
from backend.shared.clock import SystemClock
from backend.shared.database import Database
from backend.shared.key_ids import NAME_LENGTH
from backend.shared.keyring import KeyDestroyed, Keyring, SealBroken, SealedColumn
from backend.shared.own_seals import ID_BYTES, MARK, opened, own_columns
from backend.shared.person_keys import STORE, PersonKeys, keys_of, person_keys
from backend.shared.privacy import VAULT_COLUMN
from backend.shared.tables import data_keys
from backend.storage.storage import ContentMissing, FolderStorage
from backend.storage.vault import Vault


@dataclass
class Report:
    """Findings in a backup.

    Args:
        folder: the backup.
        faults: what is wrong; nothing where all is well.
        told: what is well, in whole sentences.
        erased: people who were erased after the backup was made: their words are there and open for nobody.
    """

    folder: Path
    faults: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)


@contextmanager
def keyring_of(settings: Settings, store: StoreCopy | None) -> Iterator[Keyring]:
    """Return the house's keys, with those of persons where their copy is at hand."""
    keyring = settings.keyring
    if store is None:
        yield keyring
        return
    with opened_database(store.path, dict.fromkeys(STORE)) as keys_database:
        keyring.entrust(PersonKeys(keys_database, keyring, SystemClock()))
        yield keyring


def open_values(report: Report, database: Database, keyring: Keyring, most: int | None, *, persons: bool) -> None:
    """Open what is sealed with the house's key or, where those are at hand, with persons'."""
    count = closed = 0
    with database.reading() as session:
        for table in tables_of(database):
            for place in places_of(table):
                query = select(table).where(place.column.is_not(None)).limit(most)
                for row in session.execute(query).mappings():
                    sealed = row[place.column.name]
                    if keyring.is_own(sealed) and not persons:
                        continue
                    try:
                        keyring.open(sealed, place.context.format(**row))
                        count += 1
                    except KeyDestroyed:
                        closed += 1
                    except SealBroken as broken:
                        report.faults.append(f"a value of {table.name}.{place.column.name} does not open: {broken}")
                        break
    report.told.append(f"{count} sealed values open.")
    if closed:
        report.told.append(f"{closed} sealed values open for nobody: their persons were erased.")


def open_files(
    report: Report,
    database: Database,
    keyring: Keyring,
    manifest: Manifest,
    folder: Path,
    most: int | None,
    *,
    persons: bool,
) -> None:
    """Every content that a row names is there, and some open."""
    if manifest.files != "folder":
        report.told.append(f"Stored files lie in {manifest.files}, not in the backup, and were not looked at.")
        return
    storage, named, count = FolderStorage(folder / "files"), 0, 0
    with database.reading() as session:
        for table in tables_of(database):
            if "storage_key" not in table.c:
                continue
            query = select(table.c.storage_key).where(table.c.storage_key.is_not(None))
            query = query.where(table.c.state.not_in(NOT_YET)) if "state" in table.c else query
            keys = list(session.execute(query).scalars())
            named += len(keys)
            lost = [key for key in keys if key not in manifest.deleted and not storage.exists(key)]
            if lost:
                report.faults.append(f"{len(lost)} contents that {table.name} names are not in the backup")
        vault = Vault(storage, keyring)
        kept = select(kept_files).where(kept_files.c.state == "kept").limit(most)
        for row in session.execute(kept).mappings():
            if row["storage_key"] in manifest.deleted or not (persons or _is_house_sealed(storage, row)):
                continue
            try:
                vault.get(row["file_id"], row["storage_key"])
                count += 1
            except ContentMissing:
                continue  # its person was erased; what is not there at all was told above
            except SealBroken as broken:
                report.faults.append(f"stored file {row['file_id']} does not open: {type(broken).__name__}")
                break
    report.told.append(f"{named} stored contents are named and there; {count} of people's files open.")
    if manifest.deleted:
        report.told.append(f"{len(manifest.deleted)} more were deleted while the backup was made.")


def _is_house_sealed(storage: FolderStorage, row: Mapping[Any, Any]) -> bool:
    key = str(row["storage_key"])
    return storage.exists(key) and not Keyring.is_own(storage.get(key))


def is_of_this_house(database: Database, store: StoreCopy) -> bool:
    """Return True if a copy of the keys of persons is that of the house whose database this is."""
    with opened_database(store.path, dict.fromkeys(STORE)) as keys_database, keys_database.reading() as session:
        house = session.execute(
            select(person_keys.c.key_id).where(person_keys.c.person_id == "", person_keys.c.kind == "talk")
        ).scalar()
    with database.reading() as session:
        wanted = session.execute(select(data_keys.c.key_id).where(data_keys.c.kind == "persons")).scalars().all()
    return house is not None and set(wanted) == {str(house)[:NAME_LENGTH]}


def open_words(report: Report, database: Database, settings: Settings, store: StoreCopy, most: int | None) -> None:
    """Open what persons' keys have sealed: what was said, what came in, what is still to be done."""
    with opened_database(store.path, dict.fromkeys(STORE)) as keys_database:
        PersonKeys(keys_database, settings.keyring, SystemClock()).entrust_to(database)
        count, closed = _words(report, database, most)
        report.erased = _erased(database)
    report.told.append(f"{count} of what was said or is still to be done open with the keys of persons.")
    if closed and not report.erased:
        report.told.append(f"{closed} open for nobody: their persons were erased.")


def _words(report: Report, database: Database, most: int | None) -> tuple[int, int]:
    count = closed = 0
    with database.reading() as session:
        for table in tables_of(database):
            for column in own_columns(table):
                query = select(table).where(column.is_not(None)).limit(most)
                for row in session.execute(query.order_by(*[one.desc() for one in table.primary_key])).mappings():
                    try:
                        value = opened(session, column, row["person_id"], row[column.name])
                    except SealBroken as broken:
                        report.faults.append(f"a value of {table.name}.{column.name} does not open: {broken}")
                        break
                    count, closed = count + (value is not None), closed + (value is None and len(row[column.name]) > 0)
    return count, closed


def _erased(database: Database) -> list[str]:
    """Return people whose words were sealed with a key that is gone: they were erased after the backup was made."""
    found: set[str] = set()
    with database.reading() as session:
        for table in tables_of(database):
            for column in own_columns(table):
                begin = func.substr(column, 1, 1 + ID_BYTES)
                rows = session.execute(select(table.c.person_id, begin).where(column.is_not(None)).distinct())
                keys = {(row[0] or "", bytes(row[1])[1:]) for row in rows if bytes(row[1] or b"")[:1] == MARK}
                found |= {person for person, key_id in keys if keys_of(session).by_id(key_id) is None}
    return sorted(found - {""})


def tables_of(database: Database) -> Iterator[Table]:
    """Return the tables that are there."""
    names = set(inspect(database.engine).get_table_names())
    return (table for table in metadata.sorted_tables if table.name in names)


def places_of(table: Table) -> list[SealedColumn]:
    """Return the sealed columns of a table, as the modules of tables declare them."""
    return [place for place in _all_places() if place.table is table]


def _all_places() -> list[SealedColumn]:
    ours = [module for name, module in sys.modules.items() if name.startswith("backend.") and name.endswith("tables")]
    found = [value for module in ours for value in vars(module).values() if isinstance(value, SealedColumn)]
    return list({(one.table.name, one.column.name): one for one in (*found, VAULT_COLUMN)}.values())

"""Looks through a backup: is it whole, does it open with the keys at hand, is its record of who did what unbroken?"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from backend.backups import postgresql
from backend.backups.making import DATABASE, TRACKER, backups_in
from backend.backups.manifest import BackupFault, Content, Manifest, digest_of, read_contents
from backend.backups.opened import opened_database
from backend.backups.opening import Report, is_of_this_house, keyring_of, open_files, open_values, open_words, places_of
from backend.backups.person_store import StoreCopy, read_store
from backend.config import Settings
from backend.foundation import held_by
from backend.migrations import newest
from backend.migrations.every_table import metadata
from backend.record.anchors import FILE as ANCHORS
from backend.record.anchors import AnchorFile
from backend.shared.audit import AuditLog
from backend.shared.database import Database
from backend.shared.own_seals import own_columns
from backend.shared.tables import audit, data_keys

SAMPLE = 200
"""Rows of each place with sealed values that are opened, unless all are."""


def find_backup(folder: Path) -> Path:
    """Return a backup: the folder itself, or the newest one in it.

    Raises:
        BackupFault: there is none.
    """
    if (folder / "manifest.json").is_file():
        return folder
    found = backups_in(folder)
    if not found:
        raise BackupFault(f"there is no backup in {folder}")
    return found[-1]


def verify(folder: Path, settings: Settings, keys: Path | None, *, everything: bool = False) -> Report:
    """Look through a backup without changing it.

    Args:
        folder: of one backup.
        settings: with the secrets at hand.
        keys: the folder with the copy of the keys of persons, or None where it is not at hand.
        everything: open every sealed value instead of some.

    Raises:
        BackupFault: it is no backup.
    """
    postgresql.look_in(settings.postgresql_programs)
    report, manifest = Report(folder), Manifest.read(folder)
    if not _is_whole(report, manifest):
        return report
    if not _has_keys(report, manifest, settings):
        return report
    if manifest.revision != newest():
        report.told.append(
            f"Its tables are of revision {manifest.revision}, this version's of {newest()}: what is sealed was not "
            "opened; restoring brings the tables up."
        )
        return report
    store = _store(report, manifest, keys)
    most = None if everything else SAMPLE
    sealed = [table for table in metadata.sorted_tables if own_columns(table) or places_of(table)]
    stored = [table for table in metadata.sorted_tables if "storage_key" in table.c]
    tables = {**dict.fromkeys(sealed, most), **dict.fromkeys((*stored, data_keys, audit))}
    suffix = "sqlite3" if manifest.engine == "sqlite" else "pgdump"
    try:
        with opened_database(folder / f"{DATABASE}.{suffix}", tables) as database:
            if store is not None and not is_of_this_house(database, store):
                report.faults.append("the copy of the keys of persons is another house's: nothing sealed by them opens")
                store = None
            with keyring_of(settings, store) as keyring:
                persons = store is not None
                open_values(report, database, keyring, most, persons=persons)
                open_files(report, database, keyring, manifest, folder, most, persons=persons)
            if store is not None:
                open_words(report, database, settings, store, most)
            _follow_record(report, database, settings, manifest, folder)
    except (BackupFault, SQLAlchemyError, sqlite3.Error) as error:
        report.faults.append(f"the database of the backup cannot be read: {str(error).splitlines()[0]}")
    return report


def _is_whole(report: Report, manifest: Manifest) -> bool:
    folder = report.folder
    if digest_of(folder / "contents.jsonl") != manifest.contents:
        report.faults.append("the list of its files was changed")
        return False
    count, size = 0, 0
    for one in read_contents(folder):
        count, size = count + 1, size + one.size
        if (fault := _fault_of(folder, one)) is not None:
            report.faults.append(fault)
    for name in (DATABASE, TRACKER):
        path = folder / f"{name}.sqlite3"
        if path.is_file() and (broken := _integrity(path)) != "ok":
            report.faults.append(f"{path.name} is damaged: {broken}")
    if not report.faults:
        report.told.append(f"All {count} files are there, {size / 1e6:.1f} MB, each with its digest.")
    return not report.faults


def _fault_of(folder: Path, one: Content) -> str | None:
    path = folder / one.path
    if not path.is_file():
        return f"{one.path} is missing"
    if path.stat().st_size != one.size or digest_of(path) != one.sha256:
        return f"{one.path} is not what was written"
    return None


def _integrity(path: Path) -> str:
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    finally:
        connection.close()


def _store(report: Report, manifest: Manifest, keys: Path | None) -> StoreCopy | None:
    if keys is None:
        report.told.append("Without the folder of the keys of persons (--keys) nothing that was said was opened.")
        return None
    try:
        store = read_store(keys)
    except BackupFault as fault:
        report.faults.append(str(fault))
        return None
    if store.moment < manifest.moment:
        report.faults.append(
            f"the copy of the keys of persons is of {store.moment:%Y-%m-%d %H:%M} UTC, older than the backup: what was "
            "said with people who came since opens for nobody"
        )
        return None
    return store


def _has_keys(report: Report, manifest: Manifest, settings: Settings) -> bool:
    """Return True if all keys the database was filled with are at hand, but for the store of persons."""
    known = {kind: set(names) for kind, names in manifest.keys.items()}
    missing = [(one, one.lacking(known.get(one.kind, set()))) for one in held_by(settings)]
    for one, lacking in missing:
        if lacking:
            report.faults.append(
                f"{one.kind} key {', '.join(lacking)} is not at hand: give it as {one.setting}, as it was when the "
                "backup was made"
            )
    return not any(lacking for _, lacking in missing)


def _follow_record(report: Report, database: Database, settings: Settings, manifest: Manifest, folder: Path) -> None:
    """Follow the record from its first entry to the last, and what was anchored of it."""
    log = AuditLog(settings.audit_key, settings.earlier_audit_keys)
    if (broken := log.verify(database)) is not None:
        report.faults.append(f"the record of who did what is broken at entry {broken}")
        return
    position, seal = log.head(database)
    if (position, seal) != manifest.record and position:
        report.faults.append("the record of who did what does not end where the backup says it does")
        return
    with database.reading() as session:
        seals = {row.position: row.seal for row in session.execute(select(audit.c.position, audit.c.seal))}
    anchors = AnchorFile(folder / ANCHORS).all()
    if wrong := [one.position for one in anchors if seals.get(one.position) != one.seal]:
        report.faults.append(f"the record does not hold entry {wrong[0]} as it was anchored")
        return
    report.told.append(f"The record of who did what is unbroken: {position} entries, {len(anchors)} anchors held.")

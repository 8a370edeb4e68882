"""Brings a backup back, and holds back whatever would go out of the restored house.

Nothing is begun before everything was looked at: the keys at hand, the target, the tables' revision, every file's
digest. An SQLite database is made ready beside and then put in its place, a PostgreSQL one while services that start
meanwhile wait: neither is ever seen without its hold.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from backend.backups import postgresql
from backend.backups.checking import verify
from backend.backups.making import ANCHORS, DATABASE, FOLDERS, SEAL, TRACKER
from backend.backups.manifest import BackupFault, Manifest, read_contents
from backend.backups.opening import Report
from backend.backups.person_store import StoreCopy, read_store
from backend.config import Settings
from backend.migrations import ADVISORY_LOCK, bring_up, knows
from backend.migrations.every_table import metadata
from backend.shared import outbound_hold
from backend.shared.audit import AuditLog
from backend.shared.database import Database, Session
from backend.shared.leftovers import truncate_log
from backend.shared.outbound_hold import RESTORED
from backend.shared.person_keys import STORE
from backend.statutes.tables import SEARCH

_OURS = frozenset({*metadata.tables, *(table.name for table in STORE), "bot_conversations", "alembic_version"})


@dataclass(frozen=True, slots=True)
class Restored:
    """Contents that were brought back.

    Args:
        manifest: of the backup.
        report: what was found when it was looked through.
        aside: where what was there before lies now, or None.
    """

    manifest: Manifest
    report: Report
    aside: Path | None


def restore_backup(
    folder: Path, settings: Settings, keys: Path, *, replace: bool = False, now: datetime | None = None
) -> Restored:
    """Bring a backup back into the place of these settings.

    Args:
        folder: of one backup.
        settings: with the secrets that were there when it was made.
        keys: the folder with the copy of the keys of persons.
        replace: what is there already may go: files are moved aside, tables in PostgreSQL are dropped.
        now: dates the hold.

    Raises:
        BackupFault: it cannot be brought back; before anything was begun, unless PostgreSQL's programs fail.
    """
    manifest, store = Manifest.read(folder), read_store(keys)
    _fits(manifest, store, settings)
    report = verify(folder, settings, keys)
    if report.faults:
        raise BackupFault("; ".join(report.faults))
    aside = _make_way(settings, replace)
    _folders(folder, settings)
    if manifest.tracker not in ("none", "shared"):
        _put_back(_file(folder, TRACKER, manifest.tracker), settings.tracker_database)
    if settings.keys_database != settings.backend_database:
        _put_back(store.path, settings.keys_database)
    since = now or datetime.now(UTC)
    put_back = _sqlite_back if manifest.engine == "sqlite" else _postgresql_back
    put_back(_file(folder, DATABASE, manifest.engine), store, settings, since, manifest.moment)
    return Restored(manifest, report, aside)


def _fits(manifest: Manifest, store: StoreCopy, settings: Settings) -> None:
    """Raise BackupFault where this installation cannot take the backup."""
    pairs = [("database", manifest.engine, settings.backend_database), ("keys", store.engine, settings.keys_database)]
    if manifest.tracker == "shared":
        if settings.tracker_database != settings.backend_database:
            raise BackupFault("the bot's memory lay in the services' database: set TRACKER_URL to the same one")
    elif manifest.tracker != "none":
        pairs.append(("tracker", manifest.tracker, settings.tracker_database))
    for name, engine, url in pairs:
        if make_url(url).get_backend_name() != engine:
            raise BackupFault(
                f"the {name} of the backup is of {engine}, and YIQIAOTONG_{name.upper()}_URL names another engine"
            )
    if not knows(manifest.revision):
        raise BackupFault(
            f"its tables are of revision {manifest.revision}, which this version does not know: restore it with the "
            f"version that made it ({manifest.version}) or a newer one"
        )


def _make_way(settings: Settings, replace: bool) -> Path | None:
    """See that nothing is in the way; return where it was moved."""
    found = [path for path in _in_the_way(settings) if path.exists()]
    filled = [url for url in _servers(settings) if _has_tables(url)]
    if (found or filled) and not replace:
        there = [path.name for path in found] + ["tables in PostgreSQL"] * bool(filled)
        raise BackupFault(
            f"there is a house already ({', '.join(there)}): restore into an empty place, or say --replace, which "
            "moves files aside and drops tables"
        )
    for path in found:
        if path.suffix == ".sqlite3":
            _need_unused(path)
    for url in _servers(settings):
        _need_alone(url)
    if not found:
        return None
    aside = settings.data_dir / f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    aside.mkdir(mode=0o700)
    for path in found:
        os.replace(path, aside / path.name)
    return aside


def _in_the_way(settings: Settings) -> Iterator[Path]:
    for url in (settings.backend_database, settings.tracker_database, settings.keys_database):
        if make_url(url).get_backend_name() == "sqlite":
            path = Path(make_url(url).database or "")
            yield from (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm")))
    yield from (settings.data_dir / name for name in (*(FOLDERS if not settings.storage_url else ()), SEAL, ANCHORS))


def _servers(settings: Settings) -> list[str]:
    urls = (settings.backend_database, settings.tracker_database, settings.keys_database)
    return list(dict.fromkeys(url for url in urls if make_url(url).get_backend_name() == "postgresql"))


def _has_tables(url: str) -> bool:
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    with engine.connect() as session:
        return any(name in _OURS for name in inspect(session).get_table_names())


def _need_unused(path: Path) -> None:
    """Raise BackupFault where a process has an SQLite file open."""
    connection = sqlite3.connect(path, timeout=0.5, isolation_level=None)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE").close()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        raise BackupFault(f"{path.name} is in use: stop the services and the bot first") from error
    except sqlite3.DatabaseError:
        return  # damaged: it is to be replaced
    finally:
        connection.close()


def _need_alone(url: str) -> None:
    """Raise BackupFault where somebody else is connected to a database."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with create_engine(url, poolclass=NullPool, hide_parameters=True).connect() as session:
        if count := session.execute(text(f"{others} AND backend_type = 'client backend'")).scalar_one():
            raise BackupFault(f"{count} others are connected to the database: stop the services and the bots first")


def _folders(folder: Path, settings: Settings) -> None:
    """Bring the stored files, the seal and the anchors back."""
    for one in read_contents(folder):
        top = one.path.split("/", 1)[0]
        if top not in (*FOLDERS, SEAL, ANCHORS):
            continue
        target = settings.data_dir / one.path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(folder / one.path, target)
        target.chmod(0o600)


def _put_back(source: Path, url: str) -> None:
    """Bring a database back that needs nothing more."""
    if source.suffix == ".sqlite3":
        _copied_durably(source, Path(make_url(url).database or ""))
        return
    _drop_tables(url)
    postgresql.restore(url, source)


def _sqlite_back(source: Path, store: StoreCopy, settings: Settings, since: datetime, data_of: datetime) -> None:
    """Make a file ready beside, and put it in its place as a whole."""
    place = Path(make_url(settings.backend_database).database or "")
    beside = place.with_name(f"{place.name}.restored")
    _copied_durably(source, beside)
    database = Database(f"sqlite:///{beside}")
    with database.transaction() as session:
        bring_up(session)
        _held_back(session, settings, since, data_of)
    truncate_log(database)
    database.close()
    os.replace(beside, place)


def _postgresql_back(source: Path, store: StoreCopy, settings: Settings, since: datetime, data_of: datetime) -> None:
    """Bring it back while services that start meanwhile wait, as they do for migrations."""
    url = settings.backend_database
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    with engine.connect() as session:
        session.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": ADVISORY_LOCK})
        session.commit()  # the lock is the connection's, not the transaction's
        _drop_tables(url)
        postgresql.restore(url, source)
        if settings.keys_database == url:
            postgresql.restore(url, store.path)
        bring_up(session)
        _held_back(session, settings, since, data_of)
        session.commit()


def _held_back(session: Session, settings: Settings, since: datetime, data_of: datetime) -> None:
    """Hold back what goes out, and note in the record that this is a restored house."""
    outbound_hold.end(session)  # a hold that was in the backup is of another restore
    outbound_hold.begin_here(session, RESTORED, since, data_of)
    log = AuditLog(settings.audit_key, settings.earlier_audit_keys)
    facts = {"data_of": data_of.isoformat()}
    log.append(session, who="restore", what="outbound.held", at=since, channel="console", facts=facts)


def _drop_tables(url: str) -> None:
    """Drop whatever is ours there."""
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    with engine.begin() as session:
        for name in inspect(session).get_table_names():
            if name in _OURS or name.startswith(SEARCH):
                session.execute(text(f'DROP TABLE "{name}" CASCADE'))


def _file(folder: Path, name: str, engine: str) -> Path:
    return folder / f"{name}.{'sqlite3' if engine == 'sqlite' else 'pgdump'}"


def _copied_durably(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o600)
    with target.open("rb") as file:
        os.fsync(file.fileno())

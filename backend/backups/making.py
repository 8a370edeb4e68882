"""Makes a backup while the house runs and people write.

In this order: the anchors of the record, the stored files as far as they are there, both databases at one moment, the
keys of persons, the files that came meanwhile. A content is stored before its row is committed, and a key is made
before anything is sealed with it, so the databases name nothing that the rest has not, but for a content that somebody
deleted within these moments: the manifest says which.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from backend.backups import postgresql
from backend.backups.folders import FolderCopy
from backend.backups.manifest import (
    MANIFEST,
    BackupFault,
    Content,
    Manifest,
    content_of,
    digest_of,
    read_contents,
    write_contents,
)
from backend.backups.moment import View, one_moment, source_of
from backend.backups.person_store import StoreCopy, copy_store
from backend.config import Settings
from backend.migrations.every_table import metadata
from backend.record import anchors

DATABASE, TRACKER, SECRETS, SEAL = "database", "tracker", "secrets.env", "seal"
ANCHORS = anchors.FILE
FOLDERS = ("files", "public")
COUNTED = ("persons", "inbox", "history", "outbox", "drafts", "kept_files", "audit")
NOT_YET = ("arriving", "sealing")
"""States of a row whose content need not be stored yet."""
ENDS_A_TURN = ("conversations", "bot_conversations")
"""The tables that are locked while a moment is taken, each in the database that has it."""
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made.

    Args:
        folder: where it is.
        manifest: what it says of itself.
        copied, linked: stored files that were copied, and that an earlier backup had.
        size: bytes of all its files.
        store: the copy of the keys of persons, or None where it was not wanted.
        removed: earlier backups that were taken away.
    """

    folder: Path
    manifest: Manifest
    copied: int
    linked: int
    size: int
    store: StoreCopy | None
    removed: tuple[str, ...]


def backups_in(folder: Path) -> list[Path]:
    """Return the backups in a folder, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(one for one in folder.iterdir() if (one / MANIFEST).is_file() and not one.name.endswith(_PART))


def make_backup(
    settings: Settings, into: Path, keys: Path | None, *, secrets: bool = False, keep: int = 0, model: str = ""
) -> Made:
    """Make a backup in a folder of its own below `into`.

    Args:
        settings: of the house; it is not opened, so nothing is migrated.
        keys: where the keys of persons are copied, apart from all backups; None to leave them out.
        secrets: put ``secrets.env`` beside, too.
        keep: how many backups stay, this one included; 0 for all.
        model: the name of the model that runs.

    Raises:
        BackupFault: it cannot be made; nothing half-made counts as a backup.
    """
    postgresql.look_in(settings.postgresql_programs)
    _keep_apart(settings.data_dir, into, keys)
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone_in(into):
        for rest in into.glob(f"*{_PART}"):
            shutil.rmtree(rest)
        earlier = backups_in(into)
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}"[:-3] + "Z"
        part = into / f"{name}{_PART}"
        part.mkdir(mode=0o700)
        try:
            made = _fill(settings, part, earlier[-1] if earlier else None, keys, secrets, model)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        os.sync()  # all of it is on the disk before it counts as a backup
        os.replace(part, into / name)
        removed = backups_in(into)[:-keep] if keep else []
        for old in removed:
            shutil.rmtree(old)
    manifest, copies, store, size = made
    copied, linked = sum(one.copied for one in copies), sum(one.linked for one in copies)
    return Made(into / name, manifest, copied, linked, size, store, tuple(one.name for one in removed))


def _fill(
    settings: Settings, part: Path, earlier: Path | None, keys: Path | None, secrets: bool, model: str
) -> tuple[Manifest, list[FolderCopy], StoreCopy | None, int]:
    loose = [_copied(settings.data_dir / ANCHORS, part)]
    copies = _copies(settings, part, earlier)
    for one in copies:
        one.take()
    told, named = _databases(settings, part)
    store = copy_store(settings.keys_database, keys) if keys is not None else None
    for one in copies:
        one.take()
        one.leave_only(named)
    kept = {path.rpartition("/")[2] for one in copies for path in one.contents}
    seal = FolderCopy(settings.data_dir / SEAL, part, SEAL, None, {})
    seal.take()
    loose += [_copied(settings.data_dir / SECRETS, part)] if secrets else []
    loose += [name for name in (f"{DATABASE}.sqlite3", f"{DATABASE}.pgdump") if (part / name).is_file()]
    loose += [name for name in (f"{TRACKER}.sqlite3", f"{TRACKER}.pgdump") if (part / name).is_file()]
    contents = [content_of(part, name) for name in loose if name]
    contents += [content for one in (*copies, seal) for content in one.contents.values()]
    manifest = Manifest(
        **told, made_at=datetime.now(UTC), files=settings.storage_url or "folder", model=model,
        version=version("yiqiaotong"), secrets=SECRETS in loose, contents=write_contents(part, contents),
        deleted=sorted(named - kept) if copies else [],
    )  # fmt: skip
    manifest.write(part)
    return manifest, copies, store, sum(one.size for one in contents)


def _databases(settings: Settings, part: Path) -> tuple[dict[str, Any], set[str]]:
    """Write out both databases of one moment; return what the manifest tells of them, and the contents they name."""
    database = source_of(settings.backend_database, ENDS_A_TURN)
    if database is None:
        raise BackupFault("there is nothing to back up: the services have no database yet")
    shared = settings.tracker_database == settings.backend_database
    tracker = None if shared else source_of(settings.tracker_database, ENDS_A_TURN)
    with one_moment([database, *([tracker] if tracker else [])]) as (moment, views):
        views[0].write(part / f"{DATABASE}.{database.suffix}")
        if tracker:
            views[1].write(part / f"{TRACKER}.{tracker.suffix}")
        told, named = _told_of(views[0]), _named_in(views[0])
    apart = make_url(settings.tracker_database).get_backend_name() if tracker else "none"
    engine = make_url(settings.backend_database).get_backend_name()
    return {**told, "moment": moment, "engine": engine, "tracker": "shared" if shared else apart}, named


def _told_of(view: View) -> dict[str, Any]:
    keys: dict[str, list[str]] = {}
    for kind, key_id in view.query("SELECT kind, key_id FROM data_keys ORDER BY since"):
        keys.setdefault(kind, []).append(key_id)
    head = view.query("SELECT position, seal FROM audit ORDER BY position DESC LIMIT 1")
    counts = {name: int(view.query(f"SELECT count(*) FROM {name}")[0][0]) for name in COUNTED}
    revision = str(view.query("SELECT version_num FROM alembic_version")[0][0])
    record = (int(head[0][0]), str(head[0][1])) if head else (0, "")
    return {"keys": keys, "record": record, "counts": counts, "revision": revision}


def _named_in(view: View) -> set[str]:
    """Return the storage keys of all contents that have to be there."""
    found: set[str] = set()
    for table in metadata.sorted_tables:
        if "storage_key" in table.c and view.has(table.name):
            arrived = f"AND state NOT IN {NOT_YET}" if "state" in table.c else ""
            query = f"SELECT storage_key FROM {table.name} WHERE storage_key IS NOT NULL {arrived}"
            found |= {str(row[0]) for row in view.query(query)}
    return found


def _copies(settings: Settings, part: Path, earlier: Path | None) -> list[FolderCopy]:
    if settings.storage_url:
        return []  # the bucket is the operator's to version and to copy
    known: dict[str, Content] = {}
    if earlier is not None and digest_of(earlier / "contents.jsonl") == Manifest.read(earlier).contents:
        known = {one.path: one for one in read_contents(earlier)}
    return [
        FolderCopy(settings.data_dir / name, part, name, earlier / name if earlier else None, known) for name in FOLDERS
    ]


def _copied(path: Path, into: Path) -> str:
    """Copy a file for its owner alone and return its name; nothing where it is not there."""
    if not path.is_file():
        return ""
    shutil.copyfile(path, into / path.name)
    (into / path.name).chmod(0o600)
    return path.name


def _keep_apart(data: Path, into: Path, keys: Path | None) -> None:
    """Refuse folders of which one copy would take the other along."""
    places = {"the data folder": data, "the folder of backups": into}
    if keys is not None:
        places["the folder of the keys"] = keys
    for one, here in places.items():
        for other, there in places.items():
            if one != other and here.resolve().is_relative_to(there.resolve()):
                raise BackupFault(
                    f"{one} lies within {other}: whoever has a backup must not have the keys of persons with it, and "
                    "a backup beside the data is lost with them"
                )


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupFault(f"another backup is being made in {folder}") from error
        yield

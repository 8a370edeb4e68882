"""The copy of the keys of persons: in a folder of its own, and only the newest.

An older copy would open what somebody said who was erased since, so each copy takes the place of the one before.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from backend.backups import postgresql
from backend.backups.manifest import BackupFault, digest_of
from backend.backups.moment import SqliteSource
from backend.shared.person_keys import STORE

NOTE = "person-keys.json"
_PLAIN = {"sqlite": "person-keys.sqlite3", "postgresql": "person-keys.pgdump"}


@dataclass(frozen=True, slots=True)
class StoreCopy:
    """A copy of the store.

    Args:
        path: the file.
        engine: ``sqlite`` or ``postgresql``.
        moment: since when it is no longer followed: a key made or destroyed later is not known to it.
        sha256: of the file.
    """

    path: Path
    engine: str
    moment: datetime
    sha256: str


def copy_store(url: str, folder: Path) -> StoreCopy:
    """Copy the store into a folder and take the earlier copy away.

    Raises:
        BackupFault: it cannot be read or written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    address = make_url(url)
    engine = address.get_backend_name()
    target = folder / _PLAIN[engine]
    beside = target.with_name(f"{target.name}.new")
    beside.unlink(missing_ok=True)
    moment = datetime.now(UTC)
    if engine == "sqlite":
        path = Path(address.database or "")
        if not path.is_file():
            raise BackupFault(f"the keys of persons are not there: {path.name} is missing in the data folder")
        with SqliteSource(path).view() as view:
            view.write(beside)
    else:
        postgresql.dump(url, beside, only=[table.name for table in STORE])
    copied = StoreCopy(target, engine, moment, digest_of(beside))
    _synced(beside)
    os.replace(beside, target)
    told = {"engine": engine, "moment": moment.isoformat(), "sha256": copied.sha256}
    (folder / NOTE).write_text(json.dumps(told) + "\n", encoding="utf-8")
    for other in _PLAIN.values():
        if other != target.name:
            (folder / other).unlink(missing_ok=True)
    return copied


def read_store(folder: Path) -> StoreCopy:
    """Return the copy in a folder.

    Raises:
        BackupFault: there is none, or it is not what was copied.
    """
    try:
        told = json.loads((folder / NOTE).read_text("utf-8"))
        found = StoreCopy(
            folder / _PLAIN[told["engine"]], told["engine"], datetime.fromisoformat(told["moment"]), told["sha256"]
        )
        whole = digest_of(found.path) == found.sha256
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupFault(f"{folder} holds no copy of the keys of persons ({type(error).__name__})") from error
    if not whole:
        raise BackupFault(f"{found.path.name} in {folder} is not what was copied there: its digest is another")
    return found


def _synced(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

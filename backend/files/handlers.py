"""Carries out what may be asked of the files.

A row is written before the content is stored and marked kept afterwards: whatever is in the storage has a row, and a
crash in between is made good by the next upload of the same file.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import delete, func, insert, select, text, update

from backend.files.commands import DropFile, FileFacts, KeepFile, MyFiles, OldFiles, OwnedFile, ReadFile
from backend.files.inspection.bounded import Inspection
from backend.files.model import MEGABYTE, MIMES, FileLimits, KeptFile, bare_name, safe_name
from backend.files.tables import DETAILS, kept_files
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.keyring import Keyring
from backend.shared.messages import Command
from backend.storage.storage import ContentMissing, StorageDown, new_key
from backend.storage.vault import Vault

logger = logging.getLogger(__name__)

PLATFORM = "file_storage"
"""Name of the storage in reports of a partner's outage."""

Row = Mapping[Any, Any]


class FileHandlers:
    """Keeps, reads and drops files, each only for its owner.

    Args:
        database: where their rows are.
        vault: where their contents are; recordings lie there too.
        keyring: seals names and hashes.
        clock: dates them.
        secret: keys the digests by which the same content is found again.
        limits: how much is taken.
        inspection: judges what is sent.
        make_room: deletes those of a person's files that nothing needs, and returns how many.
        is_known: whether a person is verified.
    """

    def __init__(
        self,
        database: Database,
        vault: Vault,
        keyring: Keyring,
        clock: Clock,
        secret: str,
        limits: FileLimits,
        inspection: Inspection,
        make_room: Callable[[str], int] = lambda person_id: 0,
        is_known: Callable[[str], bool] = lambda person_id: False,
    ) -> None:
        self._database, self.vault, self._keyring, self._clock = database, vault, keyring, clock
        self._secret = hashlib.sha256(b"yiqiaotong files\0" + secret.encode()).digest()
        self._limits, self._inspection = limits, inspection
        self._make_room, self._is_known = make_room, is_known

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Map each command to the method that handles it."""
        return {
            KeepFile: self.keep,
            ReadFile: self.read,
            FileFacts: self.facts,
            MyFiles: self.mine,
            DropFile: self.drop,
            OldFiles: self.old,
        }

    def keep(self, command: KeepFile) -> KeptFile:
        """Handle `KeepFile`: inspect, announce the row, store the content, mark it kept.

        Raises:
            Refused: see ``commands.py``.
            PlatformUnavailable: the storage is down, or too many files are being inspected; nothing is lost by sending
                the file again.
        """
        found = self._inspection.inspect(command.name, command.content, self._limits)
        details = {
            "name": safe_name(command.name, found),
            "sha256": hashlib.sha256(command.content).hexdigest(),
        }
        row = self._announced_with_room(command, MIMES[found], details)
        try:
            if row["state"] != "kept" or not self.vault.exists(row["storage_key"]):
                self.vault.put(row["file_id"], row["storage_key"], command.content, command.person_id)
        except StorageDown as down:
            raise PlatformUnavailable(PLATFORM, str(down)) from down
        here = update(kept_files).where(kept_files.c.file_id == row["file_id"], kept_files.c.state != "kept")
        with self._database.transaction() as session:
            session.execute(here.values(state="kept"))
        return self._file(row)

    def read(self, command: ReadFile) -> bytes:
        """Handle `ReadFile`.

        Raises:
            Refused: ``file_unknown``.
            PlatformUnavailable: the storage is down.
        """
        row = self._row(command.file_id, command.person_id)
        try:
            return self.vault.get(row["file_id"], row["storage_key"])
        except ContentMissing as gone:
            raise Refused("file_unknown") from gone
        except StorageDown as down:
            raise PlatformUnavailable(PLATFORM, str(down)) from down

    def facts(self, command: FileFacts) -> KeptFile:
        """Handle `FileFacts`; refuses ``file_unknown``."""
        return self._file(self._row(command.file_id, command.person_id))

    def mine(self, command: MyFiles) -> list[KeptFile]:
        """Handle `MyFiles`; refuses ``file_unknown`` if one is not this person's."""
        query = select(kept_files).where(kept_files.c.person_id == command.person_id, kept_files.c.state == "kept")
        with self._database.reading() as session:
            rows = session.execute(query.where(kept_files.c.file_id.in_(command.file_ids))).mappings().all()
        files = {row["file_id"]: self._file(row) for row in rows}
        if set(files) != set(command.file_ids):
            raise Refused("file_unknown")
        return [files[file_id] for file_id in command.file_ids]

    def drop(self, command: DropFile) -> None:
        """Handle `DropFile`: the content goes first, so that a crash leaves nothing that no row tells of.

        Raises:
            Refused: ``file_unknown``.
            PlatformUnavailable: the storage is down; the file is still kept.
        """
        row = self._row(command.file_id, command.person_id, ("kept", "arriving"))
        self._drop_content(row["storage_key"])
        with self._database.transaction() as session:
            session.execute(delete(kept_files).where(kept_files.c.file_id == command.file_id))

    def drop_contents(self, person_id: str, whole: bool) -> None:
        """Delete the contents of all files of a person who is erased, before their rows go; see `PersonalData`."""
        if not whole:
            return
        with self._database.reading() as session:
            keys = select(kept_files.c.storage_key).where(kept_files.c.person_id == person_id)
            found = session.execute(keys).scalars().all()
        for key in found:
            self._drop_content(key)

    def old(self, command: OldFiles) -> list[OwnedFile]:
        """Handle `OldFiles`."""
        query = select(kept_files.c.file_id, kept_files.c.person_id).where(kept_files.c.created_at < command.before)
        query = query.where(kept_files.c.file_id > command.after)
        if command.person_id:
            query = query.where(kept_files.c.person_id == command.person_id)
        with self._database.reading() as session:
            rows = session.execute(query.order_by(kept_files.c.file_id).limit(command.most)).all()
        return [OwnedFile(*row) for row in rows]

    def rotate(self) -> int:
        """Seal every stored content again that an earlier key sealed, beside running services; return how many.

        A file dropped meanwhile stays dropped; one whose content is missing is passed over (the next upload of it
        stores it again).
        """
        with self._database.reading() as session:
            columns = (kept_files.c.file_id, kept_files.c.storage_key, kept_files.c.person_id)
            rows = session.execute(select(*columns)).all()
        return sum(self._rotate_one(*row) for row in rows)

    def _rotate_one(self, file_id: str, key: str, person_id: str) -> bool:
        if not self.vault.reseal(file_id, key, person_id):
            return False
        with self._database.reading() as session:
            still = session.execute(select(kept_files.c.file_id).where(kept_files.c.file_id == file_id)).first()
        if still is None:
            self.vault.delete(key)
        return still is not None

    def shown(self, session: Session, person_id: str, file_id: str) -> KeptFile | None:
        """Return a person's file inside the caller's transaction, or None; for showing that it was sent."""
        here = (kept_files.c.file_id == file_id) & (kept_files.c.person_id == person_id)
        row = session.execute(select(kept_files).where(here)).mappings().first()
        return self._file(row) if row is not None else None

    def _announced_with_room(self, command: KeepFile, mime: str, details: dict[str, str]) -> Row:
        """Announce the file; where there is no room, what nothing needs any more makes some."""
        is_known = self._is_known(command.person_id)
        try:
            with self._database.transaction() as session:
                return self._announced(session, command, mime, details, is_known)
        except Refused:
            if not self._make_room(command.person_id):
                raise
        with self._database.transaction() as session:
            return self._announced(session, command, mime, details, is_known)

    def _announced(
        self, session: Session, command: KeepFile, mime: str, details: dict[str, str], is_known: bool
    ) -> Row:
        """Return the row of this content, a new one if it was never sent before and there is room for it."""
        _one_upload_at_a_time(session, command.person_id)
        told = f"{command.person_id}\0{command.purpose}\0{details['sha256']}".encode()
        digest = hmac.new(self._secret, told, hashlib.sha256).hexdigest()
        here = (kept_files.c.person_id == command.person_id) & (kept_files.c.purpose == command.purpose)
        known = session.execute(select(kept_files).where(here, kept_files.c.digest == digest)).mappings().first()
        if known is not None:  # sent again, it is wanted again
            here = kept_files.c.file_id == known["file_id"]
            session.execute(update(kept_files).where(here).values(created_at=self._clock.now()))
            return known
        self._need_room(session, command)
        self._need_disk(session, command, is_known)
        file_id = f"f_{secrets.token_hex(8)}"
        sealed = self._keyring.of(command.person_id).seal_json(details, DETAILS.context.format(file_id=file_id))
        row = {
            "file_id": file_id, "person_id": command.person_id, "purpose": command.purpose, "mime": mime,
            "size": len(command.content), "digest": digest, "details": sealed, "storage_key": new_key(),
            "state": "arriving", "created_at": self._clock.now(),
        }  # fmt: skip
        session.execute(insert(kept_files).values(**row))
        return row

    def _need_room(self, session: Session, command: KeepFile) -> None:
        query = select(func.coalesce(func.sum(kept_files.c.size), 0)).where(kept_files.c.person_id == command.person_id)
        if int(session.execute(query).scalar_one()) + len(command.content) > self._limits.person:
            raise Refused("file_case_too_large", name=bare_name(command.name), limit=self._limits.person // MEGABYTE)

    def _need_disk(self, session: Session, command: KeepFile, is_known: bool) -> None:
        """Refuse what would fill the disk for everybody; it is told as an outage, since an operator has to act."""
        query = select(func.coalesce(func.sum(kept_files.c.size), 0))
        wanted = int(session.execute(query).scalar_one()) + len(command.content)
        if wanted > (self._limits.total if is_known else self._limits.total // 2):
            logger.error("no room for files: %d MB are kept; see YIQIAOTONG_FILES_TOTAL_GB", wanted // MEGABYTE)
            raise PlatformUnavailable(PLATFORM, "no room")

    def _drop_content(self, key: str) -> None:
        try:
            self.vault.delete(key)
        except StorageDown as down:
            raise PlatformUnavailable(PLATFORM, str(down)) from down

    def _row(self, file_id: str, person_id: str, states: tuple[str, ...] = ("kept",)) -> Row:
        here = (kept_files.c.file_id == file_id) & (kept_files.c.person_id == person_id)
        with self._database.reading() as session:
            row = session.execute(select(kept_files).where(here, kept_files.c.state.in_(states))).mappings().first()
        if row is None:
            raise Refused("file_unknown")
        return row

    def _file(self, row: Row) -> KeptFile:
        details = self._keyring.open_json(row["details"], DETAILS.context.format(file_id=row["file_id"]))
        names = ("file_id", "person_id", "mime", "size", "purpose", "created_at")
        return KeptFile(**{name: row[name] for name in names}, **details)


def _one_upload_at_a_time(session: Session, person_id: str) -> None:
    """Two uploads of one person must not both find the last free room; SQLite lets only one writer in anyway."""
    if session.dialect.name == "postgresql":
        session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": f"files {person_id}"}
        )

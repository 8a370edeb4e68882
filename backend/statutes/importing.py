"""Imports a folder of statutes: batch by batch, each file once, a broken one named and skipped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.statutes import records
from backend.statutes.model import ImportedFile
from backend.statutes.readers.markdown import BrokenFile, ParsedStatute, parse_statute

BATCH = 25
"""Files written in one transaction: what is written stays when the import is interrupted, and the rest follows."""
MOST_BYTES = 12_000_000
_SUFFIXES = frozenset({".md", ".markdown", ".txt"})


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was found: read, or broken for a reason."""

    source: str
    digest: str = ""
    parsed: ParsedStatute | None = field(default=None, repr=False)
    reason: str = ""


class StatuteImport:
    """Imports of statutes.

    Args:
        database, clock: see `backend/shared`.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def run(self, folder: Path) -> Iterator[ImportedFile]:
        """Yield what became of each file below a folder, as soon as its batch is written."""
        with self._database.reading() as session:
            known = records.digests(session)
        batch: list[_Read] = []
        for path in _files(folder):
            read = _read(path, folder, known)
            if read.parsed is None:
                yield ImportedFile(read.source, "skipped" if read.reason else "same", reason=read.reason)
                continue
            batch.append(read)
            if len(batch) == BATCH:
                yield from self._write(batch)
                batch = []
        yield from self._write(batch)

    def _write(self, batch: Sequence[_Read]) -> list[ImportedFile]:
        if not batch:
            return []
        with self._database.transaction() as session:
            records.lock_for_import(session)
            return [self._write_one(session, read, read.parsed) for read in batch if read.parsed is not None]

    def _write_one(self, session: Session, read: _Read, parsed: ParsedStatute) -> ImportedFile:
        twin = records.same_version(session, parsed, read.source)
        if twin:
            return ImportedFile(read.source, "skipped", parsed.title, reason=f"the same version was read from {twin}")
        before = [one.version_id for one in records.versions(session) if one.source == read.source]
        if before:
            records.delete_versions(session, before)
        records.insert_statute(session, parsed, read.source, read.digest, self._clock.now())
        return ImportedFile(read.source, "changed" if before else "new", parsed.title, len(parsed.articles))


def _files(folder: Path) -> list[Path]:
    """Every text file below a folder, by name; what a tool hides is left out."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES and path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _read(path: Path, folder: Path, known: dict[str, str]) -> _Read:
    source = path.relative_to(folder).as_posix()
    try:
        if path.stat().st_size > MOST_BYTES:
            return _Read(source, reason="it is larger than any statute")
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if known.get(source) == digest:
            return _Read(source, digest)
        return _Read(source, digest, parse_statute(content.decode("utf-8-sig"), path.name))
    except UnicodeDecodeError:
        return _Read(source, reason="it is not UTF-8 text")
    except OSError as error:
        return _Read(source, reason=f"it cannot be read ({error.strerror})")
    except BrokenFile as broken:
        return _Read(source, reason=str(broken))

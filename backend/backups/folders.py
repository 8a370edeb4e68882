"""Stored files in a backup: what an earlier backup has is linked, only what is new is copied.

A stored file is written once under a name nobody reuses; sealed again under another key it is another file of the same
name, and its first bytes, which hold the key's name and a random number, differ.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from backend.backups.manifest import Content

HEAD = 64
_PIECE = 1024 * 1024


@dataclass
class FolderCopy:
    """Copies one folder into a backup, as often as wanted; what is there already is left.

    Args:
        live: the folder of the house; it need not exist.
        into: the backup.
        name: the folder's in the backup.
        earlier: the same folder of an earlier backup, or None.
        known: the digests of that one's files, by path.
    """

    live: Path
    into: Path
    name: str
    earlier: Path | None
    known: Mapping[str, Content]
    contents: dict[str, Content] = field(default_factory=dict)
    copied: int = 0
    linked: int = 0

    def take(self) -> None:
        """Bring what is not there yet; a file that vanishes meanwhile is passed over."""
        for inner in files_below(self.live):
            path = f"{self.name}/{inner}"
            if path not in self.contents:
                try:
                    self.contents[path] = self._link(inner, path) or self._copy(inner, path)
                except FileNotFoundError:
                    continue

    def leave_only(self, named: Collection[str]) -> None:
        """Leave what the databases name and what still is in the house: nothing else may live on here.

        Args:
            named: names of files, whatever folder they lie in.
        """
        there = {f"{self.name}/{inner}" for inner in files_below(self.live)}
        for path in [one for one in self.contents if one not in there and one.rpartition("/")[2] not in named]:
            (self.into / path).unlink(missing_ok=True)
            del self.contents[path]

    def _link(self, inner: str, path: str) -> Content | None:
        if self.earlier is None or path not in self.known:
            return None
        before, now = self.earlier / inner, self.live / inner
        if not before.is_file() or before.stat().st_size != now.stat().st_size or _head(before) != _head(now):
            return None
        target = self._target(path)
        try:
            os.link(before, target)
        except OSError:  # another disk, or one without links
            shutil.copyfile(before, target)
            target.chmod(0o600)
        self.linked += 1
        return self.known[path]

    def _copy(self, inner: str, path: str) -> Content:
        target, digest, size = self._target(path), hashlib.sha256(), 0
        with (self.live / inner).open("rb") as source, _opened(target) as copy:
            while piece := source.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
                size += len(piece)
        self.copied += 1
        return Content(path, size, digest.hexdigest())

    def _target(self, path: str) -> Path:
        target = self.into / path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return target


def files_below(folder: Path) -> Iterator[str]:
    """Return the files of a folder by their paths within it, without those that are being written."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        within = Path(root).relative_to(folder)
        yield from ((within / name).as_posix() for name in sorted(names) if not name.endswith(".new"))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _opened(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

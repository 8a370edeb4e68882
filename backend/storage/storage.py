"""Storage of sealed contents in a folder on this machine. `S3Storage` beside it keeps the same promises elsewhere."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Protocol

_KEY = re.compile(r"[0-9a-f]{32}")


class ContentMissing(Exception):
    """Nothing is stored under this key."""


class StorageDown(Exception):
    """The storage cannot be reached, is full, or refuses us; what was asked is safe to ask again."""


class Storage(Protocol):
    """Keeps sealed contents by keys of 32 hexadecimal digits; it never learns a name, an owner or a hash."""

    def put(self, key: str, content: bytes) -> None:
        """Store; whole or not at all, and replacing what was there. Raises StorageDown."""
        ...

    def get(self, key: str) -> bytes:
        """Return what is stored. Raises ContentMissing, StorageDown."""
        ...

    def delete(self, key: str) -> None:
        """Remove; nothing there is no error. Raises StorageDown."""
        ...

    def exists(self, key: str) -> bool:
        """True if something is stored under the key. Raises StorageDown."""
        ...


class FolderStorage:
    """Files in a folder that only its owner may enter.

    Args:
        root: the folder; made when the first content comes.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, key: str, content: bytes) -> None:
        """Write beside, make it durable, then rename: a power cut leaves the old content or the new."""
        path = self._path(key)
        beside = path.with_name(f"{key}.{secrets.token_hex(4)}.new")
        try:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            _write_durably(beside, content)
            os.replace(beside, path)
            _sync_folder(path.parent)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise StorageDown(str(error)) from error

    def get(self, key: str) -> bytes:
        """Return what is stored."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError as error:
            raise ContentMissing(key) from error
        except OSError as error:
            raise StorageDown(str(error)) from error

    def delete(self, key: str) -> None:
        """Remove."""
        try:
            self._path(key).unlink(missing_ok=True)
        except OSError as error:
            raise StorageDown(str(error)) from error

    def exists(self, key: str) -> bool:
        """True if something is stored under the key."""
        return self._path(key).is_file()

    def _path(self, key: str) -> Path:
        checked(key)
        return self._root / key[:2] / key


def checked(key: str) -> str:
    """Return a key that cannot leave its folder.

    Raises:
        ValueError: not 32 hexadecimal digits.
    """
    if not _KEY.fullmatch(key):
        raise ValueError("a storage key is 32 hexadecimal digits")
    return key


def new_key() -> str:
    """Return a key nobody can guess from what is stored under it."""
    return secrets.token_hex(16)


def _write_durably(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

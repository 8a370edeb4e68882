"""File modes of the data folder: what lies in it is for its owner alone, also what was written before this was so."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077
"""Permissions of everybody but the owner."""
_SEALED = frozenset({"files"})
"""Folders of many files that were made for their owner alone from the first; looking at each would take long."""


def close_to_others(folder: Path) -> int:
    """Take every right of others from a folder and from what lies in it; return how many modes were changed.

    What belongs to somebody else is theirs to close, and a link is not followed out of the folder.
    """
    changed = 0
    for path in (folder, *_within(folder)):
        with suppress(PermissionError, FileNotFoundError):
            changed += _closed(path)
    return changed


def _within(folder: Path) -> Iterator[Path]:
    for entry in _entries(folder):
        path = Path(entry.path)
        yield path
        if entry.is_dir(follow_symlinks=False) and entry.name not in _SEALED:
            yield from _within(path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """List what lies in a folder; nothing where it is somebody else's, or has just gone."""
    with suppress(PermissionError, FileNotFoundError):
        return list(os.scandir(folder))
    return []


def _closed(path: Path) -> bool:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode) or not mode & OTHERS:
        return False
    path.chmod(stat.S_IMODE(mode) & ~OTHERS)
    return True

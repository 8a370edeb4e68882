"""The logs of what runs: an earlier one is kept when a new one begins, and none grows without end.

A child holds its log open for appending, so a log that is full is copied and emptied under it, never moved; a line it
writes in between can be lost.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

LARGEST = 10 * 1024 * 1024
"""Bytes after which a log is begun anew."""
KEPT = 5
"""Earlier logs of each process: ``<name>.log.1`` is the newest of them."""


def begin(log: Path) -> None:
    """Keep what an earlier start wrote, which may tell why there is a new one, and begin an empty log."""
    if log.is_file() and log.stat().st_size:
        _make_room(log)
        log.replace(_earlier(log, 1))
    log.touch(mode=0o600)


def keep_small(log: Path, largest: int = LARGEST) -> bool:
    """Put away what a running process has written once it is too much; True when that was so."""
    if not log.is_file() or log.stat().st_size <= largest:
        return False
    _make_room(log)
    copy = _earlier(log, 1)
    copy.touch(mode=0o600)
    shutil.copyfile(log, copy)
    os.truncate(log, 0)
    return True


def _make_room(log: Path) -> None:
    """Move each earlier log on by one; the oldest goes."""
    for number in range(KEPT - 1, 0, -1):
        if _earlier(log, number).is_file():
            _earlier(log, number).replace(_earlier(log, number + 1))


def _earlier(log: Path, number: int) -> Path:
    return log.with_name(f"{log.name}.{number}")

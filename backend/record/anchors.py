"""Anchors of the audit log: what its newest entry was at a moment, kept in a file beside the database.

Whoever takes away the newest entries, or writes the whole log anew, leaves a log that is whole by itself and does not
hold what was anchored. The file is appended to, one JSON object a line; where a timestamp authority is set each anchor
carries its stamp, which nobody can make for a day that is over.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FILE = "audit-anchors.jsonl"
"""Its name in the data folder."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest entry at a moment.

    Args:
        position: its number.
        seal: its seal.
        at: when it was anchored, by our clock.
        stamp: an authority's RFC 3161 token about `digest`, DER, or None.
    """

    position: int
    seal: str
    at: datetime
    stamp: bytes | None = None

    @property
    def digest(self) -> bytes:
        """Return the digest an authority stamps."""
        return hashlib.sha256(f"{self.position}:{self.seal}".encode()).digest()


class AnchorFile:
    """Reads and appends; several processes of one machine may share the file.

    Args:
        path: the file; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, anchor: Anchor) -> None:
        """Append an anchor and bring it to the disk."""
        stamp = base64.b64encode(anchor.stamp).decode() if anchor.stamp else None
        row = {"position": anchor.position, "seal": anchor.seal, "at": anchor.at.astimezone(UTC).isoformat()}
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            os.write(descriptor, (json.dumps({**row, "stamp": stamp}) + "\n").encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def all(self) -> list[Anchor]:
        """Return the anchors, the oldest first.

        Raises:
            ValueError: a line is none.
        """
        if not self.path.is_file():
            return []
        return list(self._read())

    def _read(self) -> Iterator[Anchor]:
        for number, line in enumerate(self.path.read_text("utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                stamp = base64.b64decode(row["stamp"], validate=True) if row["stamp"] else None
                yield Anchor(int(row["position"]), str(row["seal"]), datetime.fromisoformat(row["at"]), stamp)
            except (ValueError, KeyError, TypeError) as odd:
                raise ValueError(f"line {number} of {self.path.name} is no anchor") from odd

"""Manifest of a backup: the moment it is of, the keys it opens with, and every file with size and digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

MANIFEST, CONTENTS = "manifest.json", "contents.jsonl"
FORM = 1
"""Rises when an earlier version could no longer read a backup."""


class BackupFault(Exception):
    """A backup cannot be made, read or brought back; the message is for whoever runs the house."""


@dataclass(frozen=True, slots=True)
class Content:
    """One file of a backup.

    Args:
        path: below the backup's folder, with ``/``.
        size: in bytes.
        sha256: of its bytes.
    """

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's own account of itself.

    Args:
        moment: the moment the databases are of; whatever was committed by then is in the backup.
        made_at: when the backup was complete.
        engine: ``sqlite`` or ``postgresql``: what the services' database is.
        tracker: the same for the bot's memory; ``shared`` where it lies in the services' database, ``none`` before a
            bot has run.
        revision: of the tables.
        keys: the names of the keys in use, by kind; never a key.
        files: where people's files lie: ``folder``, or the bucket, which is not in the backup.
        deleted: stored contents that the databases name and that were deleted while the backup was made.
        counts: rows of the larger tables.
        record: the newest entry of the record of who did what: position and seal.
        model: the bot's model that ran, by name; it is trained from the project, not kept here.
        version: of the project.
        secrets: whether ``secrets.env`` was put beside.
        contents: SHA-256 of `CONTENTS`.
    """

    moment: datetime
    made_at: datetime
    engine: str
    tracker: str
    revision: str
    keys: Mapping[str, list[str]]
    files: str
    deleted: list[str]
    counts: Mapping[str, int]
    record: tuple[int, str]
    model: str
    version: str
    secrets: bool
    contents: str
    form: int = field(default=FORM)

    def write(self, folder: Path) -> None:
        """Write it into a backup."""
        told = asdict(self) | {"moment": self.moment.isoformat(), "made_at": self.made_at.isoformat()}
        (folder / MANIFEST).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Return a backup's.

        Raises:
            BackupFault: there is none, or it is of a newer form.
        """
        try:
            told: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
            if int(told["form"]) > FORM:
                raise BackupFault(f"{folder} was made by a newer version of this project: restore it with that one")
            moments = {name: datetime.fromisoformat(told[name]) for name in ("moment", "made_at")}
            return cls(**{**told, **moments, "record": (int(told["record"][0]), str(told["record"][1]))})
        except FileNotFoundError as error:
            raise BackupFault(f"{folder} is no backup: it has no {MANIFEST}") from error
        except (ValueError, KeyError, TypeError, OSError) as error:
            raise BackupFault(f"{MANIFEST} of {folder} cannot be read ({type(error).__name__})") from error


def write_contents(folder: Path, contents: Iterable[Content]) -> str:
    """Write the list of a backup's files and return the list's digest."""
    lines = (json.dumps(asdict(one)) + "\n" for one in sorted(contents, key=lambda one: one.path))
    (folder / CONTENTS).write_text("".join(lines), encoding="utf-8")
    return digest_of(folder / CONTENTS)


def read_contents(folder: Path) -> Iterator[Content]:
    """Return the files of a backup as its list has them; raises BackupFault for a line that is none."""
    with (folder / CONTENTS).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield Content(**json.loads(line))
            except (ValueError, TypeError) as error:
                raise BackupFault(f"line {number} of {CONTENTS} is none") from error


def content_of(folder: Path, path: str) -> Content:
    """Return a file of a backup as it is now."""
    return Content(path, (folder / path).stat().st_size, digest_of(folder / path))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Model of a kept file, the formats we take, and how its name is made safe. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

MEGABYTE = 1024 * 1024
LONGEST_NAME = 120
"""Characters of a file's name, its ending included."""

Purpose = Literal["evidence", "identity", "other"]
Format = Literal["PDF", "JPEG", "PNG", "DOCX"]

MIMES: dict[Format, str] = {
    "PDF": "application/pdf",
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""Types that are accepted, by what the content is; a name decides nothing."""

ALLOWED = "PDF · JPG · PNG · DOCX"
"""The same, as a person reads it."""

ENDINGS: dict[Format, tuple[str, ...]] = {
    "PDF": (".pdf",),
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "DOCX": (".docx",),
}


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of one person.

    Args:
        file_id: ``f_`` and sixteen hexadecimal digits.
        person_id: whose it is; nobody else can read it.
        name: as the person called it, made safe, with the ending of what it is.
        mime: what it is.
        size: bytes.
        sha256: of its content, in hexadecimal.
        purpose: ``evidence``, ``identity`` or ``other``.
        created_at: when it was last sent.
    """

    file_id: str
    person_id: str
    name: str
    mime: str
    size: int
    sha256: str
    purpose: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Limits on how much is taken.

    Args:
        file: bytes of one file.
        person: bytes of all files of a person together.
        pixels: of one picture; more is not a photograph but a bomb.
        total: bytes of everybody's files; people who are not verified may fill half of it, since anybody can begin anew
            as somebody else.
    """

    file: int = 20 * MEGABYTE
    person: int = 200 * MEGABYTE
    pixels: int = 120_000_000
    total: int = 20 * 1024 * MEGABYTE


def safe_name(name: str, found: Format) -> str:
    """Return a name without folders, control or direction marks, ending as its content does.

    Args:
        name: as the person's device called it; may be anything.
        found: what the content is.
    """
    base = bare_name(name)
    stem, ending = _parted(base)
    fitting = ENDINGS[found]
    kept = ending if ending.lower() in fitting else fitting[0]
    stem = stem if ending.lower() in _EVERY_ENDING else base
    return f"{stem[: LONGEST_NAME - len(kept)].strip() or 'file'}{kept}"


def bare_name(name: str) -> str:
    """Return the last part of a path without invisible characters; ``file`` when nothing is left."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = (char for char in last if unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))
    return "".join(shown).strip(". ")[:LONGEST_NAME] or "file"


def claimed_format(name: str) -> Format | None:
    """Return the accepted format a name claims by its ending, or None."""
    ending = _parted(bare_name(name))[1].lower()
    return next((kind for kind, endings in ENDINGS.items() if ending in endings), None)


def ending_of(name: str) -> str:
    """Return the ending as a format's name (``HEIC``), or an empty text."""
    ending = _parted(bare_name(name))[1][1:]
    return ending.upper() if ending.isascii() and ending.isalnum() and len(ending) <= 8 else ""


_EVERY_ENDING = frozenset(ending for endings in ENDINGS.values() for ending in endings)


def _parted(name: str) -> tuple[str, str]:
    stem, point, ending = name.rpartition(".")
    return (stem, f".{ending}") if point and stem else (name, "")

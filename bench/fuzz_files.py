"""Files no device makes: real ones of every kind we take, and archives, with something in them changed.

Each is handed in as a person's file and held up for checking as a sealed paper. It has to be kept or refused by a
reason people are told: any other exception, or none within `PATIENCE`, is a fault.
"""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from backend.shared.errors import PlatformUnavailable, Refused
from tests.files import made_files as made

PATIENCE = 60.0
"""Seconds a file may take with its wait for a worker; the worker's own limit is half of it."""
ENDINGS = (".pdf", ".docx", ".jpg", ".png", ".zip", "")
NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
WORDS = (
    b"/JS", b"/OpenAction", b"/Length 999999999", b"/Count -1", b"<<", b"[" * 500, b"endobj", b"stream\n", b"%PDF-1.7",
    b"PK\x03\x04", b"PK\x05\x06", b"\xff\xd8\xff", b"\xff\xda", b"\x89PNG\r\n\x1a\n", b"IDAT", b"<!DOCTYPE x>", b"&a;",
)  # fmt: skip


class Keeps(Protocol):
    """Takes a person's file: returns, or raises `Refused` or `PlatformUnavailable`."""

    def __call__(self, name: str, content: bytes) -> object:
        """Keep it."""
        ...


@dataclass
class FileReport:
    """Report of what became of the files.

    Args:
        ends: how many were kept, or refused by which reason.
        faults: what should not have happened.
    """

    ends: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def seeds() -> list[bytes]:
    """Real files of every kind, small enough to be changed often."""
    archive = made.archive({"word/document.xml": b"<a/>", "a/../b": b"x"})
    return [made.pdf(), made.word(), made.photo("JPEG", 90, 60), made.photo("PNG", 60, 40), archive]


def changed(chance: random.Random, files: Sequence[bytes]) -> bytes:
    """Return one of the files with one to eight things changed, sometimes inside what it packs."""
    content = chance.choice(files)
    for _ in range(chance.randint(1, 8)):
        content = chance.choice(_CHANGES)(chance, content, files) or b"\0"
    return content


def _at(chance: random.Random, content: bytes) -> int:
    return chance.randrange(len(content) + 1)


def _flip(chance: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def _number(chance: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    at, size = _at(chance, content), chance.choice((1, 2, 4))
    order = chance.choice(("big", "little"))
    value = (chance.choice(NUMBERS) & (256**size - 1)).to_bytes(size, "big" if order == "big" else "little")
    return content[:at] + value + content[at + size :]


def _cut(chance: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    start, end = sorted((_at(chance, content), _at(chance, content)))
    return content[:start] + content[end:]


def _again(chance: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    start = _at(chance, content)
    piece = content[start : start + chance.randint(1, 400)]
    return content[:start] + piece * chance.randint(2, 200) + content[start:]


def _word(chance: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    at = _at(chance, content)
    return content[:at] + chance.choice(WORDS) + content[at:]


def _joined(chance: random.Random, content: bytes, files: Sequence[bytes]) -> bytes:
    other = chance.choice(files)
    return content[: _at(chance, content)] + other[_at(chance, other) :]


def _repacked(chance: random.Random, content: bytes, files: Sequence[bytes]) -> bytes:
    """Change a part of an archive and pack it again, so that its sums are right; another file stays as it is."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            names = old.namelist()
            wanted = chance.choice(names)
            for name in names:
                part = old.read(name)
                new.writestr(name, chance.choice(_PLAIN)(chance, part or b"\0", files) if name == wanted else part)
    except Exception:  # no archive, or one that is broken already
        return content
    return out.getvalue()


Change = Callable[[random.Random, bytes, Sequence[bytes]], bytes]
_PLAIN: tuple[Change, ...] = (_flip, _number, _cut, _again, _word, _joined)
_CHANGES: tuple[Change, ...] = (*_PLAIN, _repacked)


def try_files(keep: Keeps, chance: random.Random, count: int, report: FileReport) -> None:
    """Hand in so many changed files, one after the other."""
    files = seeds()
    for _ in range(count):
        content, name = changed(chance, files), f"a{chance.choice(ENDINGS)}"
        began = time.monotonic()
        try:
            keep(name, content)
        except Refused as refused:
            report.ends[refused.reason] += 1
        except PlatformUnavailable:
            report.ends["busy"] += 1
        except Exception as fault:
            report.faults.append(f"{type(fault).__name__} for {name} of {len(content)} bytes")
        else:
            report.ends["kept"] += 1
        if time.monotonic() - began > PATIENCE:
            report.faults.append(f"more than {PATIENCE:.0f} s for {name} of {len(content)} bytes")

"""Characters the documents' typeface can draw, so that one it cannot draw is named instead of left as a blank."""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_SEGMENTED_COVERAGE = 12
_FULL_UNICODE = (3, 10)
_WESTERN_END = 0x0700
"""Below it (Latin, Greek, Cyrillic, Hebrew, Arabic) the faces that typst carries itself stand in."""


def font_folder() -> Path:
    """Folder of Noto Sans CJK, which comes with the install: no system font is needed.

    Raises:
        RuntimeError: the wheel with the fonts is missing; the installation is broken.
    """
    package = find_spec("manimgx_fonts_cjk")
    if package is None or package.origin is None:
        raise RuntimeError("manimgx-fonts-cjk is not installed: documents have no Chinese typeface")
    return Path(package.origin).parent


def is_drawable(character: str) -> bool:
    """Return True if the typeface has a picture of this character."""
    code = ord(character)
    if code < _WESTERN_END:
        return True
    starts, ends = _coverage()
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at]


def named_where_missing(text: str) -> str:
    """Return the text with each character that cannot be drawn as its Unicode number: ``〔U+1F600〕``.

    A clerk then sees that a character is missing and which one; an empty box would hide it.
    """
    return "".join(char if is_drawable(char) or _draws_nothing(char) else f"〔U+{ord(char):04X}〕" for char in text)


def _draws_nothing(character: str) -> bool:
    code = ord(character)
    return code in (0x200C, 0x200D, 0x2028) or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


@cache
def _coverage() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last codes of the runs the font covers, from its ``cmap`` table (OpenType, format 12)."""
    collection = next(font_folder().glob("*.ttc"))
    with collection.open("rb") as file:
        file.seek(12)
        file.seek(struct.unpack(">I", file.read(4))[0])
        tables = struct.unpack(">IHHHH", file.read(12))[1]
        entries = (struct.unpack(">4sIII", file.read(16)) for _ in range(tables))
        offset, length = next((offset, length) for tag, _, offset, length in entries if tag == b"cmap")
        file.seek(offset)
        return _runs(file.read(length))


def _runs(table: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    for number in range(struct.unpack_from(">H", table, 2)[0]):
        platform, encoding, at = struct.unpack_from(">HHI", table, 4 + 8 * number)
        if (platform, encoding) == _FULL_UNICODE and struct.unpack_from(">H", table, at)[0] == _SEGMENTED_COVERAGE:
            count = struct.unpack_from(">I", table, at + 12)[0]
            runs = [struct.unpack_from(">II", table, at + 16 + 12 * run) for run in range(count)]
            return tuple(first for first, _ in runs), tuple(last for _, last in runs)
    raise RuntimeError("the CJK typeface has no full Unicode table")

"""Looks into a PDF: whole, open, not built to occupy its reader, and nothing in it that acts (`pdf_actions`)."""

from __future__ import annotations

import bisect
import io
import re
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from backend.files.inspection.pdf_actions import what_acts
from backend.files.inspection.verdicts import Damaged, Locked, Suspicious, TooIntricate
from backend.files.model import MEGABYTE, FileLimits

MOST_OBJECTS = 100_000
"""A paper of a thousand scanned pages has some thousands."""
MOST_UNPACKED = 20 * MEGABYTE
"""Bytes of all packed objects and tables together; pages' contents and pictures are not unpacked here."""
MOST_TOKENS = 1_000_000
"""Numbers, names, brackets: a paper of a thousand pages has about a hundred thousand."""
DEEPEST = 60
_BOUNDS: dict[str, Any] = {
    f"{packing}_maximum_output_length": MOST_UNPACKED for packing in ("zlib", "lzw", "run_length", "brotli")
}
END_WINDOW = 2048
"""The end mark stands within so many last bytes; some scanners put blanks behind it."""

_END_OF_OBJECT = re.compile(rb"endobj|stream\b")
_TOKEN = re.compile(rb"[^\s\[\]<>(){}/%]+|[\[\]<>(){}]")
_COUNTED = 1 << 16


def look_into_pdf(content: bytes, limits: FileLimits) -> None:
    """Raise what is wrong with a PDF."""
    if b"%%EOF" not in content[-END_WINDOW:]:
        raise Damaged("it does not end")
    try:
        with apply_configuration(**_BOUNDS):
            _look(content)
    except LimitReachedError as bomb:
        raise TooIntricate(str(bomb)) from bomb


def _look(content: bytes) -> None:
    reader = PdfReader(io.BytesIO(content), strict=False, xref_stream_maximum_entries=2 * MOST_OBJECTS)
    if reader.is_encrypted:
        raise Locked
    numbers = _numbers(reader)
    _need_few_tokens(content, reader, numbers)
    for number, generation in numbers:
        _check(reader.get_object(IndirectObject(number, generation, reader)), 0)
    _check(reader.trailer, 0)
    if not _has_pages(reader):
        raise Damaged("no pages")


def _numbers(reader: PdfReader) -> list[tuple[int, int]]:
    """Number and generation of every object the file's tables name, whether or not a page leads to it."""
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise TooIntricate("too many objects")
    return sorted((number, generation) for number, generation in numbers if number and generation != 65535)


def _need_few_tokens(content: bytes, reader: PdfReader, numbers: list[tuple[int, int]]) -> None:
    """Count what reading the objects will cost, before it is done: their reader takes microseconds for each token."""
    left, unpacked = MOST_TOKENS, 0
    ends = [found.start() for found in _END_OF_OBJECT.finditer(content)]
    for number, generation in numbers:
        start = reader.xref.get(generation, {}).get(number)
        if start is not None:
            after = bisect.bisect_left(ends, start)
            left = _without(content, start, ends[after] if after < len(ends) else len(content), left)
    for holder in sorted({holder for holder, _ in reader.xref_objStm.values()}):
        stream = reader.get_object(IndirectObject(holder, 0, reader))
        packed = stream.get_data() if isinstance(stream, StreamObject) else b""
        unpacked += len(packed)
        if unpacked > MOST_UNPACKED:
            raise TooIntricate("it unpacks to far more than a paper")
        left = _without(packed, 0, len(packed), left)


def _without(content: bytes, start: int, end: int, left: int) -> int:
    """Return how many tokens are left for others after those of a piece, which is counted bit by bit."""
    for at in range(start, end, _COUNTED):
        left -= len(_TOKEN.findall(content, at, min(at + _COUNTED, end)))
        if left < 0:
            raise TooIntricate("too many tokens")
    return left


def _check(found: Any, depth: int) -> None:
    """Raise Suspicious for whatever acts; references are not followed, what they name is looked at by itself."""
    if depth > DEEPEST:
        raise TooIntricate("nested too deeply")
    if isinstance(found, DictionaryObject):
        if acting := what_acts(found):
            raise Suspicious(f"it acts: {acting}")
        for key in found:
            _check(found.raw_get(key), depth + 1)
    elif isinstance(found, ArrayObject):
        for item in list.__iter__(found):
            _check(item, depth + 1)


def _has_pages(reader: PdfReader) -> bool:
    """True if there is a page and every page has what a page must have."""
    pages = list(reader.pages)
    return bool(pages) and all(page.mediabox.width > 0 and page.mediabox.height > 0 for page in pages)

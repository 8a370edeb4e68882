"""Looks into a PDF: whole, open, and nothing in it that acts (ISO 32000-2 §12.6 actions, §7.11.4 embedded files)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from backend.files.inspection.verdicts import Damaged, Locked, Suspicious
from backend.files.model import FileLimits

MOST_OBJECTS = 100_000
"""A paper of a thousand scanned pages has some thousands."""
DEEPEST = 60
END_WINDOW = 2048
"""The end mark stands within so many last bytes; some scanners put blanks behind it."""

_ACTING_KEYS = frozenset({"/JS", "/JavaScript", "/EF", "/RichMediaContent", "/XFA"})
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition", "/RichMediaExecute"}
)
_TYPES = frozenset({"/EmbeddedFile"})


def look_into_pdf(content: bytes, limits: FileLimits) -> None:
    """Raise what is wrong with a PDF."""
    if b"%%EOF" not in content[-END_WINDOW:]:
        raise Damaged("it does not end")
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise Locked
    for found in _objects(reader):
        _check(found, 0)
    _check(reader.trailer, 0)
    if not _has_pages(reader):
        raise Damaged("no pages")


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Every object the file's tables name, whether or not a page leads to it."""
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise Suspicious("too many objects")
    for number, generation in sorted(numbers):
        if number and generation != 65535:
            yield reader.get_object(IndirectObject(number, generation, reader))


def _check(found: Any, depth: int) -> None:
    """Raise Suspicious for whatever acts; references are not followed, what they name is looked at by itself."""
    if depth > DEEPEST:
        raise Suspicious("nested too deeply")
    if isinstance(found, DictionaryObject):
        acting = _ACTING_KEYS & set(found)
        action, kind = (
            found.raw_get("/S") if "/S" in found else None,
            found.raw_get("/Type") if "/Type" in found else None,
        )
        if (
            acting
            or (isinstance(action, NameObject) and action in _ACTIONS)
            or (isinstance(kind, NameObject) and kind in _TYPES)
        ):
            raise Suspicious(f"it acts: {sorted(acting) or action or kind}")
        for key in found:
            _check(found.raw_get(key), depth + 1)
    elif isinstance(found, ArrayObject):
        for item in list.__iter__(found):
            _check(item, depth + 1)


def _has_pages(reader: PdfReader) -> bool:
    """True if there is a page and every page has what a page must have."""
    pages = list(reader.pages)
    return bool(pages) and all(page.mediabox.width > 0 and page.mediabox.height > 0 for page in pages)

"""Looks into a DOCX (ECMA-376): an archive that unpacks to what it says, with a document and nothing that acts."""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers import expat

from backend.files.inspection.verdicts import Damaged, Locked, Suspicious, TooIntricate
from backend.files.model import MEGABYTE, FileLimits

MOST_UNPACKED = 200 * MEGABYTE
MOST_ENTRIES = 4_000
LARGEST_XML = 10 * MEGABYTE
"""The text of a thousand pages has about half of this, with all its marks."""
MOST_ELEMENTS = 500_000
MOST_RATIO = 200
"""Text packs to a tenth or so; a part of more than a megabyte that packs to less than a two-hundredth is a bomb."""

_MACRO = re.compile(
    r"(^|/)(vbaproject\.bin|vbadata\.xml)$|(^|/)activex/|oleobject[^/]*\.bin$|\.(exe|js|vbs|dll|com|scr|bat|jar)$"
)
_DOCUMENT = b"wordprocessingml.document.main+xml"
_MACRO_TYPES = (b"macroenabled", b"ms-office.vbaproject")
_RELATION = re.compile(rb"<Relationship\b[^<>]*>")
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_FETCHED = re.compile(rb"relationships/(?:attachedTemplate|oleObject|frame|subDocument)[\"']", re.IGNORECASE)


def look_into_docx(content: bytes, limits: FileLimits) -> None:
    """Raise what is wrong with a DOCX."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        _check_sizes(entries)
        _check_names([entry.filename for entry in entries])
        if any(entry.flag_bits & 1 for entry in entries):
            raise Locked
        if any(entry.file_size > LARGEST_XML for entry in entries if _is_xml(entry)):
            raise TooIntricate("a part too large for text")
        if archive.testzip() is not None:
            raise Damaged("a part was changed")
        for entry in entries:
            if _is_xml(entry):
                _check_xml(entry.filename, archive.read(entry), entry.filename == "word/document.xml")


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Suspicious("it unpacks to far more than a document")
    for entry in entries:
        if entry.file_size > MEGABYTE and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise Suspicious("a part unpacks to far more than text does")


def _check_names(names: list[str]) -> None:
    if len(set(names)) != len(names):
        raise Suspicious("two parts of one name")
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        raise Suspicious("a part that leaves its folder")
    if any(_MACRO.search(name.lower()) for name in names):
        raise Suspicious("it carries a programme")
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise Damaged("no document")


def _check_xml(name: str, body: bytes, is_document: bool) -> None:
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body or b"\0" in body[:200]:
        raise Suspicious("it defines entities")
    if name == "[Content_Types].xml" and any(kind in body.lower() for kind in _MACRO_TYPES):
        raise Suspicious("it says that it carries macros")
    if name == "[Content_Types].xml" and _DOCUMENT not in body:
        raise Damaged("it does not say that it is a document")
    if name.endswith(".rels") and any(_fetches(one) for one in _RELATION.findall(body)):
        raise Suspicious("it fetches a part from elsewhere")
    if is_document:
        _parse(body)


def _parse(body: bytes) -> None:
    """Go through the text's elements without keeping them; a broken one raises the parser's error."""
    count, parser = 0, expat.ParserCreate()

    def begin(name: str, attributes: object) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise TooIntricate("too many elements")

    parser.StartElementHandler = begin
    parser.Parse(body, True)


def _fetches(relation: bytes) -> bool:
    """True for a part that a word processor would fetch from elsewhere while opening; a mere link is not."""
    return bool(_EXTERNAL.search(relation) and _FETCHED.search(relation))

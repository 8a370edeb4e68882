"""The words of a Word file (ECMA-376), a line a paragraph, cells side by side. Runs in the worker only.

What the file shows is read and nothing else: what was struck out under revision is left out, what was written in is
taken, a number that Word puts before a paragraph by itself is counted. The archive is looked through first, as
`backend/files/inspection` does it: a bomb, a programme or a password ends the reading.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from xml.parsers import expat

from backend.files.inspection.docx import look_into_docx
from backend.files.inspection.verdicts import Locked, TooIntricate
from backend.files.model import FileLimits
from backend.paper_reader.pages.lines import ScoredLine, TextLine
from backend.paper_reader.pages.picture import UnusablePicture

SIGNATURE = b"PK\x03\x04"
LOCKED_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of an office file behind a password, and of one from before 2007."""
MOST_PAGES, MOST_CHARACTERS = 20, 30_000
"""A longer file is a bundle, as a PDF of so many pages."""
_PAGE = 1_500
"""Characters of a page, where the file does not say how many it has."""
_STEP, _HEIGHT, _CELL = 20.0, 16.0, 400.0
"""Distances of lines that stand on no page: down from one to the next, a line's height, from a cell to the next."""
_LONGEST_LABEL = 40
_TICKED = {"F0FE": "☑", "F052": "☑", "F0FD": "☒", "F053": "☒", "F0FC": "✓", "F050": "✓", "F0A8": "□", "F0A3": "□"}
"""Boxes of a form in the fonts Wingdings, by their codes."""
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "footnotePr"})
_NAMED = re.compile(r"[:：]\s*$")


def docx_pages(content: bytes) -> tuple[int, list[tuple[ScoredLine, ...]]]:
    """Return how many pages a Word file has, as far as it tells, and its lines in one long page.

    Raises:
        UnusablePicture: ``locked``, ``damaged``, ``too_many_pages``, ``unreadable`` (no words).
    """
    if content.startswith(LOCKED_SIGNATURE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        raise UnusablePicture("locked" if is_locked else "not_an_image")
    try:
        look_into_docx(content, FileLimits())
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            walk = _Walk()
            walk.through(archive.read("word/document.xml"))
    except Locked as locked:
        raise UnusablePicture("locked") from locked
    except TooIntricate as long:
        raise UnusablePicture("too_many_pages") from long
    except Exception as broken:  # an archive breaks in as many ways as there are
        raise UnusablePicture("damaged") from broken
    signs = sum(len(one.line.text) for one in walk.lines)
    pages = max(walk.pages, -(-signs // _PAGE))
    if signs > MOST_CHARACTERS or walk.pages > MOST_PAGES:
        raise UnusablePicture("too_many_pages")
    if not signs:
        raise UnusablePicture("unreadable")
    return pages, [tuple(walk.lines)]


class _Walk:
    """One pass over the elements of a document."""

    def __init__(self) -> None:
        self.lines: list[ScoredLine] = []
        self.pages = 1
        self._top = 0.0
        self._said: list[str] = []
        self._depth = self._unseen = 0
        self._is_text = False
        self._number = ""
        self._counted: Counter[str] = Counter()
        self._rows: list[list[list[str]]] = []
        """Rows of the tables that are open, the innermost last: the paragraphs of each cell."""

    def through(self, document: bytes) -> None:
        """Read a document's elements in their order."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._hear
        parser.Parse(document, True)

    def _begin(self, qualified: str, attributes: Mapping[str, str]) -> None:
        name = qualified.rpartition(" ")[2]
        own = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if self._unseen or name in _UNSEEN:
            self._unseen += 1
            return
        if name == "t":
            self._is_text = True
        elif name in ("tab", "br", "cr"):
            self._said.append("\t" if name == "tab" else "\n")
            self.pages += own.get("type") == "page"
        elif name == "lastRenderedPageBreak":
            self.pages += 1
        elif name == "sym":
            self._said.append(_TICKED.get(own.get("char", "").upper(), ""))
        elif name == "numId":
            self._number = own.get("val", "")
        elif name == "tr":
            self._rows.append([])
        elif name == "tc" and self._rows:
            self._rows[-1].append([])

    def _end(self, qualified: str) -> None:
        name = qualified.rpartition(" ")[2]
        if self._unseen:
            self._unseen -= 1
            return
        if name == "t":
            self._is_text = False
        elif name == "p":
            self._paragraph()
        elif name == "tr" and self._rows:
            self._row(self._rows.pop())

    def _hear(self, text: str) -> None:
        if self._is_text and not self._unseen:
            self._said.append(text)

    def _paragraph(self) -> None:
        said = "".join(self._said).replace("\xa0", " ")
        parts = [" ".join(part.split()) for part in said.split("\n")]
        number, self._number = self._number, ""
        self._said = []
        told = [part for part in parts if part]
        if not told:
            return
        if number not in ("", "0") and not re.match(r"[\d一二三四五六七八九十(（]{1,3}[.、,)）]", told[0]):
            self._counted[number] += 1
            told[0] = f"{self._counted[number]}. {told[0]}"
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].extend(told)
        else:
            for part in told:
                self._line([part])

    def _row(self, cells: Sequence[Sequence[str]]) -> None:
        """Write a row: the first lines of its cells side by side, the others below; a label gets its colon."""
        if self._rows and self._rows[-1]:  # a table within a cell
            self._rows[-1][-1].extend("  ".join(cell) for cell in cells if cell)
            return
        filled = [list(cell) for cell in cells if cell]
        for cell, behind in pairwise(filled):
            label = "".join(cell)
            if behind and len(label) <= _LONGEST_LABEL and not _NAMED.search(label):
                cell[:] = [f"{label}："]
        for place in range(max(map(len, filled), default=0)):
            self._line([cell[place] if place < len(cell) else "" for cell in filled])

    def _line(self, cells: Sequence[str]) -> None:
        self._top += _STEP
        for number, text in enumerate(cells):
            if text:
                left = number * _CELL
                line = TextLine(text, left, self._top, left + _CELL - 1, self._top + _HEIGHT)
                self.lines.append(ScoredLine(line))

"""The pages of a PDF: their own words where they have any, else a picture to be read. Runs in the worker only."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from backend.paper_reader.pages.lines import ScoredLine, Spot, TextLine
from backend.paper_reader.pages.picture import LONGEST_SIDE, Pixels, UnusablePicture

MOST_PAGES = 20
"""A longer file is a bundle: nobody can tell which of its pages matters."""
MOST_PICTURES = 3
"""Scanned pages that are looked at; each costs seconds."""
FEWEST_WORDS = 40
"""Characters a page of words has at least; less is a page number on a scan."""
_RUNS_LIMIT = 4000
_GARBAGE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08]")


def pages_of(content: bytes) -> tuple[int, list[tuple[ScoredLine, ...] | Pixels]]:
    """Return how many pages a PDF has, and each page's lines, or its picture where it has no words of its own.

    Raises:
        UnusablePicture: ``locked``, ``damaged``, ``too_many_pages``, ``unreadable`` (no pages).
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnusablePicture("locked" if error.err_code == FPDF_ERR_PASSWORD else "damaged") from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise UnusablePicture("too_many_pages")
        if not count:
            raise UnusablePicture("unreadable")
        return count, list(_pages(document))
    except (pypdfium2.PdfiumError, ValueError, OverflowError) as damaged:
        raise UnusablePicture("damaged") from damaged
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[tuple[ScoredLine, ...] | Pixels]:
    pictures = 0
    for page in document:
        words = _words(page)
        if words:
            yield words
        elif pictures < MOST_PICTURES:
            pictures += 1
            yield _picture(page)


def _words(page: pypdfium2.PdfPage) -> tuple[ScoredLine, ...]:
    """The runs of text of a page, where they are words; a font without a table of characters gives none."""
    text = page.get_textpage()
    width, height = page.get_size()
    runs = []
    for number in range(min(text.count_rects(), _RUNS_LIMIT)):
        left, bottom, right, top = text.get_rect(number)
        said = text.get_text_bounded(left, bottom, right, top).strip()
        if said:
            line = TextLine(" ".join(said.split()), left, height - top, right, height - bottom)
            runs.append(ScoredLine(line, spot=_spot(line, width, height)))
    whole = "".join(run.line.text for run in runs)
    return () if len(whole) < FEWEST_WORDS or _GARBAGE.search(whole) else tuple(runs)


def _spot(line: TextLine, width: float, height: float) -> Spot:
    return line.left / width, line.top / height, line.right / width, line.bottom / height


def _picture(page: pypdfium2.PdfPage) -> Pixels:
    longest = max(*page.get_size(), 1.0)
    drawn = page.render(scale=LONGEST_SIDE / longest).to_pil().convert("RGB")
    return np.asarray(drawn, dtype=np.uint8)

"""The process that reads pages: `python -m backend.paper_reader.pages.worker`, started by `reader`.

A request is a photo, a PDF or a Word file. The answer is ``{"pages": count, "sheets": [...]}`` (`lines.Sheet`); after
`ONCE` it is the lines of a picture (`lines.PageText`), after `FRAMED` ``{"jpeg": base64}``; or it is
``{"unusable": reason}``. Decoders and models see strangers' bytes only in here, with bounded memory and time, without
the services' secrets, and nothing is written.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from backend.paper_reader.pages.docx_pages import LOCKED_SIGNATURE, SIGNATURE, docx_pages
from backend.paper_reader.pages.lines import ScoredLine, Sheet
from backend.paper_reader.pages.pdf_pages import pages_of
from backend.paper_reader.pages.picture import BYTES_LIMIT, Pixels, UnusablePicture, upright_picture
from backend.paper_reader.pages.requests import FRAMED, ONCE
from backend.paper_reader.pages.text_lines import LineReader
from backend.paper_reader.pages.value_strips import strips_of
from backend.shared.bounded_worker import serve

MEMORY_LIMIT = 4 * 1024**3
"""Address space in bytes; the models and a page of 2000 pixels take about half."""
PROCESSOR_SECONDS = 80
"""For one file: three scanned pages, each read twice."""
ROOM = 4096
"""Bytes of a request besides the file."""


def main() -> None:
    """Answer requests until standard input is closed."""
    answer = partial(_answer, LineReader())
    serve(answer, memory=MEMORY_LIMIT, processor_seconds=PROCESSOR_SECONDS, largest=BYTES_LIMIT + ROOM)


def _pages(content: bytes) -> tuple[int, Sequence[tuple[ScoredLine, ...] | Pixels]]:
    """The number of pages a file has, and each page's words, or its picture where it has none of its own."""
    if content.startswith((SIGNATURE, LOCKED_SIGNATURE)):
        return docx_pages(content)
    return pages_of(content) if content.startswith(b"%PDF-") else (1, [upright_picture(content)])


def _answer(reader: LineReader, content: bytes) -> dict[str, Any]:
    try:
        if content.startswith(ONCE):
            return dict(reader.read(upright_picture(content[len(ONCE) :])).to_json())
        if content.startswith(FRAMED):
            return {"jpeg": base64.b64encode(strips_of(content[len(FRAMED) :])).decode()}
        count, pages = _pages(content)
        sheets = [
            Sheet(*reader.read_twice(page), is_picture=True)
            if isinstance(page, np.ndarray)
            else Sheet(page, page, is_picture=False)
            for page in pages
        ]
        return {"pages": count, "sheets": [sheet.to_json() for sheet in sheets]}
    except UnusablePicture as unusable:
        return {"unusable": unusable.reason.removeprefix("photo_")}
    except MemoryError:
        return {"unusable": "too_large"}


if __name__ == "__main__":
    main()

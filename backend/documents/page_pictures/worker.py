"""The process that draws pages: `python -m backend.documents.page_pictures.worker`, started by `drawer`.

A request is the page's number (four bytes, counted from nought) and the PDF. The answer is ``{"pages": count, "webp":
base64, "text": words}`` or ``{"fault": reason}``. A PDF may be a stranger's, and the library that draws it is written
in C: it sees the bytes only in here, with bounded memory and time and without the services' secrets.
"""

from __future__ import annotations

import base64
import io
from typing import Any

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from backend.shared.bounded_worker import serve

MEMORY_LIMIT = 1024**3
PROCESSOR_SECONDS = 8
BYTES_LIMIT = 101 * 1024 * 1024
"""The largest file that settings allow, and a little."""
WIDTH = 1080
"""Pixels across: sharp on a phone, legible when enlarged."""
PIXELS_LIMIT, LONGEST_SIDE = 4_000_000, 16_000
"""Of one picture; a page as long as a street is drawn smaller (WebP ends at 16,383 pixels a side)."""
LONGEST_TEXT = 20_000
"""Characters of a page's words, for those who hear it instead of seeing it."""


def main() -> None:
    """Answer requests until standard input is closed."""
    serve(answer, memory=MEMORY_LIMIT, processor_seconds=PROCESSOR_SECONDS, largest=BYTES_LIMIT)


def answer(request: bytes) -> dict[str, Any]:
    """Return a page as a picture, with the number of pages there are; or what is wrong with the file or the number."""
    number, content = int.from_bytes(request[:4], "big"), request[4:]
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return {"fault": "locked" if error.err_code == FPDF_ERR_PASSWORD else "unreadable"}
    try:
        if number >= len(document):
            return {"fault": "no_such_page"}
        document.init_forms()  # a seal and both signatures are fields of a form
        page = document[number]
        words = page.get_textpage().get_text_bounded()[:LONGEST_TEXT]
        return {"pages": len(document), "webp": base64.b64encode(_drawn(page)).decode(), "text": words}
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return {"fault": "unreadable"}
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    width, height = (max(length, 1.0) for length in page.get_size())
    scale = min(WIDTH / width, LONGEST_SIDE / height, (PIXELS_LIMIT / (width * height)) ** 0.5)
    picture = page.render(scale=scale).to_pil()
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=70, method=1)  # a third of a PNG, for text as for a scan
    return out.getvalue()


if __name__ == "__main__":
    main()

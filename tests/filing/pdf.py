"""A small real PDF to hand in as evidence."""

from __future__ import annotations

import io

from pypdf import PdfWriter


def small_pdf(text: str) -> bytes:
    """Return a PDF of one empty page whose title is `text`, so that different texts are different files."""
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.add_metadata({"/Title": text})
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()

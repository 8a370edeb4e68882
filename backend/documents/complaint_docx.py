"""The civil complaint as a Word file a person or a lawyer can go on working with: the PDF's text in its order."""

from __future__ import annotations

from backend.documents.complaint_text import complaint_text
from backend.documents.pleading_docx import pleading_docx
from backend.filing.model import Complaint


def complaint_docx(complaint: Complaint, court_name: str, *, draft: bool = False) -> bytes:
    """Return the complaint as DOCX on A4; the same complaint gives the same bytes.

    Args:
        complaint: numbers and telephones already opened.
        court_name: the court's full Chinese name.
        draft: say "草稿 供核对" at the head of every page.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    return pleading_docx(complaint_text(complaint, court_name), draft=draft)

"""The written answer as PDF and DOCX for the court, and as an English PDF to read beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from backend.defence.model import Answer, Suit
from backend.documents import typesetting
from backend.documents.answer_text import TITLE, answer_text, english_paragraphs
from backend.documents.pleading import DRAFT_MARK, pleading_pdf
from backend.documents.pleading_docx import pleading_docx
from backend.shared.wording import Words

_DRAFT_NOTE = Words(
    "这是草稿，请您核对：每个人的姓名、地址，对每一项请求的意见和理由。有不对的，回到对话里改。横线处请打印后手写补上。",
    "This is a draft for you to check: names, addresses, what you say to each claim and why. If something is wrong, go "
    "back to the chat and change it. Fill in the blanks by hand. The court reads Chinese: have anything you wrote "
    "in English translated before you hand it in.",
)
_ENGLISH_NOTE = (
    "To read beside the Chinese. The court reads the Chinese paper alone; what you wrote stands in your own words."
)


def answer_pdf(
    suit: Suit, answer: Answer, *, draft: bool = False, language_of_notes: str | None = None, english: bool = False
) -> bytes:
    """Return the answer as a PDF on A4; the same answer gives the same bytes.

    Args:
        suit: what is answered.
        answer: numbers and telephones already opened.
        draft: print "草稿 供核对" across the pages.
        language_of_notes: as of a complaint.
        english: the English reading copy instead of the court's paper.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    if not english:
        return pleading_pdf(answer_text(suit, answer), _DRAFT_NOTE, draft, language_of_notes)
    return english_copy(TITLE.en, english_paragraphs(suit, answer), answer.signed_on, draft=draft)


def english_copy(
    title: str, parts: Iterable[tuple[str, tuple[str, ...]]], signed_on: date | None, *, draft: bool
) -> bytes:
    """Return an English reading copy of a paper for the court as a PDF.

    Args:
        parts: headings with their paragraphs.
    """
    data = {
        "title": title,
        "note": _ENGLISH_NOTE,
        "parts": [{"heading": heading, "body": list(body)} for heading, body in parts],
        "signed_on": [signed_on.year, signed_on.month, signed_on.day] if signed_on else None,
        "draft": DRAFT_MARK if draft else None,
    }
    return typesetting.pdf("answer_english", data)


def answer_docx(suit: Suit, answer: Answer, *, draft: bool = False) -> bytes:
    """Return the answer as DOCX on A4; the same answer gives the same bytes.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    return pleading_docx(answer_text(suit, answer), draft=draft)

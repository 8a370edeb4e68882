"""A defendant's petition as PDF and DOCX for the court, and as an English PDF to read beside it."""

from __future__ import annotations

from backend.defence.model import Suit
from backend.defence.petition import PETITION_NAMES, Petition
from backend.documents.answer import english_copy
from backend.documents.counterclaim_text import counterclaim_text, english_counterclaim
from backend.documents.petition_text import english_petition, petition_text
from backend.documents.pleading import PleadingText, pleading_pdf
from backend.documents.pleading_docx import pleading_docx
from backend.shared.wording import Words

_DRAFT_NOTE = Words(
    "这是草稿，请您核对：名字、地址、请求和理由。有不对的，回到对话里改。横线处请打印后手写补上。",
    "This is a draft for you to check: names, addresses, what is asked for and why. If something is wrong, go back to "
    "the chat and change it. Fill in the blanks by hand. The court reads Chinese: have anything you wrote in English "
    "translated before you hand it in.",
)


def petition_pdf(
    suit: Suit, petition: Petition, *, draft: bool = False, language_of_notes: str | None = None, english: bool = False
) -> bytes:
    """Return a petition as a PDF on A4; the same petition gives the same bytes.

    Args:
        suit, draft, language_of_notes, english: as of `backend.documents.answer.answer_pdf`.
        petition: numbers and telephones already opened.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    if not english:
        return pleading_pdf(_text(suit, petition), _DRAFT_NOTE, draft, language_of_notes)
    title = PETITION_NAMES[petition.kind].en
    in_english = english_counterclaim if petition.kind == "counterclaim" else english_petition
    return english_copy(title, in_english(suit, petition), petition.signed_on, draft=draft)


def petition_docx(suit: Suit, petition: Petition, *, draft: bool = False) -> bytes:
    """Return a petition as DOCX on A4; the same petition gives the same bytes.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    return pleading_docx(_text(suit, petition), draft=draft)


def _text(suit: Suit, petition: Petition) -> PleadingText:
    return (counterclaim_text if petition.kind == "counterclaim" else petition_text)(suit, petition)

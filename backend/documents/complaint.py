"""The civil complaint as a PDF, for the court and, as a draft with notes, for the person who checks it."""

from __future__ import annotations

from typing import Any

from backend.conversation.language import convert
from backend.documents import typesetting
from backend.documents.complaint_text import ComplaintText, Section, complaint_text
from backend.filing.model import Complaint
from backend.shared.wording import Words

DRAFT_MARK = "草稿 供核对"
_DRAFT_NOTE = Words(
    "这是草稿，请您核对：每个人的姓名、地址、号码，每一项请求和金额。有不对的，回到对话里改；改好再提交。",
    "This is a draft for you to check: every name, address and number, every claim and sum. "
    "If something is wrong, go back to the chat and change it; submit it when it is right. "
    "The court reads the Chinese.",
)


def complaint_pdf(
    complaint: Complaint, court_name: str, *, draft: bool = False, language_of_notes: str | None = None
) -> bytes:
    """Return the complaint as a PDF on A4; the same complaint gives the same bytes.

    Args:
        complaint: numbers and telephones already opened.
        court_name: the court's full Chinese name.
        draft: print "草稿 供核对" across the pages: it has not been submitted yet.
        language_of_notes: ``zh-Hans``, ``zh-Hant`` or ``en`` for notes to the person beside the court's text, only on a
            draft; None leaves them out.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    text = complaint_text(complaint, court_name)
    notes = language_of_notes if draft else None
    return typesetting.pdf("complaint", _data(text, draft, notes))


def _data(text: ComplaintText, draft: bool, notes: str | None) -> dict[str, Any]:
    signed = text.signed_on
    return {
        "title": text.title,
        "parties": text.parties,
        "parties_gloss": _gloss(text.parties_heading, notes),
        "sections": [_section(section, notes) for section in text.sections],
        "court": text.court_name,
        "signers": text.signers,
        "day": text.day,
        "signed_on": [signed.year, signed.month, signed.day] if signed else None,
        "attachments": text.attachments,
        "draft": DRAFT_MARK if draft else None,
        "note": convert(_DRAFT_NOTE.say(notes), notes) if notes else None,
    }


def _section(section: Section, notes: str | None) -> dict[str, Any]:
    return {
        "heading": section.heading.zh,
        "gloss": _gloss(section.heading, notes),
        "body": section.body,
        "numbered": section.numbered,
        "inline": section.inline,
        "closing": section.closing,
    }


def _gloss(heading: Words, notes: str | None) -> str | None:
    """The heading in English; who reads Chinese needs none."""
    return heading.en if notes == "en" else None

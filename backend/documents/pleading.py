"""A pleading as text ready to be set, and as a PDF: the make that complaint and answer share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.conversation.language import convert
from backend.documents import chinese_values as chinese
from backend.documents import typesetting
from backend.shared.wording import Words

DRAFT_MARK = "草稿 供核对"
PARTIES = Words("当事人", "The parties")


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a pleading.

    Args:
        heading: in Chinese for the court; in English for who checks a draft.
        body: paragraphs, or items if `numbered`.
        inline: heading and body stand in one paragraph.
        closing: a paragraph after the items.
    """

    heading: Words
    body: tuple[str, ...]
    numbered: bool = False
    inline: bool = False
    closing: str = ""


@dataclass(frozen=True, slots=True)
class PleadingText:
    """A whole pleading, ready to be set: nothing in it has to be decided any more."""

    parties: tuple[str, ...]
    sections: tuple[Section, ...]
    court_name: str
    signers: tuple[str, ...]
    signed_on: date | None
    attachments: tuple[str, ...]
    title: str
    parties_heading: Words = PARTIES
    signer_label: str = "具状人"

    @property
    def day(self) -> str:
        """The signature's date in Chinese numerals, or the blanks to write it in."""
        return chinese.full_date(self.signed_on) if self.signed_on else "　　　　年　　月　　日"


def pleading_pdf(text: PleadingText, draft_note: Words, draft: bool, language_of_notes: str | None) -> bytes:
    """Return a pleading of a complaint's make as a PDF.

    Args:
        text: ready to be set.
        draft_note: what the person is told on a draft.
        draft, language_of_notes: as of `backend.documents.complaint.complaint_pdf`.
    """
    notes = language_of_notes if draft else None
    return typesetting.pdf("complaint", _data(text, draft_note, draft, notes))


def _data(text: PleadingText, draft_note: Words, draft: bool, notes: str | None) -> dict[str, Any]:
    signed = text.signed_on
    return {
        "title": text.title,
        "parties": text.parties,
        "parties_gloss": _gloss(text.parties_heading, notes),
        "sections": [_section(section, notes) for section in text.sections],
        "court": text.court_name,
        "signers": text.signers,
        "signer_label": text.signer_label,
        "day": text.day,
        "signed_on": [signed.year, signed.month, signed.day] if signed else None,
        "attachments": text.attachments,
        "draft": DRAFT_MARK if draft else None,
        "note": convert(draft_note.say(notes), notes) if notes else None,
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

"""The civil complaint as a PDF, for the court and, as a draft with notes, for the person who checks it."""

from __future__ import annotations

from backend.documents.complaint_text import complaint_text
from backend.documents.pleading import pleading_pdf
from backend.filing.model import Complaint
from backend.shared.wording import Words

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
    return pleading_pdf(complaint_text(complaint, court_name), _DRAFT_NOTE, draft, language_of_notes)

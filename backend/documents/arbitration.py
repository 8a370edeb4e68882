"""The papers of an arbitration, the application (仲裁申请书) and the answer (仲裁答辩书), as PDF and DOCX."""

from __future__ import annotations

from datetime import date

from backend.arbitration.answer import Answer
from backend.arbitration.model import Application
from backend.documents.arbitration_answer_text import answer_text
from backend.documents.arbitration_text import application_text
from backend.documents.pleading import PleadingText, pleading_pdf
from backend.documents.pleading_docx import pleading_docx
from backend.shared.wording import Words

_DRAFT_NOTE = Words(
    "这是草稿，请您核对：双方的姓名或名称、地址，仲裁条款或答辩意见，每一项请求和金额。有不对的，回到对话里改。横线处请打印后手写补上。",
    "This is a draft for you to check: the parties, their addresses, the clause or what you say to the claims, each "
    "claim and the amount. If "
    "something is wrong, go back to the chat and change it. Fill in the blanks by hand. Anything you wrote in "
    "English is kept in your own words: the secretariat will say whether it has to be translated.",
)


def paper_pdf(
    paper: Application | Answer, signed_on: date, *, draft: bool = False, language: str | None = None
) -> bytes:
    """Return an application or an answer as a PDF on A4; the same paper gives the same bytes.

    Args:
        paper: numbers and telephones already opened.
        draft: print "草稿 供核对" across the pages.
        language: of the notes beside a draft, None without.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    return pleading_pdf(_text(paper, signed_on), _DRAFT_NOTE, draft, language)


def paper_docx(paper: Application | Answer, signed_on: date, *, draft: bool = False) -> bytes:
    """Return an application or an answer as DOCX on A4; the same paper gives the same bytes.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    return pleading_docx(_text(paper, signed_on), draft=draft)


def _text(paper: Application | Answer, signed_on: date) -> PleadingText:
    return answer_text(paper, signed_on) if isinstance(paper, Answer) else application_text(paper, signed_on)

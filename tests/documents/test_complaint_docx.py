"""The complaint as a Word file: it opens again, says what the paper says, and has real lists, fields and faces."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from backend.documents.complaint import complaint_pdf
from backend.documents.complaint_docx import complaint_docx
from backend.filing.model import Complaint
from backend.shared.errors import Refused
from tests.documents.conftest import COURT
from tests.documents.test_complaint_pdf import read


def opened(complaint: Complaint, draft: bool = False) -> Document:
    return docx.Document(io.BytesIO(complaint_docx(complaint, COURT, draft=draft)))


def body(document: Document) -> list[str]:
    return ["".join(paragraph.text.split()) for paragraph in document.paragraphs]


def list_of(paragraph: docx.text.paragraph.Paragraph) -> int | None:
    numbering = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
    return None if numbering is None else numbering.numId.val


def test_word_and_paper_say_the_same_in_the_same_order(complaint: Complaint) -> None:
    paper = re.sub(
        r"民事起诉状第\d+页共\d+页|第\d+页共\d+页|(?<=.)民事起诉状", "", read(complaint_pdf(complaint, COURT))
    )
    at = 0
    for words in body(opened(complaint)):
        words = words.replace("____________", "")
        assert words in paper[at:], words
        at += paper[at:].index(words) + len(words)


@pytest.mark.parametrize("name", ["䶮𬭎㛃𠮷😀", "<w:p>&amp;]]>", '#$\\"', "\u202e陈\x00\ufffe\ud800美"])
def test_names_survive_the_round_trip(complaint: Complaint, name: str) -> None:
    hostile = replace(complaint, plaintiffs=(replace(complaint.plaintiffs[0], name=name),))
    visible = "陈美" if name.startswith("\u202e") else name
    assert body(opened(hostile))[1].startswith(f"原告：{visible}，女")


def test_each_list_is_words_own_and_starts_at_one(complaint: Complaint) -> None:
    lists = [number for paragraph in opened(complaint).paragraphs if (number := list_of(paragraph)) is not None]
    assert [lists.count(number) for number in dict.fromkeys(lists)] == [4, 3, 3]


def test_pages_are_counted_by_word_and_the_faces_are_chinese(complaint: Complaint) -> None:
    document = opened(complaint, draft=True)
    section = document.sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert [code.text.strip() for code in footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert all("草稿 供核对" in header.paragraphs[0].text for header in (section.header, section.first_page_header))
    faces = document.styles["Normal"].element.rPr.rFonts
    assert faces.get(qn("w:eastAsia")) == "仿宋"
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_same_complaint_is_the_same_file(complaint: Complaint) -> None:
    first = complaint_docx(complaint, COURT)
    time.sleep(2.1)  # a zip counts in steps of two seconds
    assert complaint_docx(complaint, COURT) == first


def test_too_long_a_text_is_refused(complaint: Complaint) -> None:
    with pytest.raises(Refused, match="filing_text_too_long"):
        complaint_docx(replace(complaint, facts="字" * 1_000_000), COURT)

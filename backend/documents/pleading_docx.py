"""A pleading as a Word file a person or a lawyer can go on working with: the PDF's text in its order."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from backend.documents import word_parts as word
from backend.documents.pleading import DRAFT_MARK, PleadingText, Section

_LATIN, _BODY_FACE, _TITLE_FACE = "Times New Roman", "仿宋", "宋体"
_UNSIGNED = datetime(2000, 1, 1, tzinfo=UTC)
_SIGN_HERE = "____________（签名或者盖章）"


def pleading_docx(text: PleadingText, *, draft: bool = False) -> bytes:
    """Return a pleading of a complaint's make as DOCX.

    Args:
        text: ready to be set.
        draft: say "草稿 供核对" at the head of every page.
    """
    document = court_paper(text.title, draft)
    _write(document, text)
    return saved(document, text.title, text.signed_on)


def court_paper(title: str, draft: bool) -> Document:
    """Open a paper for the court: laid out, its pages numbered, its title on the first.

    Args:
        title: also stands at the head of the later pages.
        draft: say "草稿 供核对" at the head of every page.
    """
    document = docx.Document()
    _lay_out(document)
    _head_and_foot(document, title, draft)
    document.add_paragraph(title, style="Title")
    return document


def saved(document: Document, title: str, signed_on: date | None) -> bytes:
    """Return a paper as a file's bytes, the same for the same paper: its day stands for the clock."""
    made_at = datetime(signed_on.year, signed_on.month, signed_on.day, tzinfo=UTC) if signed_on else _UNSIGNED
    word.set_properties(document, title, made_at)
    packed = io.BytesIO()
    document.save(packed)
    return word.without_a_clock(packed.getvalue())


def _lay_out(document: Document) -> None:
    """Lay a document out as papers for the court are: A4, their margins, faces and sizes."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    styles: Any = document.styles
    for name, size, face in (("Normal", 14, _BODY_FACE), ("Title", 22, _TITLE_FACE), ("Heading 2", 14, _TITLE_FACE)):
        style = styles[name]
        word.set_faces(style, _LATIN, face)
        word.set_language(style)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        style.font.bold = name != "Normal"
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    normal = styles["Normal"].paragraph_format
    normal.line_spacing_rule, normal.line_spacing, normal.widow_control = WD_LINE_SPACING.EXACTLY, Pt(26), True
    title = styles["Title"]
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    title.paragraph_format.alignment, title.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(18)
    title.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    styles["Heading 2"].paragraph_format.space_before = Pt(6)
    styles["Heading 2"].paragraph_format.keep_with_next = True


def _head_and_foot(document: Document, title: str, draft: bool) -> None:
    """Number the pages, name the paper at their head, and mark a draft."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    heads = ((section.header, title + (f"　{DRAFT_MARK}" if draft else "")), (section.first_page_header, DRAFT_MARK))
    for header, words in heads if draft else heads[:1]:
        paragraph = header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.add_run(words).font.size = Pt(9)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("第 ")
    word.add_field(foot, "PAGE")
    foot.add_run(" 页 共 ")
    word.add_field(foot, "NUMPAGES")
    foot.add_run(" 页")
    for run in foot.runs:
        run.font.size = Pt(10.5)
    word.copy_footer(section.footer, section.first_page_footer)


def _write(document: Document, text: PleadingText) -> None:
    lists = word.NumberedLists(document)
    for words in text.parties:
        _indented(document, words)
    for section in text.sections:
        _write_section(document, section, lists)
    _indented(document, "此致").paragraph_format.keep_with_next = True
    document.add_paragraph(text.court_name).paragraph_format.keep_with_next = True
    for signer in text.signers:
        _to_the_right(document, f"{text.signer_label}：{signer}{_SIGN_HERE}").paragraph_format.keep_with_next = True
    _to_the_right(document, text.day)
    document.add_paragraph("附：").paragraph_format.keep_with_next = True
    _items(document, text.attachments, lists)


def _write_section(document: Document, section: Section, lists: word.NumberedLists) -> None:
    heading = document.add_paragraph(f"{section.heading.zh}：", style="Heading 2")
    if section.inline:
        heading.paragraph_format.keep_with_next = False
        heading.add_run(section.body[0]).bold = False
    elif section.numbered:
        _items(document, section.body, lists)
    else:
        for words in section.body:
            _indented(document, words)
    if section.closing:
        _indented(document, section.closing)


def _items(document: Document, texts: Iterable[str], lists: word.NumberedLists) -> None:
    number = lists.start()
    for words in texts:
        lists.number(document.add_paragraph(words), number)


def _indented(document: Document, words: str) -> Paragraph:
    paragraph = document.add_paragraph(words)
    word.indent_first_line(paragraph.paragraph_format, 2)
    return paragraph


def _to_the_right(document: Document, words: str) -> Paragraph:
    paragraph = document.add_paragraph(words)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.space_before = Pt(8)
    return paragraph

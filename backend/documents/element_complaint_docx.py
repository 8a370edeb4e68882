"""The complaint by elements as a Word file: the court's table, to be completed and handed in."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.font import Font

from backend.documents.element_complaint_text import FILL_IN, ElementComplaintText, element_complaint_text
from backend.documents.pleading import PleadingText
from backend.documents.pleading_docx import court_paper, saved
from backend.filing.causes.element_form import FilledRow
from backend.filing.model import Complaint

_LABEL_WIDTH, _LINES_WIDTH = Mm(46), Mm(110)
_SIZE = Pt(10.5)


def element_complaint_docx(complaint: Complaint, court_name: str, *, draft: bool = False) -> bytes:
    """Return the court's form by elements as DOCX on A4; the same complaint gives the same bytes.

    Args:
        complaint: numbers and telephones already opened.
        court_name: the court's full Chinese name.
        draft: say "草稿 供核对" at the head of every page.

    Raises:
        Refused: ``filing_no_element_form``, ``filing_text_too_long``.
    """
    text = element_complaint_text(complaint, court_name)
    document = court_paper(text.title, draft)
    note = document.add_paragraph(FILL_IN)
    _small(note.runs[0].font)
    _write_table(document.add_table(rows=0, cols=2, style="Table Grid"), text)
    _sign(document, text.ordinary)
    return saved(document, text.title, complaint.signed_on)


def _write_table(table: Table, text: ElementComplaintText) -> None:
    table.autofit = False
    for column, width in zip(table.columns, (_LABEL_WIDTH, _LINES_WIDTH), strict=True):
        column.width = width
    for part in text.parts:
        _write_cell(_across(table), (part.heading,), bold=True, centred=True)
        for row in part.rows:
            _write_row(table, row)


def _write_row(table: Table, row: FilledRow) -> None:
    if not row.label:
        _write_cell(_across(table), row.lines)
        return
    label, lines = table.add_row().cells
    label.width, lines.width = _LABEL_WIDTH, _LINES_WIDTH
    _write_cell(label, (row.label,))
    _write_cell(lines, row.lines)


def _across(table: Table) -> _Cell:
    """Add a row over the whole width."""
    left, right = table.add_row().cells
    left.width, right.width = _LABEL_WIDTH, _LINES_WIDTH
    return left.merge(right)


def _write_cell(cell: _Cell, lines: tuple[str, ...], *, bold: bool = False, centred: bool = False) -> None:
    for number, words in enumerate(lines or ("",)):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        run = paragraph.add_run(words)
        _small(run.font)
        run.font.bold = bold
        spacing = paragraph.paragraph_format
        spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.25
        spacing.keep_with_next = bold or None
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if bold:
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="EDEDED"/>'))


def _sign(document: Document, text: PleadingText) -> None:
    document.add_paragraph("此致").paragraph_format.space_before = Pt(12)
    document.add_paragraph(text.court_name)
    for signer in text.signers:
        paragraph = document.add_paragraph(f"具状人（签字、盖章）：{signer}____________")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph(f"日期：{text.day}").alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _small(font: Font) -> None:
    font.size = _SIZE

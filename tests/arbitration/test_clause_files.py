"""A clause in a photo, in a PDF of twenty pages and in a scan by the real reader; "none" is said only of a whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
import typst
from PIL import Image

from actions.arbitration import clause
from backend.arbitration.clause_check.model import ClauseCheck
from backend.arbitration.clause_papers import ReadClauseHandler
from backend.arbitration.commands import ReadClause
from backend.arbitration.module import lines_of
from backend.documents.glyphs import font_folder
from backend.paper_reader.pages.pdf_pages import MOST_PICTURES
from backend.paper_reader.pages.reader import PageTextReader
from tests.identity.drawn_documents import as_jpeg
from tests.identity.drawn_documents import printed_page as page

pytestmark = pytest.mark.slow

CLAUSE = "与本合同有关的争议，均提交深圳国际仲裁院仲裁。"
FILLER = "乙方应在收到货物后三十日内付款，验收标准见附件。"
PAGES, CLAUSE_PAGE = 20, 9
LINES_A_PAGE = 12


@pytest.fixture(scope="module")
def reader() -> Iterator[PageTextReader]:
    reader = PageTextReader(seconds=600, queue_seconds=300)
    yield reader
    reader.close()


def checked(reader: PageTextReader, content: bytes) -> ClauseCheck:
    """What the house makes of a file."""
    handler = ReadClauseHandler(lambda file_id, person_id: content, lambda read: lines_of(reader.read(read)))
    return handler(ReadClause("p_00000000000000aa", "f_0000000000000001"))


def contract_page(number: int, clause: str = "") -> Image.Image:
    return page(f"第{number}页 {FILLER}"[:26], *(["争议解决", clause] if clause else []))


def scan(pages: list[Image.Image]) -> bytes:
    """A PDF of nothing but pictures, as a copier makes it."""
    content = io.BytesIO()
    pages[0].save(content, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return content.getvalue()


def text_pdf() -> bytes:
    """A contract of twenty pages with its words in it; the clause stands on page nine."""
    pages = [
        "\n\n".join([f"第{number}.{line}条 {FILLER}" for line in range(1, LINES_A_PAGE)])
        + (f"\n\n第{number}.{LINES_A_PAGE}条 争议解决 {CLAUSE}" if number == CLAUSE_PAGE else "")
        for number in range(1, PAGES + 1)
    ]
    source = '#set page("a4")\n#set text(size: 11pt)\n' + "\n#pagebreak()\n".join(pages)
    return bytes(typst.compile(source.encode(), font_paths=[str(font_folder())]))


def test_a_photographed_clause_is_read(reader: PageTextReader) -> None:
    found = checked(reader, as_jpeg(page("第十二条 争议解决", CLAUSE, "第十三条 本合同一式两份，双方各执一份。")))
    assert (found.outcome, found.cut) == ("scia", False)


def test_a_clause_on_page_nine_of_twenty_pages_of_words_is_found(reader: PageTextReader) -> None:
    found = checked(reader, text_pdf())
    assert (found.outcome, found.cut) == ("scia", False)


def test_of_a_scan_it_is_known_that_not_all_was_read(reader: PageTextReader) -> None:
    pages = [contract_page(number, CLAUSE if number == CLAUSE_PAGE else "") for number in range(1, CLAUSE_PAGE + 2)]
    found = checked(reader, scan(pages))
    assert (found.outcome, found.cut) == ("none", True)
    near = checked(reader, scan([contract_page(1), contract_page(MOST_PICTURES, CLAUSE)]))
    assert (near.outcome, near.cut) == ("scia", False)


@pytest.mark.parametrize("outcome", ["none", "court"])
def test_the_form_does_not_say_that_there_is_no_clause_where_not_all_was_read(outcome: Any) -> None:
    assert clause._reading(None, "", ClauseCheck(outcome, cut=True)).problem == "utter_arbitration_clause_cut"  # type: ignore[arg-type]
    assert clause._reading(None, "", ClauseCheck(outcome)).problem == f"utter_arbitration_clause_{outcome}"  # type: ignore[arg-type]

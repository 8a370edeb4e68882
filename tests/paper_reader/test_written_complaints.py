"""Complaints that a lawyer wrote, as Word files and PDFs: what they say is read, what they leave open is not."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest

from backend.documents.complaint_docx import complaint_docx
from backend.documents.element_complaint_docx import element_complaint_docx
from backend.filing.model import Agent, Party
from backend.paper_reader.contents.agreement import read_contents
from backend.paper_reader.contents.model import PaperContents
from backend.paper_reader.pages.docx_pages import SIGNATURE, docx_pages
from backend.paper_reader.pages.lines import Sheet
from backend.paper_reader.pages.pdf_pages import pages_of
from backend.paper_reader.pages.reader import ReadPages
from tests.filing.filed_cases import loan
from tests.paper_reader.written_complaints import (
    HELD_BACK,
    LOAN,
    SEEN,
    TRAFFIC,
    Written,
    packed,
    parts_of,
    word,
)

TODAY = date(2026, 11, 24)
FILED = loan(
    agent=Agent("王律师", "广东邑华律师事务所", "14407201010123456"),
    signed_on=date(2026, 11, 20),
    plaintiffs=(
        Party(
            "person", "陈大文", "江门市蓬江区港口路12号", "CN", "pengjiang", phone="13800138000",
            document_type="id_card",
            document_number="440703196003021234", sex="male", birth_date=date(1960, 3, 2), occupation="退休",
        ),
    ),
    defendants=(
        Party(
            "organisation", "江门市新会区宏达实业有限公司", "江门市新会区会城街道冈州大道5号", "CN", "xinhui",
            phone="0750-6123456", representative="黄宏达", representative_title="总经理",
        ),
    ),
    elements={
        "lent_on": "2024-03-01", "lent_amount": "100000.00 CNY", "handed_over": "bank", "written": "iou",
        "principal": "100000.00 CNY", "interest": "no",
    },
)  # fmt: skip


def contents(content: bytes) -> PaperContents:
    """What a file says, by its own words."""
    count, pages = docx_pages(content) if content.startswith(SIGNATURE) else pages_of(content)
    sheets = tuple(Sheet(lines, lines, is_picture=False) for lines in pages if isinstance(lines, tuple))
    return read_contents(ReadPages(sheets, count), TODAY)


@pytest.mark.parametrize("name", [*SEEN, *HELD_BACK])
def test_a_complaint_is_read_whole(name: str) -> None:
    written: Written = {**SEEN, **HELD_BACK}[name]
    seen = contents(written.made())
    assert (seen.kinds, seen.complaints, seen.other) == (("complaint",), 1, None)
    assert {one: getattr(seen, one) for one in written.facts} == dict(written.facts)
    told = [asdict(one) for one in seen.parties]
    assert [{part: one[part] for part in wanted} for one, wanted in zip(told, written.parties, strict=True)] == [
        dict(one) for one in written.parties
    ]
    assert seen.facts.startswith(written.beginning) and seen.claims
    assert seen.paper_date is not None


def test_what_the_house_writes_it_can_read() -> None:
    """A complaint that was taken away as a Word file and comes back from the lawyer is the same."""
    seen = contents(complaint_docx(FILED, "江门市蓬江区人民法院"))
    ours, theirs = seen.parties
    assert (ours.name, ours.phone, ours.document_number) == ("陈大文", "13800138000", "440703196003021234")
    assert (theirs.name, theirs.representative, theirs.kind) == (
        "江门市新会区宏达实业有限公司",
        "黄宏达",
        "organisation",
    )
    assert (seen.amount, seen.cause) == ("100000.00 CNY", "民间借贷纠纷")
    assert seen.claims == FILED.claims and seen.facts == FILED.facts
    assert seen.agent == ("王律师", "广东邑华律师事务所", "14407201010123456")


def test_of_the_house_s_form_by_elements_only_what_is_filled_in_is_read() -> None:
    seen = contents(element_complaint_docx(FILED, "江门市蓬江区人民法院"))
    ours, theirs = seen.parties
    assert (ours.sex, ours.birth_date, theirs.address) == ("male", "1960-03-02", "江门市新会区会城街道冈州大道5号")
    assert not any(sign in f"{seen.claims}{seen.facts}" for sign in "□☑＿")
    assert seen.facts.startswith(FILED.facts)


BLANKS = ("原告：XXXX，男，____年__月__日出生，住____，电话____。", "被告：某某公司，住所地：________。")


def test_a_template_nobody_filled_in_tells_no_names_claims_or_facts() -> None:
    seen = contents(
        word(
            (
                "民事起诉状",
                *BLANKS,
                "诉讼请求：",
                "1.判令被告支付____元；",
                "2.……",
                "事实与理由：",
                "××年××月××日，被告……",
                "此致",
                "XX人民法院",
            )
        )
    )
    assert (seen.parties, seen.plaintiffs, seen.claims, seen.facts, seen.court) == ((), (), (), "", "")
    assert set(seen.blanks) == {"plaintiffs", "defendants", "claims", "facts"}


def test_of_a_complaint_with_blanks_the_rest_is_read_and_the_blanks_are_named() -> None:
    rows = [
        row.replace("150,000元及利息（以150,000元为基数", "____元及利息（以____元为基数").replace(
            "，身份证号440703197108091234", "，身份证号________"
        )
        for row in LOAN
    ]
    seen = contents(word(rows))
    assert seen.claims == ("本案诉讼费由被告承担",) and seen.blanks == ("claims",)
    assert [one.document_number for one in seen.parties] == ["GA302922", ""]


def test_two_complaints_in_one_file_are_counted_and_neither_is_taken() -> None:
    seen = contents(word((*LOAN, *TRAFFIC)))
    assert (seen.complaints, seen.parties, seen.claims, seen.facts) == (2, (), (), "")


def test_a_second_copy_of_the_same_complaint_is_no_second_one() -> None:
    assert contents(word((*LOAN, *LOAN))).complaints == 1


def test_words_struck_out_under_revision_are_not_read_and_those_written_in_are() -> None:
    made = word(
        (
            "民事起诉状",
            "原告：陈大文，男，住江门市蓬江区港口路12号。",
            "被告：林小明，男，住台山市台城街道东门路1号。",
            *LOAN[4:],
        )
    )
    body = parts_of(made)["word/document.xml"].decode()
    struck = '<w:del w:id="1" w:author="a"><w:r><w:delText>李四</w:delText></w:r></w:del>'
    written = '<w:ins w:id="2" w:author="a"><w:r><w:t>，邮编529000</w:t></w:r></w:ins>'
    title, end, rest = body.partition("</w:p>")
    revised = f"{title}{end}{rest.replace('</w:p>', f'{struck}{written}</w:p>', 2)}"
    seen = contents(packed(made, {"word/document.xml": revised.encode()}))
    assert [one.name for one in seen.parties] == ["陈大文", "林小明"]
    assert "李四" not in repr(seen)

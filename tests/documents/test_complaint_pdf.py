"""The complaint on paper: the court's order, every name as it is, the same bytes every time, a length one can read."""

from __future__ import annotations

import io
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from backend.documents.complaint import complaint_pdf
from backend.documents.printable import TEXT_LIMIT
from backend.filing.model import Complaint, Party, ServiceAddress
from backend.shared.errors import Refused
from tests.documents.conftest import COURT

ORDER = (
    "民事起诉状",
    "原告：陈美䶮，女，1958年3月5日出生，汉族，国籍：加拿大",
    "委托诉讼代理人：何志远",
    "被告一：新会和顺陈皮有限公司",
    "法定代表人：李𬭎，执行董事",
    "被告二：林㛃",
    "案由：民间借贷纠纷",
    "诉讼请求：",
    "1.判令被告",
    "4.本案诉讼费用",
    "诉讼标的额：人民币300,000.00元",
    "事实与理由：",
    "2023年5月",
    "证据和证据来源：",
    "来源：原告持有原件",
    "证人姓名和住所：",
    "陈国强",
    "此致",
    COURT,
    "具状人：陈美䶮",
    "二〇二六年十一月二十四日",
    "附：",
    "1.本起诉状副本2份",
    "2.证据清单1份，证据3项",
)


def read(pdf: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def pages_of(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def test_everything_stands_in_the_order_of_the_civil_procedure_law(complaint: Complaint) -> None:
    text = read(complaint_pdf(complaint, COURT))
    places = [text.find(words) for words in ORDER]
    assert -1 not in places, [words for words, at in zip(ORDER, places, strict=True) if at < 0]
    assert places == sorted(places)


def test_title_language_date_and_page_numbers_are_in_the_file(complaint: Complaint) -> None:
    reader = PdfReader(io.BytesIO(complaint_pdf(complaint, COURT)))
    assert reader.metadata is not None
    assert reader.metadata.title == "民事起诉状"
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("zh")
    assert "第1页共2页" in "".join(reader.pages[0].extract_text().split())
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


@pytest.mark.parametrize(
    "name",
    [
        "䶮𬭎㛃𠮷",
        "#set page(fill: red)",
        "$x^2$ \\ #import",
        '"引号" ‘单’ <b> & \\u{41}',
        "*粗* _斜_ `码` @ref <l>",
        "Đỗ Thị Ánh",
    ],
)
def test_a_name_stays_the_text_it_is(complaint: Complaint, name: str) -> None:
    hostile = replace(complaint, plaintiffs=(replace(complaint.plaintiffs[0], name=name),))
    assert f"原告：{''.join(name.split())}，女" in read(complaint_pdf(hostile, COURT))


def test_a_character_no_typeface_has_is_named_and_not_lost(complaint: Complaint) -> None:
    hostile = replace(complaint, plaintiffs=(replace(complaint.plaintiffs[0], name="陈😀\U000323af"),))
    assert "原告：陈〔U+1F600〕〔U+323AF〕，女" in read(complaint_pdf(hostile, COURT))


def test_invisible_and_backward_writing_characters_change_nothing(complaint: Complaint) -> None:
    tricked = replace(complaint.plaintiffs[0], name="陈\u202e美\u200b\x00\ud800䶮\n\r\u2028")
    assert complaint_pdf(replace(complaint, plaintiffs=(tricked,)), COURT) == complaint_pdf(complaint, COURT)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=60), facts=st.text(max_size=300))
def test_any_text_at_all_can_be_printed(complaint: Complaint, name: str, facts: str) -> None:
    odd = replace(complaint, facts=facts, defendants=(replace(complaint.defendants[0], name=name),))
    assert complaint_pdf(odd, COURT).startswith(b"%PDF-")


def test_the_same_complaint_is_the_same_file_and_another_is_not(complaint: Complaint) -> None:
    first = complaint_pdf(complaint, COURT)
    time.sleep(1.1)
    assert complaint_pdf(complaint, COURT) == first
    assert complaint_pdf(replace(complaint, amount=Decimal("300000.01")), COURT) != first


def test_what_is_not_known_is_left_out(complaint: Complaint) -> None:
    address = ServiceAddress("甲", "乙")
    bare = Complaint(
        "self",
        False,
        "other",
        "其他纠纷",
        (Party("person", "甲"),),
        (Party("organisation", "丙"),),
        ("还钱。",),
        "欠钱。",
        "x",
        address,
    )
    text = read(complaint_pdf(bare, COURT))
    assert "原告：甲。被告：丙。案由：其他纠纷诉讼请求：1.还钱。事实与理由：欠钱。此致" in text
    assert not [words for words in ("None", "证据", "证人", "调解", "标的额", "：，", "：。") if words in text]


def test_an_electronic_address_is_printed_only_with_consent_to_electronic_service(complaint: Complaint) -> None:
    assert "may.chan@example.com" in read(complaint_pdf(complaint, COURT))
    without = replace(complaint, service_address=replace(complaint.service_address, electronic=False))
    assert "@" not in read(complaint_pdf(without, COURT))


def test_a_draft_says_so_on_every_page_and_explains_itself_in_the_persons_language(complaint: Complaint) -> None:
    final = read(complaint_pdf(complaint, COURT, language_of_notes="en"))
    assert "草稿" not in final
    assert "draft" not in final
    english = PdfReader(io.BytesIO(complaint_pdf(complaint, COURT, draft=True, language_of_notes="en")))
    assert all("草稿" in page.extract_text() for page in english.pages)
    assert "What you ask the court for" in english.pages[0].extract_text()
    assert "這是草稿" in read(complaint_pdf(complaint, COURT, draft=True, language_of_notes="zh-Hant"))


def test_twenty_parties_and_a_long_story_run_over_many_pages(complaint: Complaint) -> None:
    parties = tuple(replace(complaint.defendants[1], name=f"被告人{number}号") for number in range(1, 21))
    long = replace(
        complaint, defendants=parties, facts="\n".join(f"第{n}段。" + "事情经过如下，" * 40 for n in range(60))
    )
    pdf = complaint_pdf(long, COURT)
    text = read(pdf)
    assert pages_of(pdf) > 20
    assert "被告二十：被告人20号" in text
    assert text.index("第0段。") < text.index("第59段。") < text.index("此致")
    assert f"第{pages_of(pdf)}页共{pages_of(pdf)}页" in text


@pytest.mark.parametrize("facts", ["字" * 1_000_000, "字\n" * 5_000, "a" * (TEXT_LIMIT + 1)])
def test_a_text_no_court_would_read_is_refused_at_once(complaint: Complaint, facts: str) -> None:
    start = time.process_time()
    with pytest.raises(Refused) as refusal:
        complaint_pdf(replace(complaint, facts=facts), COURT)
    assert refusal.value.reason == "filing_text_too_long"
    assert refusal.value.facts["limit"] == TEXT_LIMIT
    assert time.process_time() - start < 2


def test_hundreds_of_tiny_claims_are_refused_too(complaint: Complaint) -> None:
    with pytest.raises(Refused):
        complaint_pdf(replace(complaint, claims=("还",) * 2_000), COURT)


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 1, 1), "二〇二六年一月一日"), (date(2030, 10, 30), "二〇三〇年十月三十日"), (None, "年月日附：")],
)
def test_the_date_is_written_in_chinese_numerals(complaint: Complaint, day: date | None, words: str) -> None:
    assert words in read(complaint_pdf(replace(complaint, signed_on=day), COURT))


@pytest.mark.parametrize(
    ("nationality", "words"),
    [
        ("HK", "香港特别行政区居民"),
        ("TWN", "台湾地区居民"),
        ("USA", "国籍：美国"),
        ("JP", "国籍：日本"),
        ("WS", "国籍：萨摩亚"),
        ("葡萄牙", "国籍：葡萄牙"),
        ("", "汉族，职业"),
    ],
)
def test_nationality_is_said_as_a_mainland_court_says_it(complaint: Complaint, nationality: str, words: str) -> None:
    person = replace(complaint.plaintiffs[0], nationality=nationality)
    assert words in read(complaint_pdf(replace(complaint, plaintiffs=(person,)), COURT))


@pytest.mark.parametrize(
    ("currency", "words"), [("CAD", "1,200.50加拿大元"), ("HKD", "港币1,200.50元"), ("XYZ", "1,200.50XYZ")]
)
def test_a_sum_carries_its_currency(complaint: Complaint, currency: str, words: str) -> None:
    claim = replace(complaint, amount=Decimal("1200.5"), currency=currency)
    assert f"诉讼标的额：{words}" in read(complaint_pdf(claim, COURT))


def test_people_who_print_at_the_same_moment_each_get_their_own_paper(complaint: Complaint) -> None:
    people = [replace(complaint, plaintiffs=(replace(complaint.plaintiffs[0], name=f"陈{n}号"),)) for n in range(12)]
    with ThreadPoolExecutor(4) as printers:
        papers = list(printers.map(lambda one: complaint_pdf(one, COURT), people))
    assert [f"原告：陈{n}号，" in read(paper) for n, paper in enumerate(papers)] == [True] * 12

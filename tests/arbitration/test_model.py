"""The rules of an arbitration's course, of its last days, of a paper's lines, and the words of the application."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from backend.arbitration.clause_papers import ReadClauseHandler, ReadLines, flowing
from backend.arbitration.commands import ReadClause
from backend.arbitration.course import AFTER, Course, News, may_follow, moments
from backend.arbitration.details import application_from, application_json, course_from, course_json
from backend.arbitration.last_days import set_aside_until
from backend.documents.arbitration_text import application_text
from backend.shared.errors import Refused
from tests.arbitration.conftest import APPLICATION

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 11, 24), date(2027, 2, 24)), (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 1, 31), date(2027, 4, 30)), (date(2027, 10, 1), date(2028, 1, 1)),
        (date(2027, 11, 29), date(2028, 2, 29)),
    ],
)  # fmt: skip
def test_setting_aside_ends_three_months_after_receipt(received: date, last: date) -> None:
    assert set_aside_until(received) == last


@pytest.mark.parametrize(
    ("status", "kind", "may"),
    [
        ("received", "defect", True), ("received", "award", False), ("award", "hearing", False),
        ("not_accepted", "accepted", False), ("tribunal", "accepted", False), ("hearing", "hearing", True),
        ("refused", "accepted", False), ("kept", "accepted", False),
    ],
)  # fmt: skip
def test_news_follow_one_another_in_order(status: str, kind: str, may: bool) -> None:
    assert may_follow(status, kind) is may  # type: ignore[arg-type]
    assert kind in AFTER


def test_what_is_reminded_of_goes_by_where_it_stands() -> None:
    course = Course().with_news(NOW, News("defect", "请补交", due=date(2026, 12, 4)))
    course = course.with_news(NOW, News("accepted", number="1", due=date(2026, 12, 20)))
    course = course.with_news(NOW, News("hearing", start=datetime(2027, 1, 20, 1, 30, tzinfo=UTC), place="深圳"))
    told = {status: [one.about for one in moments(status, course)] for status in ("defect", "accepted", "tribunal")}
    assert told == {"defect": ["correction"], "accepted": ["payment"], "tribunal": []}
    assert [one.about for one in moments("hearing", course)] == ["hearing"]
    assert moments("award", course) == ()


def test_an_application_and_its_course_come_back_from_the_row_as_they_were() -> None:
    assert application_from(application_json(APPLICATION)) == APPLICATION
    whole = Course().with_news(
        NOW,
        News(
            "accepted", "请缴费", "（2026）1号", date(2026, 12, 1), Decimal("17500.00"), "CNY", ("李敏",), NOW, "深圳"
        ),
    )
    assert course_from(course_json(whole)) == whole


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["第九条　争议提交深圳国际仲", "裁院仲裁。", "第十条　其他"],
         "第九条　争议提交深圳国际仲裁院仲裁。\n第十条　其他"),
        (["Disputes shall be submitted to the", "Shenzhen Court of International", "Arbitration."],
         "Disputes shall be submitted to the Shenzhen Court of International Arbitration."),
        (["", "  "], ""),
    ],
)  # fmt: skip
def test_printed_lines_become_sentences(lines: list[str], text: str) -> None:
    assert flowing(lines) == text


def reader(first: list[tuple[str, float]], second: list[tuple[str, float]], whole: bool = True) -> ReadClauseHandler:
    return ReadClauseHandler(lambda file, person: b"", lambda content: ReadLines(first, second, whole))


def test_a_clause_broken_over_printed_lines_is_read_whole() -> None:
    lines = [("争议提交深圳国际仲", 0.9), ("裁院仲裁。", 0.95)]
    found = reader(lines, lines)(ReadClause("p", "f"))
    assert (found.outcome, found.cut) == ("scia", False)
    assert reader(lines, lines, whole=False)(ReadClause("p", "f")).cut


def test_two_readings_of_a_photo_that_do_not_agree_are_no_clause() -> None:
    one, two = [("争议提交深圳国际仲裁院仲裁。", 0.9)], [("争议提交深圳国际仲裁院仲裁或者法院起诉。", 0.9)]
    with pytest.raises(Refused, match="arbitration_clause_illegible"):
        reader(one, two)(ReadClause("p", "f"))


def test_what_is_hardly_legible_is_not_believed() -> None:
    dim = [("争议提交深圳国际仲裁院仲裁。", 0.5)]
    with pytest.raises(Refused, match="court_paper_unreadable"):
        reader(dim, dim)(ReadClause("p", "f"))


def test_the_application_says_everything_in_its_order_and_leaves_blanks() -> None:
    text = application_text(APPLICATION, date(2026, 11, 24))
    assert (text.title, text.court_name, text.signers) == (
        "仲裁申请书",
        "深圳国际仲裁院",
        ("Maple Trading Ltd（陈美）",),
    )
    assert [section.heading.zh for section in text.sections] == [
        "仲裁协议", "仲裁请求", "事实与理由", "仲裁程序", "证据",
    ]  # fmt: skip
    assert text.sections[1].closing == "争议金额：人民币800,000.00元（CNY）。"
    assert "电话：________" in text.parties[1]
    assert "三名" in "".join(text.sections[3].body)
    dollars = dataclasses.replace(APPLICATION, amount=Decimal("120000.5"), currency="USD")
    assert application_text(dollars, date(2026, 11, 24)).sections[1].closing == "争议金额：120,000.50美元（USD）。"

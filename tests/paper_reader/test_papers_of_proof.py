"""IOUs, loan contracts, records of transfers: what is told is on the paper, what could mean two things is asked."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from backend.paper_reader.contents.model import PaperContents
from backend.paper_reader.contents.moments import written_days
from backend.paper_reader.contents.sums import UNKNOWN, capital_value, one_sum, sums_in
from backend.shared.yaml_pages import read_yaml
from tests.paper_reader.test_contents import page, read

PAGES = ("loan_papers.yml", "transfer_papers.yml", "contract_papers.yml")
PAPERS: list[dict[str, Any]] = [one for name in PAGES for one in read_yaml(Path(__file__).with_name(name))]
_ASIDE = ("name", "lines")
_NOT_COMPARED = ("places", "is_recognised", "pages", "pages_read")


def told(seen: PaperContents) -> dict[str, Any]:
    """What a paper tells, without what is empty."""
    values = {one.name: getattr(seen, one.name) for one in fields(seen) if one.name not in _NOT_COMPARED}
    return {name: list(one) if isinstance(one, tuple) else one for name, one in values.items() if one}


@pytest.mark.parametrize("paper", PAPERS, ids=[paper["name"] for paper in PAPERS])
def test_a_paper_tells_what_stands_on_it_and_nothing_else(paper: dict[str, Any]) -> None:
    assert told(read(page(*paper["lines"]))) == {name: value for name, value in paper.items() if name not in _ASIDE}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("壹拾伍万", 150_000), ("叁拾万", 300_000), ("捌万陆仟", 86_000), ("伍佰", 500), ("拾贰万", 120_000),
        ("壹佰贰拾万零伍仟", 1_205_000), ("贰仟零壹", 2001), ("壹亿", 100_000_000), ("十五万", 150_000), ("两千", 2000),
    ],
)  # fmt: skip
def test_capital_numerals_are_numbers(written: str, value: int) -> None:
    assert capital_value(written) == value


@pytest.mark.parametrize("written", ["一二三", "万", "贰零零"])
def test_numerals_one_behind_the_other_are_no_sum(written: str) -> None:
    assert capital_value(written) is None


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("人民币300,000.50元", [("300000.50", "CNY")]),
        ("¥300000元", [("300000", "CNY")]),
        ("5万港币", [("50000", "HKD")]),
        ("HK$ 50,000", [("50000", "HKD")]),
        ("叁佰元伍角整", [("300.50", "元")]),
        ("$500", [("500", "?")]),
        ("共3个月,第5条,电话13800138000", []),
    ],
)
def test_a_sum_has_its_currency_and_a_mere_figure_is_none(text: str, sums: list[tuple[str, str]]) -> None:
    assert [(one.amount, one.currency) for one in sums_in(text)] == [(Decimal(figure), code) for figure, code in sums]


def test_sums_are_one_where_they_agree() -> None:
    agree, differ, mixed = (sums_in(text) for text in ("叁万元整(¥30000)", "叁万元整(¥300000)", "3万港币,3万加元"))
    assert one_sum(agree, mere_yuan="CNY") == "30000.00 CNY"
    assert one_sum(differ, mere_yuan="CNY") is None
    assert one_sum(mixed, mere_yuan="CNY") is None
    assert one_sum(sums_in("3万元"), mere_yuan="") == UNKNOWN
    assert one_sum([], mere_yuan="CNY") == ""


@pytest.mark.parametrize(
    "text", ["2024年3月1日", "2024年3月1号", "2024.3.1", "2024-03-01", "1 March 2024", "March 1st, 2024"]
)
def test_a_day_is_one_however_it_is_written(text: str) -> None:
    assert [day for day, _, _ in written_days(text)] == [date(2024, 3, 1)]


@pytest.mark.parametrize("text", ["3/4/2024", "2024.13.1", "2024年2月30日"])
def test_a_day_that_could_be_two_or_is_none_is_not_told(text: str) -> None:
    assert written_days(text) == []


def test_where_a_value_stands_is_told_and_two_readings_that_differ_are_not() -> None:
    lines = ("借条", "今借到陈大文人民币叁拾万元整。", "月利率1%。", "借款人：林小明", "2024年3月1日")
    seen = read(page(*lines))
    assert {"lenders", "borrowers", "principal", "lent_on", "rate"} <= set(seen.places)
    assert seen.places["borrowers"].box == (0.1, 4 / 25, 0.9, 4 / 25)
    misread = read(page(*lines), second=page(*(line.replace("叁拾", "伍拾") for line in lines)))
    assert (misread.principal, misread.unclear, misread.lenders) == ("", ("principal",), ("陈大文",))


def test_a_number_at_the_end_of_a_short_row_is_no_part_of_the_sum_in_the_next() -> None:
    lines = (
        "借条",
        "今借到陈大文，卡号 6217",
        "50000元整，于2025年2月28日前还清",
        "借款人：林小明",
        "2024年3月1日",
    )
    assert read(page(*lines)).principal == "50000.00 CNY"

"""What a question about hearings is about, and which paper somebody says they were served with."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers import Answer
from actions.hearing.readers import (
    asks_hour_here,
    at_night,
    is_of_labour_award,
    means_every,
    means_next,
    paper_named,
    plain_number,
    supposed_receipt,
    topic_of,
)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("可以异步审理吗", "asynchronous"),
        ("非同步庭審", "asynchronous"),
        ("答辩期几天", "limits"),
        ("deadline to appeal", "limits"),
        ("网上怎么开庭", ""),
    ],
)
def test_which_side_of_online_hearings_is_asked_about(text: str, topic: str) -> None:
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("收到起诉状", "complaint"),
        ("收到傳票", "complaint"),
        ("I got a judgment", "judgment"),
        ("裁定書到咗", "ruling"),
        ("上诉状副本", "appeal_petition"),
        ("收到一封信", None),
    ],
)
def test_the_paper_somebody_was_served_with(text: str, paper: str | None) -> None:
    assert paper_named(text) == paper


def test_which_hearings_are_meant() -> None:
    assert [means_next(text) for text in ("下次开庭", "the next one", "开庭")] == [True, True, False]
    assert [means_every(text) for text in ("全部停止", "停晒", "stop all", "停止")] == [True, True, True, False]
    assert [at_night(text) for text in ("半夜别吵我", "not at night", "停止提醒")] == [True, True, False]


def test_a_case_number_is_the_same_in_any_width_and_bracket() -> None:
    assert plain_number("（2026）粤0703民初12号") == plain_number("(2026) 粤 0703 民初 12")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("12月9日上午10点 是北京时间吗 我这边是几点", True),
        ("开庭是12月9日北京时间上午10点，纽约是几点", True),
        ("十二月九號朝早十點，我呢邊即係幾點", True),
        ("10 am on 9 December, what time is that in New York", True),
        ("Is it Beijing time? 9 December 10 am", True),
        ("12月9日上午10点开庭", False),
        ("我的案子几点开庭", False),
    ],
)
def test_on_whose_clock_an_hour_is(text: str, asks: bool) -> None:
    assert asks_hour_here(text) is asks


@pytest.mark.parametrize(
    "text",
    [
        "I got arbitration award from labour arbitration committee in Heshan",
        "labor tribunal decided against me yesterday",
        "劳动仲裁不服,裁决书11月17日收到的", "the decision of the labour arbitration commission came", "勞動仲裁嘅裁決",
        "仲裁裁决下来了，欠薪的",
        "the award about my wages came", "炒咗我嗰單嘢，裁決書到咗",
    ],
)  # fmt: skip
def test_the_award_of_a_labour_arbitration_is_known_by_its_names(text: str) -> None:
    assert is_of_labour_award(text)


@pytest.mark.parametrize(
    "text",
    [
        "我要申请劳动仲裁", "an award from HKIAC about goods", "I want to go to the labor arbitration commission",
        "the court decided about my labour contract", "仲裁裁决书（货款）", "labour arbitration against my boss",
    ],
)  # fmt: skip
def test_any_other_arbitration_or_an_application_is_no_labour_award(text: str) -> None:
    assert not is_of_labour_award(text)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("我2027年1月15日收到判决，15天上诉期到哪一天", "2027-01-15", "2027-01-15"),
        ("判决书下周三才会收到，上诉到几号", "2026-12-09", "2026-12-09"),
        ("If I receive the judgment on 20 December, until when can I appeal?", "2026-12-20", "2026-12-20"),
        ("我12月10日收到判决，哪天到期", "2026-12-10", None),  # no year, no word of the future: last year's
        ("收到传票，12月20号开庭，几天内交答辩状", "2026-12-20", None),
        ("他说会还钱，我12月10日收到判决，哪天到期", "2026-12-10", None),
        ("下周三收到判决", "2026-12-09", None),  # asks nothing
    ],
)
def test_a_day_to_come_counts_only_where_it_is_supposed_and_asked_about(
    text: str, day: str, expected: str | None
) -> None:
    said = next(form for form in ("2027年1月15日", "12月10日", "20 December", "12月20号", "下周三") if form in text)
    start = text.index(said)
    entity = {"entity": "date", "value": day, "start": start, "end": start + len(said), "text": said}
    answer = Answer.from_message({"text": text, "entities": [entity], "intent": {}})
    found = supposed_receipt(answer, date(2026, 12, 3))
    assert (found.isoformat() if found else None) == expected

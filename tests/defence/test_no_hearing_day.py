"""Who says that the court's paper names no day answers the question for the hearing; who tells a day does not."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers import Answer
from actions.defence.readers.suits import read_suit, tells_none


@pytest.mark.parametrize(
    "text",
    [
        "冇寫，張紙淨係話等通知", "翻来翻去都没有写日子", "传票上这一格是空的", "传票上没写", "冇寫開庭日",
        "还没定，另行通知",
        "paper doesn't say any date", "no date on it", "the letter did not give a date", "there is no hearing date yet",
        "to be announced", "没有",
    ],
)  # fmt: skip
def test_a_paper_without_a_day_is_said(text: str) -> None:
    assert tells_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "寫住12月30號下晝兩點半", "通知上说元月十二号", "我没有写答辩状", "the paper says Dec 22", "没有钱请律师",
        "他没有还钱",
        "I did not say that", "等我看看",
    ],
)  # fmt: skip
def test_anything_else_is_not(text: str) -> None:
    assert not tells_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "传票 应到时间：2026年12月15日 9时00分", "what does it say: 应到时间：2026年12月15日 9时00分",
        "傳票寫住應到日期2026年12月15日", "I have to appear on 2026年12月15日",
    ],
)  # fmt: skip
def test_the_day_one_is_to_appear_is_the_hearing(text: str) -> None:
    at = text.index("2026")
    day = {"entity": "date", "value": "2026-12-15", "start": at, "end": at + len("2026年12月15日")}
    told = read_suit(Answer(text, "inform", "answer", (day,)), date(2026, 12, 2), "").values
    assert told.get("hearing") == "2026-12-15"


@pytest.mark.parametrize(
    ("text", "received", "hearing"),
    [
        ("诉状11月17号到我手上 1月8日开庭", "11月17号", "1月8日"),
        ("收了传票11月17号 1月8日开庭", "11月17号", "1月8日"),
        ("1月8日开庭 诉状11月17号收到的", "11月17号", "1月8日"),
        ("传票11月17号到我家 1月8日上庭", "11月17号", "1月8日"),
        ("summons came 17 Nov hearing on 8 Jan", "17 Nov", "8 Jan"),
    ],
)
def test_each_of_two_days_without_a_comma_keeps_its_own_meaning(text: str, received: str, hearing: str) -> None:
    """A cue behind another day is that day's: the day a paper came stood as the hearing, a year ahead."""
    days = {received: "2026-11-17", hearing: "2027-01-08"}
    entities = tuple(
        {"entity": "date", "value": value, "start": text.index(said), "end": text.index(said) + len(said)}
        for said, value in days.items()
    )
    told = read_suit(Answer(text, "inform", "answer", entities), date(2026, 12, 2), "").values
    assert (told.get("received"), told.get("hearing")) == ("2026-11-17", "2027-01-08")

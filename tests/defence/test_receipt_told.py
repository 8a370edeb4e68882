"""The day of receipt among other days: the later act counts, and a day of a paper's date or of a life never does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.defence.readers.days import receipt_told
from actions.defence.readers.suits import read_suit
from actions.dialogue.message import UserMessage

TODAY = date(2026, 12, 1)


def heard(text: str, *days: tuple[str, str]) -> UserMessage:
    """The message as the bot would have read it: the words of each day with its ISO form."""
    found: tuple[Any, ...] = tuple(
        {"entity": "date", "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, value in days
    )
    return UserMessage(text, "inform", entities=found)


FIFTH, TWENTY_FOURTH = ("11月5号", "2027-11-05"), ("11月24号", "2027-11-24")


@pytest.mark.parametrize(
    ("text", "days", "received"),
    [
        ("判决书日期写的是11月5号，我是11月24号才签收，上诉到哪天", (FIFTH, TWENTY_FOURTH), "2026-11-24"),
        ("11月24号拿到的，落款是11月5号", (TWENTY_FOURTH, FIFTH), "2026-11-24"),
        ("判决书落款11月5号11月24号才拿到", (FIFTH, TWENTY_FOURTH), "2026-11-24"),
        ("法院11月5号裁定驳回起诉，收到是11月24号", (FIFTH, TWENTY_FOURTH), "2026-11-24"),
        ("11月5号宣判，判决书11月24号送达", (FIFTH, TWENTY_FOURTH), "2026-11-24"),
        (
            "Judgment dated Nov 3, delivered Nov 20. Last day to appeal?",
            (("Nov 3", "2027-11-03"), ("Nov 20", "2027-11-20")),
            "2026-11-20",
        ),
        (
            "The ruling was issued on 3 November and my mum signed for it on 20 November",
            (("3 November", "2027-11-03"), ("20 November", "2027-11-20")),
            "2026-11-20",
        ),
        (
            "I got it on 20 November, the date on the judgment is 3 November",
            (("20 November", "2027-11-20"), ("3 November", "2027-11-03")),
            "2026-11-20",
        ),
        ("判決書十一月廿五收到，幾時前要上訴", (("十一月廿五", "2027-01-02"),), "2026-11-25"),
        ("收到判决书是十一月廿，想上诉", (("十一月廿", "2026-12-28"),), "2026-11-20"),
        ("11月24号的判决，几时前要上诉", (TWENTY_FOURTH,), None),
        ("判决书11月24号，上诉到哪天", (TWENTY_FOURTH,), "2026-11-24"),
        ("我1979年3月2日出生，判决书11月24号到手", (("1979年3月2日", "1979-03-02"), TWENTY_FOURTH), "2026-11-24"),
        ("判决书日期是11月5号，上诉到哪天", (FIFTH,), None),
        ("农历十月廿五收到判决书", (("农历十月廿五", "2026-12-03"),), None),
    ],
)
def test_a_judgment_counts_from_the_day_it_came(
    text: str, days: tuple[tuple[str, str], ...], received: str | None
) -> None:
    told = receipt_told(heard(text, *days), TODAY)
    assert (told.isoformat() if told else None) == received


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("黄志强，1979年3月2日生", "1979年3月2日", "1979-03-02"),
        ("我户口早就注销了，十年前入了泰国籍", "十年前", "2016-12-01"),
        ("我十年前就出来了", "十年前", "2016-12-01"),
        ("那份合同2019年5月1日签的", "2019年5月1日", "2019-05-01"),
        ("born 2 March 1979", "2 March 1979", "1979-03-02"),
        ("I became a citizen on 3 May 2026", "3 May 2026", "2026-05-03"),
        ("我上个月1号换的护照", "上个月1号", "2026-11-01"),
    ],
)
def test_a_day_of_a_life_is_no_day_of_receipt(text: str, day: str, value: str) -> None:
    told = read_suit(heard(text, (day, value)), TODAY, "CA")
    assert not told.loose
    assert "received" not in told.values


@pytest.mark.parametrize(
    ("text", "day", "value", "received"),
    [
        ("传票十一月廿五收到", "十一月廿五", "2027-01-02", "2026-11-25"),
        ("起诉状是2026年3月5日收到的", "2026年3月5日", "2026-03-05", "2026-03-05"),
        ("我生日那天，11月20号收到传票", "11月20号", "2027-11-20", "2026-11-20"),
        ("签收是11月20日", "11月20日", "2027-11-20", "2026-11-20"),
    ],
)
def test_a_day_said_of_the_receipt_stays_one(text: str, day: str, value: str, received: str) -> None:
    assert read_suit(heard(text, (day, value)), TODAY, "CA").values["received"] == received

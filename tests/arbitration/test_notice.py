"""The number of a case as SCIA's notice writes it is found in what a respondent tells; a sum or a day is none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer, Reading
from actions.arbitration.answer_fields import _lately
from actions.arbitration.readers.notice import applicants_in, counterclaim_in, notice_days, number_in
from actions.dialogue.message import UserMessage


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("案号是（2026）深国仲受9号", "（2026）深国仲受9号"),
        ("收到仲裁通知，（2026）深國仲受第12號", "（2026）深國仲受第12號"),
        ("(2026)深国仲受9号，12月10日前答辩", "(2026)深国仲受9号"),
        ("case SCIA D20260123", "SCIA D20260123"),
        ("It is SHEN DX20260099", ""),
        ("案号是 SHEN DX20260012", "SHEN DX20260012"),
        ("案号在哪里看？", ""),
        ("货款80万元，2024年3月5日签的", ""),
        ("", ""),
    ],
)
def test_a_number_is_found_where_it_stands(text: str, number: str) -> None:
    assert number_in(text, asked=False) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("案号：HN-20260099", "HN-20260099"),
        ("Case number: 2026-112", "2026-112"),
        ("没看清楚", ""),
        ("12", ""),
        ("是12月8号", ""),
        ("我们不欠68万，只欠12万，货有质量问题", ""),
        ("we owe 120 thousand only, not 680", ""),
    ],
)
def test_what_was_asked_for_is_one_however_it_is_built(text: str, number: str) -> None:
    assert number_in(text, asked=True) == number


def say(text: str, *days: tuple[str, str]) -> UserMessage:
    """A message whose days were recognised: what was written, and the ISO day."""
    entities = [
        {"entity": "date", "value": day, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, day in days
    ]
    return UserMessage.from_message(
        {"text": text, "intent": {"name": "inform", "confidence": 1.0}, "entities": entities}
    )


TODAY = date(2026, 11, 24)
NINETEENTH, EIGHTH = ("11月19号", "2026-11-19"), ("12月8日", "2026-12-08")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (say("仲裁通知11月19号收到", NINETEENTH), {"received": "2026-11-19"}),
        (say("通知上写12月8日之前答辩", EIGHTH), {"due": "2026-12-08"}),
        (say("11月19号收到，答辩期限到12月8日", NINETEENTH, EIGHTH), {"received": "2026-11-19", "due": "2026-12-08"}),
        (say("其实11月19号就收到了，12月8日是我看到的", NINETEENTH, EIGHTH), {"received": "2026-11-19"}),
        (say("12月8日开庭", EIGHTH), {}),
        (say("合同是11月19号签的", NINETEENTH), {}),
        (say("12月8日交来得及吗？", EIGHTH), {}),
    ],
)
def test_a_day_means_what_stands_nearest_to_it(said: UserMessage, days: dict[str, str]) -> None:
    assert notice_days(said, TODAY, "CN") == days


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("江门恒丰公司要我们赔68万", ("江门恒丰公司",)),
        ("我们被开平水口华艺卫浴有限公司申请仲裁了", ("开平水口华艺卫浴有限公司",)),
        ("陈大文对我申请仲裁", ("陈大文",)),
        ("申请人：陈大文", ("陈大文",)),
        ("对方叫陈大文，我系李小龙", ("陈大文",)),
        ("被申请人是陈大文", ()),
        ("对方申请仲裁告我们", ()),
        ("Jiangmen Hengfeng Trading Co., Ltd. claims RMB 680,000 from us", ("Jiangmen Hengfeng Trading Co., Ltd.",)),
    ],
)
def test_whoever_applied_is_read_and_a_respondent_is_not(text: str, names: tuple[str, ...]) -> None:
    assert applicants_in(text) == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我们想反请求20万", "我们想反请求20万"),
        ("我想反请求，要他们赔我十万", "我想反请求，要他们赔我十万"),
        ("不提反请求", ""),
        ("反请求什么时候提？", ""),
        ("We want to counterclaim 200,000 yuan", "We want to counterclaim 200,000 yuan"),
    ],
)
def test_a_counterclaim_is_one_that_is_told(text: str, words: str) -> None:
    assert counterclaim_in(text) == words


@pytest.mark.parametrize(
    ("text", "said", "read", "kept"),
    [
        ("the answer was due on 20 November", "20 November", "2027-11-20", "2026-11-20"),
        ("11月20号截止", "11月20号", "2027-11-20", "2026-11-20"),
        ("it is due on 20 November 2027", "20 November 2027", "2027-11-20", "2027-11-20"),
        ("it is due on 10 December", "10 December", "2026-12-10", "2026-12-10"),
    ],
)
def test_a_last_day_without_its_year_that_lies_just_behind_is_this_years(
    text: str, said: str, read: str, kept: str
) -> None:
    at = text.index(said)
    day = {"entity": "date", "value": read, "start": at, "end": at + len(said)}
    turn: Any = SimpleNamespace(now=datetime(2026, 11, 24, 12, tzinfo=UTC), timezone="Europe/London")
    found = _lately(turn, Answer(text, "inform", "answer", (day,)), Reading(read))
    assert found.value == kept

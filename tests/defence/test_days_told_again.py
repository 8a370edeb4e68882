"""The days of a suit: only a day that is said of the receipt is one, and one told anew takes its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.defence.readers.suits import disputes_period, read_suit
from actions.defence.suit_fields import _has_none
from actions.defence.told_again import period_disputed, told_again, told_with_question
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Reopen
from actions.dialogue.fields import Field, reading
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import NOTHING
from backend.shared.wording import Words
from tests.dialogue.states import state_of

TODAY = date(2026, 11, 30)
NAMES = ("received", "domicile", "hearing", "court")
FIELDS = tuple(Field(name, Words(name, name), reading(lambda said: NOTHING)) for name in NAMES)


def heard(text: str, *days: tuple[str, str], kind: str = "date") -> UserMessage:
    """The message as the bot would have read it: the words of each day with its ISO form."""
    found = tuple(
        {"entity": kind, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, value in days
    )
    return UserMessage(text, "inform", entities=found)


def told(message: UserMessage) -> dict[str, Any]:
    """The days and the domicile of a message."""
    values = read_suit(message, TODAY, "CA").values
    return {name: values[name] for name in NAMES[:3] if name in values}


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("I'm so worried today. Somebody sues me, I have the summons, ten days??", "today", "2026-11-30"),
        ("法院的传票说要十天内答辩，今天我放假才有空问", "今天", "2026-11-30"),
        ("今天我妈告诉我，法院有传票给我", "今天", "2026-11-30"),
        ("昨天我哥说家里有法院的传票", "昨天", "2026-11-29"),
        ("My mother told me yesterday that there is a summons", "yesterday", "2026-11-29"),
        ("I came to Canada on 3 May 2010 and now there is a summons", "3 May 2010", "2010-05-03"),
        ("There is a complaint from the court; I got a call today", "today", "2026-11-30"),
        ("琴日朋友話我知有張傳票", "琴日", "2026-11-29"),
    ],
)
def test_a_day_of_something_else_is_no_day_of_receipt(text: str, day: str, value: str) -> None:
    assert "received" not in told(heard(text, (day, value)))


@pytest.mark.parametrize(
    ("text", "day", "value", "received"),
    [
        ("The paper reached me on 20 November", "20 November", "2027-11-20", "2026-11-20"),
        ("It reached me on 20 November. When is my last day?", "20 November.", "2027-11-20", "2026-11-20"),
        ("the summons came to my flat in Queens on nov 5", "nov 5", "2027-11-05", "2026-11-05"),
        ("the summons turned up 3 days ago", "3 days ago", "2026-11-27", "2026-11-27"),
        ("今天收到法院的传票", "今天", "2026-11-30", "2026-11-30"),
        ("我收到的日子是11月25日，请改", "11月25日", "2027-11-25", "2026-11-25"),
        ("传票11月20号派到我屋企", "11月20号", "2027-11-20", "2026-11-20"),
        ("不对，是上星期三收到的", "上星期三", "2026-11-25", "2026-11-25"),
        ("法院寄来传票，11月20日", "11月20日", "2027-11-20", "2026-11-20"),
        ("I got the complaint yesterday", "yesterday", "2026-11-29", "2026-11-29"),
    ],
)
def test_a_day_said_of_the_receipt_is_one(text: str, day: str, value: str, received: str) -> None:
    assert told(heard(text, (day, value)))["received"] == received


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12月1日9点，北京时间，还剩一个小时", "12月1日9点"),
        ("12月1号上午9点", "12月1号上午9点"),
        ("1 December 9 am Beijing time", "1 December 9 am"),
    ],
)
def test_an_hour_of_a_day_to_come_is_the_hearing(text: str, moment: str) -> None:
    assert told(heard(text, (moment, "2026-12-01T09:00:00"), kind="datetime")) == {"hearing": "2026-12-01"}


def test_an_hour_in_another_sentence_is_none() -> None:
    message = heard("明天下午三点我给律师打电话", ("明天下午三点", "2026-12-01T15:00:00"), kind="datetime")
    assert told(message) == {}


def test_a_day_without_its_year_most_of_a_year_back_is_not_taken() -> None:
    found = read_suit(heard("12月9号收到的", ("12月9号", "2026-12-09")), TODAY, "CA")
    assert (dict(found.values), found.faults["received"].fault) == ({}, "future")


KNOWN = {"received": "2026-11-30", "domicile": "abroad"}


def news(message: UserMessage, question: str = "hearing", known: dict[str, Any] | None = None) -> dict[str, Any] | None:
    """Return the changes of a message, or None."""
    state, candidates = state_of(FIELDS, question, known or KNOWN), Candidates(own=told(message))
    made = told_again(state, message, candidates) or told_with_question(state, message, candidates)
    return dict(made[0].changes) if made and isinstance(made[0], ChangeAnswers) else None


@pytest.mark.parametrize(
    ("message", "changed"),
    [
        (
            heard("The paper reached me on 20 November. When is my last day?", ("20 November", "2027-11-20")),
            {"received": "2026-11-20"},
        ),
        (
            heard(
                "No, you wrote 30 November. I said it arrived 20 November",
                ("30 November.", "2026-11-30"),
                ("20 November", "2027-11-20"),
            ),
            {"received": "2026-11-20"},
        ),
        (heard("不对，是上星期三收到的", ("上星期三", "2026-11-25")), {"received": "2026-11-25"}),
        (heard("我收到的日子是11月25日，请改", ("11月25日", "2027-11-25")), {"received": "2026-11-25"}),
        (heard("my hukou is still in Xinhui"), {"domicile": "china"}),
        (heard("其实户口还在台山，没有注销"), {"domicile": "china"}),
    ],
)
def test_what_is_told_anew_takes_the_place_of_what_is_known(message: UserMessage, changed: dict[str, Any]) -> None:
    assert news(message) == changed


@pytest.mark.parametrize(
    "message",
    [
        heard("收到的是11月30日", ("11月30日", "2026-11-30")),  # known already
        heard(
            "我12月3号要飞，传票11月20号收到", ("12月3号", "2026-12-03"), ("11月20号", "2027-11-20")
        ),  # another day too
        heard("户口还在国内是不是就15天？"),  # asks
        heard("没有户口"),  # known already
        heard("法院在新会"),
    ],
)
def test_anything_else_changes_nothing(message: UserMessage) -> None:
    assert news(message) is None


@pytest.mark.parametrize(
    "text",
    ["15 days, not 30!!", "应该是15天", "十五天，不是三十天", "not 30 days", "It should be 15 days", "30天，唔系15天"],
)
def test_a_period_held_against_the_other_leads_to_the_domicile(text: str) -> None:
    made = period_disputed(state_of(FIELDS, "received", {}), UserMessage(text, "inform"), Candidates())
    assert made[-1] == Reopen("domicile")


@pytest.mark.parametrize(
    "text", ["is it 15 or 30 days?", "是15天还是30天", "我欠了30天租金", "我有30天签证", "不是30天吗", "30 days of pay"]
)
def test_days_of_something_else_dispute_no_period(text: str) -> None:
    assert not disputes_period(text)


@pytest.mark.parametrize(("text", "none"), [
    ("no", True), ("没有", True), ("冇", True), ("No, I don't have one", True),
    ("No, you wrote 30 November", False), ("No, I said the twentieth", False), ("没有，你写错了", False),
])  # fmt: skip
def test_the_no_of_a_correction_denies_no_domicile(text: str, none: bool) -> None:
    assert _has_none(UserMessage(text, "deny")) is none

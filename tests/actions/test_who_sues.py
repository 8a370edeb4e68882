"""Suing told from being sued: a former spouse, the word 被告 for the other side, a wish of the court."""

from __future__ import annotations

import pytest

from actions.defence.readers.suits import says_sued
from actions.readers.sides import standpoint


@pytest.mark.parametrize(
    "text",
    [
        "告我前老公不给抚养费",
        "还是立案吧，告我前老公不给抚养费",
        "唔該幫我告我前僱主，佢喺鶴山開廠，2026年2月到6月都冇出糧",
        "我想告我以前的房东，押金不退",
        "起诉我前妻要回房子",
        "告我老板拖欠工资",
        "要告我嗰個前僱主",
    ],
)
def test_who_sues_somebody_of_theirs_sues(text: str) -> None:
    stand = standpoint(text)
    assert stand.side == "suing"
    assert not says_sued(text)


@pytest.mark.parametrize(
    "text",
    [
        "我前老公告我不给抚养费",
        "前僱主告咗我",
        "被前房东告了",
        "我老板告我泄密",
        "前妻起诉我要抚养费",
        "我被前老公告了",
        "房东把我告了",
        "在江门被告了怎么办",
        "我被告在新会法院",
        "被告上法庭了",
        "公司被告，收到传票",
        "他们把我列为被告",
        "我公司被起诉了",
    ],
)
def test_who_is_sued_stays_sued(text: str) -> None:
    assert standpoint(text).side == "sued"


@pytest.mark.parametrize(
    "text",
    [
        "被告在越南，我在江门，能在江门告吗",
        "被告的地址我不知道",
        "被告上诉了",
        "被告到庭了没有",
        "我找不到被告",
        "写被告的名字要写拼音吗",
        "被告在国外，怎么送达",
        "被告过世了",
    ],
)
def test_the_word_for_the_other_side_tells_of_no_suit_against_the_writer(text: str) -> None:
    stand = standpoint(text)
    assert not (stand.side == "sued" and stand.sure)
    assert not says_sued(text)


@pytest.mark.parametrize(
    "text",
    [
        "我就想让法院把我那份判给我",
        "希望法院把房子判给我",
        "我要法院把抚养权判给我",
        "想请法官判他还钱给我",
    ],
)
def test_who_wishes_the_court_to_decide_holds_no_decision(text: str) -> None:
    assert standpoint(text).side == "suing"


@pytest.mark.parametrize(
    "text",
    [
        "法院把房子判给我了，他不搬",
        "新会法院判给我了，我哥不肯过户",
        "抚养权判给我了他不交孩子",
        "判归我的房子他不搬",
    ],
)
def test_who_was_given_something_by_a_court_holds_one(text: str) -> None:
    assert standpoint(text).side == "won"

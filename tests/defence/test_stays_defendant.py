"""Whoever was heard as a defendant: who says so, what they owe, and that "now" puts nothing off."""

from __future__ import annotations

import pytest

from actions.defence.domicile import domicile_in
from actions.defence.readers.suits import says_sued, tells_own_debt
from actions.dialogue.readers.giving_up import says_now


@pytest.mark.parametrize(
    "text",
    [
        "I'm the defendant in a lawsuit at Kaiping court, help me answer it",
        "I’m a defendant in a case in Taishan",
        "We're the defendants",
        "I'm the one being sued",
        "the defendant is me",
        "被告是我",
        "我作为被告要怎么答辩",
        "我哋係被告",
    ],
)
def test_who_calls_themselves_the_defendant_is_sued(text: str) -> None:
    assert says_sued(text)


@pytest.mark.parametrize(
    "text",
    ["the defendant is my brother", "I want to sue, the defendant is in Kaiping", "被告是我弟弟", "我被告知要公证"],
)
def test_who_names_a_defendant_is_none(text: str) -> None:
    assert not says_sued(text)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("我还剩3万没还", True),
        ("我只欠他三万", True),
        ("我仲爭佢三萬", True),
        ("我其实还有两万未还", True),
        ("I still owe 30,000", True),
        ("他还剩3万没还我", False),
        ("他借了我3万没还", False),
        ("佢仲爭我三萬", False),
        ("他欠我的3万还没还", False),
    ],
)
def test_a_debt_of_ones_own_is_told_from_one_that_is_owed_to_one(text: str, own: bool) -> None:
    assert tells_own_debt(text) is own


@pytest.mark.parametrize(
    "text", ["现在写", "现在就写吧", "而家寫", "马上写", "write it now", "yes, now", "right away", "Let's do it now"]
)
def test_what_is_to_be_done_now_puts_nothing_off(text: str) -> None:
    assert says_now(text)


@pytest.mark.parametrize(
    "text",
    [
        "现在不写",
        "而家唔寫",
        "not now",
        "现在先存着",
        "save it now",
        "以后再说",
        "I have to stop now",
        "今天先到这里",
        "don't do it now",
    ],
)
def test_what_waits_or_is_kept_is_not_done_now(text: str) -> None:
    assert not says_now(text)


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("I have no registered home in China, I've been American since 1994", "abroad"),
        ("I have no home in China", "abroad"),
        ("no address in mainland China anymore", "abroad"),
        ("I don't have a residence in China", "abroad"),
        ("我在国内没有住址", "abroad"),
        ("中国没有家了", "abroad"),
        ("I have a home in China", None),
        ("I've been American since 1994", None),
    ],
)
def test_a_home_that_is_not_there_is_no_domicile(text: str, home: str | None) -> None:
    assert domicile_in(text) == home

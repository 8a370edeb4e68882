"""Whoever is sued and wants to sue back answers first; the counterclaim they told is kept and asked for once only."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer
from actions.defence.counterclaim_fields import counterclaim_lately, counterclaim_told
from actions.defence.readers.suits import counterclaim_in, wanted_in
from actions.dialogue.outside import forms_wished
from actions.dialogue.phrases import said
from actions.filing.fees import _half
from backend.filing.fees.court_fee import court_fee

STORY = "我被人告了，他说我欠他工程款二十三万，其实他工程烂尾，我还想反过来告他赔我八万"


@pytest.mark.parametrize(
    "text",
    [
        "我还想反过来告他赔我八万", "我要反诉", "我仲想告番佢", "我想倒过来告对方", "我还要反过来起诉原告",
        "I want to sue him back", "I'd like to bring a counterclaim", "we want to countersue",
    ],
)  # fmt: skip
def test_who_sues_back_wishes_for_a_counterclaim(text: str) -> None:
    assert said("counterclaims", text)


@pytest.mark.parametrize(
    "text",
    [
        "我还想告我房东不退押金", "我反正要告他", "他反过来告我", "我要告他还我钱", "我想告倒他", "他叫我反过来想想",
        "sue my landlord to get my deposit back", "I want my money back, so I sue", "go back and sue him", "告他",
    ],
)  # fmt: skip
def test_a_suit_of_ones_own_is_no_counterclaim(text: str) -> None:
    assert not said("counterclaims", text)


def heard(*clauses: tuple[str, str]) -> Any:
    parts = tuple(SimpleNamespace(text=text, intent=intent, is_sure=True, asks=False) for text, intent in clauses)
    return SimpleNamespace(text="，".join(text for text, _ in clauses), pressed={}, clauses=lambda: parts)


@pytest.mark.parametrize(
    ("second", "forms"),
    [
        ("我还想反过来告他赔我八万", ("defence",)), ("我想反诉他", ("defence",)),
        ("我还想告我房东不退押金", ("defence", "filing")), ("我还要告我老板欠薪", ("defence", "filing")),
    ],
)  # fmt: skip
def test_a_counterclaim_opens_no_suit_of_ones_own(second: str, forms: tuple[str, ...]) -> None:
    message = heard(("我想应诉", "start_defence"), (second, "start_filing"))
    assert forms_wished(message, {"start_defence": "defence", "start_filing": "filing"}) == forms


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (STORY, "赔我八万"), ("反诉要他还9万", "还9万"), ("我要反告他赔偿损失两万", "赔偿损失两万"),
        ("他要我还9万", ""), ("他反过来告我赔他八万", ""), ("告诉他赔我八万", ""),
    ],
)  # fmt: skip
def test_what_is_claimed_back_is_read_in_the_persons_words(text: str, claim: str) -> None:
    assert counterclaim_in(text) == claim


def test_the_sum_of_the_counterclaim_is_never_that_of_the_suit() -> None:
    assert counterclaim_told(Answer(STORY, "start_defence")) == {
        "counter_claims": ["赔我八万"], "counter_amount": "80000.00 CNY",
    }  # fmt: skip
    assert "counter_amount" not in counterclaim_told(Answer("他说我欠他23万，我要反诉", "start_defence"))


def test_a_counterclaim_told_before_is_found_when_its_button_is_pressed() -> None:
    before = [Answer("不同意", "deny"), Answer("他要我还9万", "inform"), Answer(STORY, "start_defence")]
    told = counterclaim_lately(SimpleNamespace(typed_before=lambda most: before))  # type: ignore[arg-type]
    assert told["counter_claims"] == ["赔我八万"]
    assert counterclaim_lately(SimpleNamespace(typed_before=lambda most: before[:2])) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (STORY, ["支付工程款二十三万"]), (STORY.replace("，", " "), ["支付工程款二十三万"]),
        ("对方告我欠租金三万", ["支付租金三万"]), ("他说我欠他货款5万，其实货是坏的", ["支付货款5万"]),
        ("他说我欠他5万，工程早就停了", ["支付5万"]), ("he sued me for 50,000 for the works", ["pay 50,000"]),
        ("他说我借他5万", ["归还5万"]), ("他说我欠他二十三万", ["归还二十三万"]),
        ("他说我欠他5万，是借来做工程的", ["归还5万"]), ("he says I owe 30,000, a loan from 2020", ["repay 30,000"]),
    ],
)  # fmt: skip
def test_only_what_was_lent_is_given_back(text: str, claims: list[str]) -> None:
    assert wanted_in(text) == claims


def test_the_half_of_a_counterclaims_fee_is_said_and_not_denied() -> None:
    turn: Any = SimpleNamespace(language="zh-Hans", phrase=lambda name, **_: name)
    first = court_fee("property", 80000)
    assert "已经减半" in _half(turn, court_fee("counterclaim", 80000))
    assert _half(turn, first) == "utter_court_fee_half"
    assert _half(turn, court_fee("preservation", 5)) == "utter_court_fee_no_half"

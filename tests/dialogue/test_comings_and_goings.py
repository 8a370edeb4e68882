"""Who comes back goes on with what waits, and what waits is called by what it is about."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.conversation import SERVICES
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, ChangeLanguage, GoBack
from actions.dialogue.fields import Field, reading
from actions.dialogue.phrases import said as phrase_said
from actions.dialogue.phrases import says_only
from actions.dialogue.rules import navigation
from actions.dialogue.titles import returned_to
from backend.shared.wording import Words
from tests.dialogue.states import state_of

FIELDS = (Field("matter", reading("address"), Words("事项", "Matter")),)
WAITING = {name: SERVICES[name] for name in ("filing", "notarization")}


@pytest.mark.parametrize(
    "text",
    ["返嚟喇", "我返嚟喇", "我回来了", "回来了", "你好，我回来了", "im back", "I'm back!", "hi, I am back", "我又來了"],
)
def test_who_says_to_be_back_is_asked_the_open_question(text: str) -> None:
    assert navigation.propose_said(state_of(FIELDS, "matter"), Answer(text, "inform"), Candidates()) == (AskAgain(),)


@pytest.mark.parametrize(
    "text",
    ["返回", "back", "go back", "我回来江门办", "I will be back in March", "他回来了，钱没还", "back to the filing"],
)
def test_other_words_of_coming_back_are_none(text: str) -> None:
    assert not says_only("comes_back", text)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("先办告我表哥那件", "filing"), ("先做告佢嗰單", "filing"), ("start with the poa", "notarization"),
        ("start with the power of attorney", "notarization"), ("先办委托书", "notarization"), ("先办立案", "filing"),
    ],
)  # fmt: skip
def test_what_waits_is_called_by_what_it_is_about(text: str, service: str) -> None:
    assert returned_to(text, WAITING) == (service,)


@pytest.mark.parametrize("text", ["先告诉我多少钱", "start with my passport", "先办好护照", "我告我表哥"])
def test_what_names_nothing_that_waits_goes_nowhere(text: str) -> None:
    assert returned_to(text, WAITING) == ()


def test_beginning_with_something_named_begins_nothing_anew() -> None:
    heard = Answer("start with the poa", "restart", decision="answer")
    assert navigation.propose(state_of(FIELDS, "matter"), heard, Candidates()) == ()


def test_a_wish_for_a_language_is_heard_in_a_form_however_unsurely() -> None:
    heard = Answer("你講白話得唔得", "complain")
    assert navigation.propose(state_of(FIELDS, "matter"), heard, Candidates()) == (ChangeLanguage("zh-Hant"),)


@pytest.mark.parametrize(
    "text",
    [
        "我住哪",
        "我住哪里你记得吗",
        "我叫什么名字",
        "我電話幾號",
        "我住邊度",
        "what's my name",
        "do you know where i live",
    ],
)
def test_a_fact_of_ones_own_is_asked(text: str) -> None:
    assert says_only("asks_own_fact", text)


@pytest.mark.parametrize(
    "text", ["我住哪个法院管", "我叫什么都可以", "where do i live matters", "我住多伦多", "他住哪", "my name is Ho"]
)
def test_other_questions_ask_for_no_fact_of_ones_own(text: str) -> None:
    assert not says_only("asks_own_fact", text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("我叫Peter Wong,住多伦多,记住我", True), ("remember me", True), ("记低我", True), ("你记得我吗", False),
        ("do you remember me", False), ("你记得我叫什么", False),
    ],
)  # fmt: skip
def test_who_wishes_to_be_remembered_says_so(text: str, asks: bool) -> None:
    assert phrase_said("asks_to_remember", text) is asks


@pytest.mark.parametrize(
    "text",
    [
        "公證員可唔可以上門",
        "我妈卧床，公证员能上门吗",
        "公证可以到家里办吗",
        "can the notary come to her home",
        "公證員可唔可以嚟醫院",
    ],
)
def test_a_visit_of_the_notary_is_asked(text: str) -> None:
    assert phrase_said("asks_home_visit", text)


@pytest.mark.parametrize(
    "text", ["公证要带什么", "他上门要债", "公证处在哪里", "can I do it at home by video", "债主上门"]
)
def test_other_visits_are_not_the_notarys(text: str) -> None:
    assert not phrase_said("asks_home_visit", text)


@pytest.mark.parametrize(
    ("text", "moves"),
    [("the shop back", False), ("my deposit back", False), ("back", True), ("go back please", True)],
)
def test_who_wants_a_thing_back_goes_to_no_question(text: str, *, moves: bool) -> None:
    commands = navigation.propose(state_of(FIELDS, "matter"), Answer(text, "go_back"), Candidates())
    assert (commands == (GoBack(),)) is moves

"""Questions and wishes that sound like a neighbour's are heard as their own, and what only sounds like them is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.dialogue.message import UserMessage
from actions.own_answers.readers.asked import both_agree, kind_asked, names_errand, names_region
from actions.own_answers.table import ANSWERS, asked_outright
from backend.shared.yaml_pages import read_yaml

SAID = read_yaml(Path(__file__).with_name("asked.yml"))
NOTHING = "nothing"


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_each_is_heard_as_what_it_asks_and_its_look_alikes_as_nothing(kind, text):
    assert kind_asked(text) == ("" if kind == NOTHING else kind)


@pytest.mark.parametrize("kind", [kind for kind in SAID if kind != NOTHING])
def test_every_kind_has_an_answer_in_the_middle_of_a_form(kind):
    text = next(text for text in SAID[kind] if kind != "reminder" or names_errand(text))
    assert asked_outright(UserMessage(text, "inform"), ()) in ANSWERS


@pytest.mark.parametrize("text", ["提前一天提醒我", "remind me two days before", "设个提醒"])
def test_when_to_be_reminded_may_be_the_answer_a_form_waits_for(text):
    assert not asked_outright(UserMessage(text, "inform"), ())


def test_not_to_know_the_court_where_the_court_is_asked_for_is_no_question():
    unsure = UserMessage("不知道该去哪个法院", "inform")
    assert asked_outright(unsure, ())
    assert not asked_outright(unsure, ("utter_filing_court_proposed",))


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("合同里没有仲裁条款，对方也同意仲裁，行吗", True),
        ("there is no clause but we both agree to arbitrate, can we", True),
        ("合同没写仲裁，补签一份可以吗", True),
        ("合同没写仲裁，对方不同意，能仲裁吗", False),
        ("no arbitration clause and he does not agree, can I", False),
        ("合同没写仲裁，能去仲裁吗", False),
    ],
)
def test_an_agreement_made_now_is_told_apart(text, agreed):
    assert both_agree(text) == agreed


@pytest.mark.parametrize(("text", "errand"), [("提醒我买牛奶", True), ("remind me to call grandma", True),
                                              ("提醒我开庭", False), ("remind me to go to court", False)])  # fmt: skip
def test_an_errand_is_no_day_of_the_house(text, errand):
    assert names_errand(text) == errand


def test_hong_kong_is_no_foreign_country():
    assert names_region("合同寫明由香港法院管轄")
    assert not names_region("合同写越南法院管")


def test_a_long_story_in_which_such_words_stand_asks_none_of_it():
    assert not kind_asked("我借给他三十万，写了借条，后来他不接电话，" * 6 + "我想找律师发律师函")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我在加拿大能不能告他", "sue_from_abroad"),
        ("债主说要告我，我在加拿大可以不理吗", ""),
        ("房东要起诉我，我人在悉尼，可以不管吗", ""),
    ],
)
def test_who_is_to_be_sued_is_not_told_how_to_sue(text: str, kind: str) -> None:
    assert kind_asked(text) == kind

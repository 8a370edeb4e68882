"""An office that does not answer its telephone is told from a person who does not."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.legal_map.readers.unreached import cannot_be_reached, names_mission
from actions.legal_map.unreached import INTENT, asked_outright

MAP = ("utter_legal_map_competent",)


@pytest.mark.parametrize(
    "text",
    [
        "打不通", "電話打極都冇人聽", "佢哋個電話打唔通喎", "电话一直没人接怎么办", "打了一上午都是忙音",
        "他们不接电话", "号码是空号", "联系不上领事馆", "their phone is dead", "nobody picks up",
        "I can't get through to them", "the line is always busy, who else can I call?", "they don't answer",
        "that number doesn't work", "it just keeps ringing",
    ],
)  # fmt: skip
def test_a_dead_telephone_is_heard_right_after_the_map(text):
    assert cannot_be_reached(text)
    assert asked_outright(UserMessage(text, "deny"), MAP) == INTENT
    assert not asked_outright(UserMessage(text, "deny"), ("utter_filing_opening",))


@pytest.mark.parametrize(
    "text",
    [
        "他的电话打不通", "老板不接电话", "佢唔聽電話", "his phone is dead", "he doesn't answer",
        "my brother doesn't answer", "the debtor never picks up", "我的电话打不通", "刚才的电话填错了",
        "the phone is wrong", "我打得通", "法官电话一直没人接", "电话多少", "I won't answer this",
        "what if I do not answer the lawsuit",
    ],
)  # fmt: skip
def test_a_person_who_cannot_be_reached_is_no_office(text):
    assert not cannot_be_reached(text)


def test_a_mission_is_known_by_its_name():
    assert names_mission("领事馆的电话打不通")
    assert not names_mission("公证处的电话打不通")

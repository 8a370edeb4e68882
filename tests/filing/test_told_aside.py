"""What is told of a case and fits no question is kept and offered, never written into the facts unasked."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.dialogue.questions import QuestionTable
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing.aside import aside_of, offered, with_aside
from actions.filing.intake import FILE
from actions.filing.told_aside import keep_unplaced


def kept(text: str, intent: str = "inform", **answers: Any) -> tuple[list[str], list[str]]:
    """What is kept aside of a message in a filing about an accident, and the utterances that say so."""
    known = {"cause": "tort_traffic", "matter": "civil", "for_whom": "self", **answers}
    said: list[str] = []
    turn = SimpleNamespace(
        answer=Answer(text, intent),
        answers=known,
        has_draft=True,
        tracker=SimpleNamespace(get_slot=lambda name: None, latest_message={}, events=[]),
        language="zh-Hans",
        change=lambda changes: known.update(changes),
        say=lambda utter, **facts: said.append(utter),
        once=lambda key, reckon: reckon(),
    )
    state = State(cast(Any, FILE), dict(known), "tort_traffic_insurer", QuestionTable({}))
    asyncio.run(keep_unplaced(cast(Turn, turn), state, quietly=False))
    return aside_of(known), said


def test_what_no_question_takes_is_kept_and_said_back() -> None:
    text = "医生说还要做第二次手术拿钢板"
    assert kept(text) == ([text], ["utter_filing_story_more"])
    assert kept(text, told_aside=[text])[0] == [text]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("怎么还没有消息呢，要等多久", "inform"),
        ("我想预约公证，办一张委托书", "start_notarization"),
        ("相片、收据、医院的病历", "inform"),
        ("他的电话我不知道，地址也不知道", "inform"),
        ("要他赔我五万块精神损失费", "inform"),
        ("好的好的", "inform"),
    ],
)
def test_a_question_a_wish_a_list_or_a_claim_is_not_kept_aside(text: str, intent: str) -> None:
    assert kept(text, intent) == ([], [])


def test_a_cause_without_a_page_and_written_facts_keep_nothing_aside() -> None:
    text = "医生说还要做第二次手术拿钢板"
    assert kept(text, cause="other") == ([], [])
    assert kept(text, facts="写好了") == ([], [])


def test_the_claims_offer_it_until_the_facts_are_written() -> None:
    known = {"told_aside": ["医生说还要手术"]}
    assert "医生说还要手术" in offered(known, "zh-Hans")
    assert "I want to tell more" in offered(known, "en")
    assert not offered({**known, "facts": "…"}, "en")
    assert with_aside({"draft": True, "own": ["他跑了"]}, known) == {"draft": True, "own": ["他跑了", "医生说还要手术"]}

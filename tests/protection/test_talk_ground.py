"""A trouble told in several messages: what names nothing by itself is read with what was told before it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.protection import talk_ground
from actions.protection.readers.own_questions import is_question_text
from backend.protection.model import Finding
from tests.protection.test_answers import APPEAL, DIVORCE, said
from tests.protection.test_subject_carried import LAW, turn_after

STORY = "我和老公分开住了三年，他一直不回来"
HEARD, ASKED_BACK, ALARM = "utter_heard_outside", "utter_ask_rephrase", "utter_emergency_police"
OF_TALK = Finding(candidates=(DIVORCE,), belief=0.8, is_likely=True)
ELSEWHERE = Finding(candidates=(APPEAL,), belief=0.6, is_likely=True)


@pytest.mark.parametrize("between", [HEARD, ASKED_BACK, "utter_not_understood", "utter_filing_dispute_told", ALARM])
async def test_what_was_only_told_is_what_the_talk_is_about(between: str) -> None:
    turn = turn_after("能分多少", (STORY, between), findings={STORY: OF_TALK})
    assert await talk_ground.ground_of(turn) == DIVORCE


async def test_the_entry_told_stays_the_subject_past_an_alarm_and_a_question_back() -> None:
    turn = turn_after("能分多少", ("怎么上诉", LAW), ("他打我", ALARM), ("嗯", ASKED_BACK))
    found = await talk_ground.ground_of(turn)
    assert found is not None


async def test_behind_another_service_the_story_is_no_subject_any_more() -> None:
    turn = turn_after(
        "那要多久", (STORY, HEARD), ("我要约公证", "utter_notarization_papers"), findings={STORY: OF_TALK}
    )
    assert await talk_ground.ground_of(turn) is None


async def test_what_tells_nothing_is_no_subject() -> None:
    assert await talk_ground.ground_of(turn_after("能分多少", ("你好", HEARD))) is None


async def test_a_short_question_is_not_answered_from_another_area_that_shares_its_words() -> None:
    text = "能分多少"
    turn = turn_after(text, (STORY, HEARD), findings={STORY: OF_TALK, text: ELSEWHERE})
    assert await talk_ground.take_up(turn)
    assert "utter_law_likely" not in said(turn)


async def test_a_question_that_names_its_subject_is_left_to_the_library() -> None:
    text = "一审判决书送到以后几天之内可以上诉"
    turn = turn_after(text, (STORY, HEARD), findings={STORY: OF_TALK, text: ELSEWHERE})
    assert not await talk_ground.told_on_ground(turn, ELSEWHERE)


async def test_a_fact_behind_an_answer_is_taken_and_not_called_not_understood() -> None:
    turn = turn_after("大概分开四年多", ("怎么离婚", LAW), ("嗯", ASKED_BACK), intent="inform")
    assert await talk_ground.take_up(turn)
    assert said(turn) == ["utter_law_told_more"]


@pytest.mark.parametrize("text", ["不对 我们分开了四年半", "搞错了，是四年半", "no wait, it was four and a half years"])
async def test_a_fact_put_right_outside_any_form_is_said_back(text: str) -> None:
    turn = turn_after(text, ("怎么上诉", LAW), intent="deny")
    assert await talk_ground.take_up(turn)
    assert text in turn.dispatcher.messages[0]["words"]


@pytest.mark.parametrize("text", ["不对", "不用了谢谢"])
async def test_a_bare_no_puts_nothing_right(text: str) -> None:
    turn = turn_after(text, ("怎么上诉", LAW), intent="deny")
    assert not await talk_ground.put_right(turn)


@pytest.mark.parametrize("text", ["我想去约公证", "帮我立案吧"])
async def test_a_wish_is_left_to_the_services(text: str) -> None:
    turn = turn_after(text, (STORY, HEARD), findings={STORY: OF_TALK}, intent="out_of_scope")
    assert not await talk_ground.take_up(turn)


async def test_a_trouble_told_first_is_answered_as_what_may_be_meant() -> None:
    turn = turn_after(STORY, findings={STORY: OF_TALK}, intent="inform")
    assert await talk_ground.take_up(turn)
    assert said(turn) == ["utter_law_likely"]


async def never(turn: Any) -> bool:
    return False


async def test_what_sounds_like_cancelling_a_form_is_answered_where_the_law_knows_it() -> None:
    text = "can i cancel and get my money back"
    takes = talk_ground.or_of_talk(never)
    assert await takes(turn_after(text, findings={text: OF_TALK}))
    assert not await takes(turn_after("bring my form back", findings={text: OF_TALK}))


@pytest.mark.parametrize("text", ["also does the developer pay my rent", "ok can she get the job back"])
def test_a_joining_word_before_a_question_leaves_it_one(text: str) -> None:
    assert is_question_text(text)

"""What is told further of a dispute outside any form is kept and said back, and a pause throws nothing away."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.dialogue.turn import Turn
from actions.filing.told_further import kept_first, take_up, told_of_dispute

_LOAN = "我2021年3月借给他八万块，写了借条，到现在一分没还"
_HOUSE = "大伯把我家在开平的老屋占了，我想告他"
_SUED = "我收到开平法院的传票，说我欠货款"


class _Talk(SimpleNamespace):
    """A person's turn behind earlier messages, which keeps what is said."""

    def say(self, name: str, buttons: Any = (), **facts: Any) -> None:
        self.said.append((str(facts.get("words", name)), [one["payload"] for one in buttons]))


def _turn(*typed: str, intent: str = "out_of_scope", decision: str = "refuse", draft: bool = False) -> Any:
    told = [{"event": "user", "text": one, "parse_data": {"entities": []}} for one in typed]
    before = [Answer(one, "inform") for one in reversed(typed[:-1])]
    return _Talk(
        tracker=SimpleNamespace(events=told, latest_message={"text": typed[-1]}, active_loop={}),
        answer=Answer(typed[-1], intent, decision),
        typed_before=lambda most: before[:most],
        said_before=[],
        has_draft=draft,
        answers={},
        language="zh-Hans",
        said=[],
    )


@pytest.mark.parametrize("before", [_LOAN, _HOUSE])
@pytest.mark.parametrize("text", ["房产证在我妈手上，原件没丢", "微信聊天都还在", "村长说叫我们自己谈"])
async def test_a_fact_told_behind_a_dispute_is_kept_and_filing_is_offered(before: str, text: str) -> None:
    turn = _turn(before, text)
    assert await take_up(cast(Turn, turn))
    words, ways = turn.said[0]
    assert text.split("，")[0] in words
    assert ways == ["/start_filing"]


async def test_a_fact_told_by_who_is_sued_is_kept_for_the_answer() -> None:
    turn = _turn(_SUED, "货是坏的，我退了一半")
    assert await take_up(cast(Turn, turn))
    words, ways = turn.said[0]
    assert "答辩" in words
    assert ways == ["/start_defence"]


@pytest.mark.parametrize("text", ["那算了，我先问问朋友", "我考虑一下先"])
async def test_who_wants_to_ask_first_hears_that_nothing_was_handed_in(text: str) -> None:
    turn = _turn(_LOAN, text)
    assert await take_up(cast(Turn, turn))
    assert "没有交出去" in turn.said[0][0]


async def test_who_is_sued_and_pauses_hears_that_the_days_run_on() -> None:
    turn = _turn(_SUED, "我先问问律师")
    assert await take_up(cast(Turn, turn))
    assert "期限不会停" in turn.said[0][0]


@pytest.mark.parametrize("text", ["利息也能要吗", "帮我查一下进度", "好的", "我想办委托书"])
async def test_questions_wishes_and_courtesies_are_left_to_others(text: str) -> None:
    assert not await take_up(cast(Turn, _turn(_LOAN, text)))


async def test_a_story_heard_as_the_wish_to_go_on_is_offered_its_ways_where_nothing_waits() -> None:
    story = "my partner took my 1,200,000 and put the company in his wife's name without telling me"
    turn = _turn(story, intent="resume", decision="answer")
    turn.answer = replace(turn.answer, entities=({"entity": "money", "value": {"amount": "1200000"}},))
    assert await told_of_dispute(cast(Turn, turn))
    assert "/start_filing" in turn.said[0][1]


async def test_nothing_is_kept_where_no_dispute_was_told_or_a_form_is_open() -> None:
    assert not await take_up(cast(Turn, _turn("你好，请问几点开门", "我在多伦多住了二十年")))
    assert not await take_up(cast(Turn, _turn(_LOAN, "微信聊天都还在", draft=True)))
    assert not await take_up(cast(Turn, _turn("微信聊天都还在")))


async def test_a_fact_heard_surely_as_another_wish_is_only_kept_where_that_answer_stands_behind_it() -> None:
    turn = _turn(_LOAN, "村长说叫我们自己谈", intent="start_protection", decision="answer")
    assert not await take_up(cast(Turn, turn))
    answered: list[str] = []

    async def answer(turn: Turn) -> None:
        answered.append(turn.answer.text)

    await kept_first(answer)(cast(Turn, turn))
    assert turn.said and not answered
    await kept_first(answer)(cast(Turn, _turn("你好", "我要咨询", intent="start_protection", decision="answer")))
    assert answered == ["我要咨询"]

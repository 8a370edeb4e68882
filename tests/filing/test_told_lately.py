"""A story told in several messages before any form was open is one story, and is told to the filing once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from actions.answers import Answer
from actions.dialogue.turn import Turn
from actions.filing.told_lately import adds_to_story, story_lately, tells_dispute


def _turn(*events: str) -> Turn:
    """A person who typed these messages; one with an @ is what we said, by its name."""
    told: list[dict[str, Any]] = []
    for one in events:
        if one.startswith("@"):
            told.append({"event": "bot", "metadata": {"utter": one[1:]}})
        else:
            told.append({"event": "user", "text": one, "parse_data": {"entities": []}})
    said = Answer(events[-1], "inform")
    tracker = SimpleNamespace(events=told, latest_message={}, active_loop={})
    return cast(Turn, SimpleNamespace(tracker=tracker, answer=said, has_draft=False, answers={}))


_LOAN = "我2021年3月借给他八万块，写了借条，到现在一分没还"


def test_a_name_told_after_a_story_belongs_to_it() -> None:
    turn = _turn(_LOAN + "，还能告吗", "@utter_law_answer", "他叫黄志明，住在恩平")
    assert adds_to_story(turn)
    whole = story_lately(turn)
    assert whole.cause == "private_lending" and whole.sure["defendant_1_name"].value == "黄志明"


def test_what_only_asks_or_tells_nothing_new_adds_nothing() -> None:
    assert not adds_to_story(_turn(_LOAN, "借钱的人叫黄志明，要交多少钱？"))
    assert not adds_to_story(_turn(_LOAN, "好的明白了"))
    assert not adds_to_story(_turn("请问公证处几点开门", "他叫黄志明"))


def test_a_story_of_a_filing_that_has_ended_is_not_told_again() -> None:
    turn = _turn(_LOAN, "@utter_form_cancelled", "我要立案")
    assert not tells_dispute(story_lately(turn))


def test_a_house_sold_is_told_by_its_words_alone() -> None:
    assert tells_dispute(story_lately(_turn("买家欠我楼款二十万，可以告他吗", "帮我立案")))

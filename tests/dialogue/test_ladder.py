"""What is said to what cannot be used: expected first, other ways second, a person third; nothing twice in a row."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer, Choice, Reading
from actions.dialogue.examples import example_of
from actions.dialogue.fields import Field, choice_field, reading
from actions.dialogue.ladder import EXPECTED, OTHER_WAYS, STUCK, cannot_use, explain, point_out
from actions.dialogue.turn import Turn
from backend.conversation.wanted import A_DAY
from backend.shared.wording import Words, verbatim

DAY = Field("day", Words("日期", "date"), reading(lambda answer: Reading()), wants=A_DAY)


class Talk:
    """A turn after another at one question, without bot and backend."""

    def __init__(
        self, text: str = "嗯嗯", entities: tuple[dict[str, Any], ...] = (), language: str = "zh-Hans"
    ) -> None:
        self.misses, self.before = 0, list[str]()
        self.text, self.entities, self.language = text, entities, language
        self.said: list[tuple[str, list[str], dict[str, Any]]] = []

    def turn(self) -> Turn:
        turn = SimpleNamespace(
            answer=Answer(self.text, "inform", "answer", self.entities),
            language=self.language,
            said_before=list(self.before),
            missed=0,
            tracker=SimpleNamespace(get_slot=lambda name: self.misses),
        )
        turn.is_stuck = lambda: Turn.is_stuck(cast(Turn, turn))
        turn.say = lambda utter, buttons=(), **facts: self.said.append((utter, [b["title"] for b in buttons], facts))
        return cast(Turn, turn)

    def after(self, turn: Turn) -> str:
        """Remember the turn for the next one; return what was said."""
        self.misses, self.before = turn.missed, [self.said[-1][0], "utter_ask_small_day"]
        return self.said[-1][0]


def test_a_message_that_answers_nothing_climbs_from_what_is_expected_to_a_person() -> None:
    talk, said = Talk(), []
    for _ in range(4):
        turn = talk.turn()
        cannot_use(turn, DAY)
        said.append(talk.after(turn))
    assert said == [EXPECTED, OTHER_WAYS, STUCK, EXPECTED]


def test_the_first_time_says_what_was_heard_what_is_asked_and_one_example() -> None:
    talk = Talk("大概5万块吧", ({"entity": "money", "start": 2, "end": 5, "value": {}},))
    cannot_use(talk.turn(), DAY)
    facts = talk.said[-1][2]
    assert verbatim("5万块") in facts["heard"] and "听到" in facts["heard"]
    assert (facts["label"], facts["example"]) == ("日期", "，比如“2023年5月3日”")


@pytest.mark.parametrize("problem", ["utter_name_odd", "utter_invalid_date"])
def test_a_problem_is_said_in_other_words_the_second_time_and_offers_a_person_the_third(problem: str) -> None:
    talk, said = Talk(), []
    for _ in range(6):
        turn = talk.turn()
        point_out(turn, Reading(problem=problem), DAY)
        said.append(talk.after(turn))
    assert said[0] == problem
    assert all(one != other for one, other in pairwise(said)), said
    assert "转人工" in talk.said[2][1] or said[2] == STUCK


def test_another_problem_than_before_is_said_as_it_is() -> None:
    talk = Talk()
    turn = talk.turn()
    point_out(turn, Reading(problem="utter_invalid_date"), DAY)
    talk.after(turn)
    turn = talk.turn()
    point_out(turn, Reading(problem="utter_date_future"), DAY)
    assert talk.after(turn) == "utter_date_future"


def test_who_does_not_know_twice_hears_of_other_ways() -> None:
    talk, said = Talk("不知道"), []
    for _ in range(3):
        turn = talk.turn()
        explain(turn, DAY, "utter_form_unsure", ways=True)
        said.append(talk.after(turn))
    assert said[0] == "utter_form_unsure" and said[1] == OTHER_WAYS
    assert all(one != other for one, other in pairwise(said))


def test_what_may_be_skipped_offers_that_among_the_other_ways() -> None:
    optional = Field("day", Words("日期", "date"), reading(lambda answer: Reading()), optional=True)
    talk = Talk()
    for _ in range(2):
        turn = talk.turn()
        cannot_use(turn, optional)
        talk.after(turn)
    assert talk.said[-1][1] == ["跳过这题", "上一步", "保存以后再说"]


def test_a_question_with_choices_says_to_choose() -> None:
    choice = choice_field("kind", Words("种类", "kind"), (Choice("a", Words("甲", "A")),))
    assert example_of(choice).zh.startswith("，从下面选一个")

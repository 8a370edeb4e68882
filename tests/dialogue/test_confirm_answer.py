"""A value found in a sentence that was hardly meant as the answer is asked about before it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.candidates import LEAST, Candidates
from actions.dialogue.commands import AppendTo, AskAgain, Command, ConfirmSlot, PointOut, SetSlot
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import NOTHING, Choice, Reading
from actions.dialogue.rules.confirm_answer import LEAST_OF_SUBJECT, confirmed_first, propose
from actions.dialogue.rules.confirmation import SURE
from actions.dialogue.speech import in_words
from actions.dialogue.state import DOUBTED, MEANT, State
from actions.dialogue.turn import Turn
from backend.shared.wording import Words, verbatim
from tests.dialogue.states import state_of
from tests.stage.house import House
from tests.stage.player import Player, read_conversations

CONVERSATIONS = read_conversations(Path(__file__).with_name("confirm_answer_conversations.yml"))
READ, GUESS = Reading("1951-05-01"), Reading("company")
BIRTH = Field("birth_date", Words("出生日期", "Date of birth"), read=None)  # type: ignore[arg-type]


def _state(known: Mapping[str, Any] | None = None, pending: str = "") -> State:
    return state_of((BIRTH,), "birth_date", known, pending=pending)


def _asked_about(value: Any, *, partial: bool = False) -> State:
    kept = {"field": "birth_date", "value": value, "partial": partial, "also": {}, "said": "上面写着1951年5月1号"}
    return _state({DOUBTED: kept}, pending=MEANT)


@pytest.mark.parametrize(
    ("decided", "candidates", "expected"),
    [
        (SetSlot("birth_date", READ), Candidates(READ, belief=LEAST - 0.1), ConfirmSlot("birth_date", READ)),
        (SetSlot("birth_date", READ), Candidates(READ, belief=LEAST), None),
        (SetSlot("birth_date", READ), Candidates(READ, belief=LEAST_OF_SUBJECT, of_subject=True), None),
        (
            SetSlot("birth_date", READ),
            Candidates(READ, belief=LEAST_OF_SUBJECT - 0.1, of_subject=True),
            ConfirmSlot("birth_date", READ),
        ),
        (SetSlot("birth_date", READ), Candidates(READ), None),
        (AppendTo("birth_date", READ), Candidates(READ, belief=-0.5), ConfirmSlot("birth_date", READ)),
        (SetSlot("another", READ), Candidates(READ, belief=-0.5), None),
        (SetSlot("birth_date", Reading("of a clause")), Candidates(READ, belief=-0.5), None),
        (PointOut("birth_date", READ), Candidates(belief=0.5, guess=GUESS), ConfirmSlot("birth_date", GUESS)),
        (PointOut("birth_date", READ), Candidates(belief=0.5), None),
    ],
)
def test_when_an_answer_is_asked_about(decided: Command, candidates: Candidates, expected: Command | None) -> None:
    assert confirmed_first(_state(), _said("1951"), candidates, (decided,)) == (expected or decided,)


@pytest.mark.parametrize(
    ("text", "asks", "belief", "only_asks"),
    [
        ("佢唔肯签字点算", True, LEAST - 0.2, True),
        ("he won't sign, what then?", True, LEAST - 0.2, True),
        ("没有吧？", True, LEAST + 0.3, False),
        ("没有告过", False, LEAST - 0.2, False),
    ],
)
def test_a_question_that_only_sounds_like_a_choice_is_no_answer(
    text: str, asks: bool, belief: float, only_asks: bool
) -> None:
    offered = [Choice("never", Words("没有", "No")), Choice("before", Words("有", "Yes"))]
    candidates = Candidates(Reading("never"), choices=offered, belief=belief)
    message = UserMessage(text, "ask_law" if asks else "inform")
    assert candidates.only_asks(message) is only_asks


def test_the_value_said_again_is_kept() -> None:
    decided = (SetSlot("birth_date", READ),)
    candidates = Candidates(READ, belief=-0.5)
    assert confirmed_first(_asked_about(READ.value), _said("1951"), candidates, decided) == decided
    assert confirmed_first(_asked_about("1960-01-01"), _said("1951"), candidates, decided) != decided


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("传票写12月18号开庭", True), ("法院说12月18号", False), ("12月18号开庭我去得了吗", False),
        ("我想改到12月18号开庭", False),
    ],
)  # fmt: skip
def test_a_value_told_in_the_words_of_the_question_is_its_answer(text: str, *, kept: bool) -> None:
    found = Reading("2026-12-18", entities=("date",))
    decided = (SetSlot("birth_date", found),)
    state = replace(_state(), asking="传票上写了哪天开庭吗？没有写就跳过。")
    told = confirmed_first(state, _said(text, "ask_hearing_time"), Candidates(found, belief=-0.5), decided)
    assert (told == decided) is kept


def _said(text: str, intent: str = "inform") -> UserMessage:
    return UserMessage(text, intent)


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        (UserMessage("", "affirm", pressed={SURE: "yes"}), True),
        (UserMessage("", "deny", pressed={SURE: "no"}), False),
        (_said("是的"), True),
        (_said("好，起诉吧", "affirm"), False),  # agrees with going on, with no value
        (_said("好 起狀啦"), False),
        (_said("行 开始吧", "affirm"), False),
        (_said("ok sue him"), False),
        (_said("那写答辩状吧"), False),
        (_said("啱"), True),
        (_said("yes that's right", "affirm"), True),
        (_said("exactly", "affirm"), True),
        (_said("yes, that is what they wrote"), True),
        (_said("对，我没有写错"), None),
        (_said("对，户口本上就是这样"), True),
        (_said("是的，不过我忘了月份"), None),
        (_said("yes, but my mother says otherwise"), None),
        (_said("yes, why do you ask?"), None),
        (_said("不是"), False),
        (_said("nope", "deny"), False),
        (_said("不是，是1960年3月2日"), None),
        (_said("他是1960年3月2日生的"), None),
        (_said("上面写着1951年5月1号。"), True),
        (_said("上面写着1951年5月2号"), None),
    ],
)
def test_what_is_made_of_the_reply(message: UserMessage, kept: bool | None) -> None:
    commands = propose(_asked_about(READ.value), message, Candidates())
    expected: dict[bool | None, tuple[Command, ...]] = {
        True: (SetSlot("birth_date", READ),), False: (AskAgain(),), None: (),
    }  # fmt: skip
    assert commands == expected[kept]


def test_a_yes_before_another_value_is_heard_as_that_value() -> None:
    told = Candidates(Reading("1952-05-01"))
    assert propose(_asked_about(READ.value), _said("对，1952年5月1号"), told) == ()
    assert propose(_asked_about(READ.value), _said("对，1951年5月1号"), Candidates(READ)) != ()


def test_a_part_of_an_answer_is_kept_as_a_part() -> None:
    kept = propose(_asked_about(["第一条"], partial=True), _said("是的"), Candidates())
    assert kept == (AppendTo("birth_date", Reading(["第一条"], partial=True)),)


def test_a_yes_to_something_else_keeps_nothing() -> None:
    doubted = {"field": "birth_date", "value": "x", "partial": False, "also": {}}
    assert propose(_state({DOUBTED: doubted}), _said("是的"), Candidates()) == ()
    assert propose(_state({DOUBTED: {**doubted, "field": "gone"}}, MEANT), _said("是的"), Candidates()) == ()
    assert propose(_state(), _said("是的"), Candidates(NOTHING)) == ()


_ONE_BY_ONE = Choice("single", Words("一项一项来", "One at a time"))
_PLACE = Field("place", Words("地方", "Place"), read=None)  # type: ignore[arg-type]


async def _singly(turn: Turn) -> tuple[Choice, ...]:
    return (_ONE_BY_ONE,)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Reading("single"), "One at a time"),
        (Reading("told", also={"place": "Toronto"}), f"• Place: {verbatim('Toronto')}"),
    ],
)
def test_what_is_asked_about_is_said_in_words(found: Reading, words: str) -> None:
    together = Field("particulars", Words("资料", "Details"), read=None, choices=_singly, in_review=False)  # type: ignore[arg-type]
    turn = cast(Turn, SimpleNamespace(language="en"))
    assert asyncio.run(in_words(turn, together, found, (together, _PLACE))) == words


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda one: one["name"])
def test_what_was_hardly_meant_is_asked_about(conversation: dict[str, Any], house: House) -> None:
    Player(house).play(conversation["turns"])

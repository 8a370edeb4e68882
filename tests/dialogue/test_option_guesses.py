"""An option meant in words no reader knows is offered for a yes; what may mean several options, or none, is not."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.fields import Field, choice_field
from actions.dialogue.guesses import guessed
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import NOTHING, Choice
from actions.dialogue.turn import Turn
from backend.shared.wording import Words
from tests.dialogue.states import state_of

KINDS = (
    Choice("house", Words("老房子、土地的纠纷", "An old house or land"), ()),
    Choice("debt", Words("借钱不还", "Money lent, not repaid"), ()),
    Choice("divorce", Words("离婚", "Divorce"), ()),
)
"""Options of a question for which nobody has written what people say."""
KIND = choice_field("kind_of_quarrel", Words("哪一种纠纷", "Kind of dispute"), KINDS)


def offered(said: str, belief: float, field: Field = KIND) -> Any:
    """Offer for a yes where the reader made nothing of a message."""
    turn = SimpleNamespace(said_before=[], answers={}, language="zh-Hans")
    message = UserMessage(said, "inform", "answer")
    made = asyncio.run(guessed(cast(Turn, turn), state_of((field,), field.name), message, NOTHING, KINDS, belief))
    return made.value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("阿爺留落嗰間祖屋同塊地", "house"),
        ("佢攞咗我啲錢唔肯還", "debt"),
        ("she never gave me the money back", "debt"),
        ("we want to end our marriage", "divorce"),
    ],
)
def test_what_plainly_means_an_option_is_offered(said: str, value: str) -> None:
    assert offered(said, 0.2) == value


@pytest.mark.parametrize(
    "said",
    ["唉我好攰呀", "my grandson types this for me", "等我食完飯先", "唔該你幫我入稟先", "please help me divorce him"],
)
def test_what_means_none_is_not(said: str) -> None:
    assert offered(said, 0.2) is None


def test_what_answers_nothing_is_not_whatever_it_is_like() -> None:
    assert offered("佢攞咗我啲錢唔肯還", -0.1) is None


def test_of_two_options_one_has_to_be_plainly_meant() -> None:
    """An address is neither a person nor a company, although it is more like one of the two."""
    sides = (
        Choice("person", Words("我本人（个人）", "Myself"), ()),
        Choice("firm", Words("公司或单位", "A company"), ()),
    )
    turn = SimpleNamespace(said_before=[], answers={}, language="zh-Hans")
    state = state_of((choice_field("who_is_sued", Words("谁被告", "Who is sued"), sides),), "who_is_sued")
    message = UserMessage("多伦多芬治大道20号", "inform", "answer")
    assert asyncio.run(guessed(cast(Turn, turn), state, message, NOTHING, sides, 0.2)).value is None


def test_what_tells_a_value_is_kept_for_its_own_question() -> None:
    """A company told at a question of sides says nothing of the side."""
    entity = {"entity": "place", "value": {"said": "恩平", "country": ""}, "start": 0, "end": 2}
    turn = SimpleNamespace(said_before=[], answers={}, language="zh-Hans")
    message = UserMessage("恩平佢攞咗我啲錢唔肯還", "inform", "answer", (entity,))
    made = asyncio.run(guessed(cast(Turn, turn), state_of((KIND,), KIND.name), message, NOTHING, KINDS, 0.5))
    assert made.value is None

"""A name that no reader knows is offered for a yes once it is said again after it was refused."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.fields import Field, reading
from actions.dialogue.guesses import guessed
from actions.dialogue.message import UserMessage
from actions.dialogue.name_question import names_of_party
from actions.dialogue.reading import Reading
from actions.dialogue.turn import Turn
from backend.shared.wording import Words
from tests.dialogue.states import state_of

NAMED = reading(lambda said: names_of_party(said.text))
PLAINTIFF = Field("plaintiff", Words("原告", "Plaintiff"), NAMED, free_text=True)
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


def offered(before: str, said: str, refusal: str = "utter_name_odd") -> Any:
    """Offer for a yes after one message was refused and another one follows."""
    events: list[dict[str, Any]] = [
        {"event": "user", "text": before},
        {"event": "bot", "metadata": {"utter_action": refusal}},
        {"event": "user", "text": said},
    ]
    turn: Any = SimpleNamespace(
        tracker=SimpleNamespace(events=events), said_before=[refusal], now=NOW, timezone="UTC",
        typed_before=lambda most: Turn.typed_before(turn, most),
    )  # fmt: skip
    message = UserMessage(said, "inform", "answer")
    found = names_of_party(said)
    state = state_of((PLAINTIFF,), "plaintiff")
    if not found.found and not found.problem:
        found = Reading(problem=refusal)
    made = asyncio.run(guessed(turn, state, message, found, (), 0.5))
    return made.value


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("恩平市顺达拖拉机站", "恩平顺达拖拉机站"),
        ("就是恩平沙湖榨油坊同乡联谊", "恩平沙湖榨油坊同乡联谊"),
        ("係台山廣海漁港合作組", "台山廣海漁港合作組"),
        ("改原告：鹤山龙口联防站", "鹤山龙口联防站"),
        ("The Four Counties Benevolent", "the four counties benevolent"),
        ("江門五邑華僑聯誼站", "江門五邑華僑聯誼站"),
    ],
)
def test_the_same_words_again_are_offered(before: str, said: str) -> None:
    assert names_of_party(said).problem
    assert offered(before, said) == said


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("我不知道叫什么", "我不知道叫什么"),
        ("你刚才记成什么了？", "取消"),
        ("这一步是做什么的", "我要找律师帮我打官司"),
        ("唔該等陣", "唔該等陣"),
        ("恩平市顺达拖拉机站", "鹤山龙口联防站"),
    ],
)
def test_other_words_are_not(before: str, said: str) -> None:
    assert offered(before, said) is None

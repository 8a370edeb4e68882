"""Sayings right before a wish are heard with the wish; what a form was told, or was asked, is not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.told_just_before import with_told_before

NOW = 1_800_000_000.0
HOUR = 3_600.0
WISH = ("要办继承公证", "start_notarization", {"继承公证": ("notarization_matter", "inheritance")})
TORONTO = {"多伦多": ("place", {"name": "Toronto"}), "加拿大护照": ("nationality", "foreign")}


class _Map:
    """The way to the map; no name needs it here."""


def _event(text: str, intent: str, found: dict[str, tuple[str, Any]], at: float = NOW) -> dict[str, Any]:
    entities = [
        {"entity": name, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, (name, value) in found.items()
    ]
    return {
        "event": "user", "text": text, "timestamp": at,
        "parse_data": {"intent": {"name": intent}, "entities": entities},
    }  # fmt: skip


def _turn(*events: dict[str, Any], wish: tuple[str, str, dict[str, tuple[str, Any]]] = WISH) -> Any:
    own = _event(*wish)
    answer = UserMessage.from_message({**own["parse_data"], "text": own["text"]})
    return SimpleNamespace(tracker=SimpleNamespace(events=[*events, own]), answer=answer, door=_Map(), memo={})


async def _heard(turn: Any) -> UserMessage:
    whole: UserMessage = await with_told_before(turn)
    for one in whole.entities:  # each still stands where it is said to stand
        assert 0 <= one["start"] < one["end"] <= len(whole.text)
    return whole


async def test_what_was_told_a_moment_ago_is_heard_with_the_wish() -> None:
    whole = await _heard(_turn(_event("我在多伦多，拿加拿大护照", "inform", TORONTO)))
    assert whole.text == "我在多伦多，拿加拿大护照。要办继承公证"
    assert whole.intent == "start_notarization"
    words = [whole.text[one["start"] : one["end"]] for one in whole.entities]
    assert words == ["多伦多", "加拿大护照", "继承公证"]


async def test_two_messages_are_heard_in_their_order() -> None:
    first = _event("我在多伦多", "inform", {"多伦多": ("place", {"name": "Toronto"})})
    second = _event("拿加拿大护照", "inform", {"加拿大护照": ("nationality", "foreign")})
    assert (await _heard(_turn(first, second))).text == "我在多伦多。拿加拿大护照。要办继承公证"


async def test_of_a_question_only_what_it_tells_is_heard() -> None:
    asked = _event("我在多伦多，公证要不要回国？", "ask_return", {"多伦多": ("place", {"name": "Toronto"})})
    assert (await _heard(_turn(asked))).text.startswith("我在多伦多，")
    assert "回国" not in (await _heard(_turn(asked))).text


async def test_who_asks_of_a_matter_and_then_books_means_that_matter() -> None:
    asked = _event("继承公证多少钱", "ask_notarization", {"继承公证": ("notarization_matter", "inheritance")})
    whole = await _heard(_turn(asked, wish=("那帮我预约吧", "ask_appointment", {})))
    assert whole.value("notarization_matter") == "inheritance"


async def test_a_matter_named_with_the_wish_goes_before_the_one_that_was_asked_of() -> None:
    asked = _event("遗嘱公证多少钱", "ask_notarization", {"遗嘱公证": ("notarization_matter", "will")})
    assert (await _heard(_turn(asked))).values("notarization_matter") == ["inheritance"]


@pytest.mark.parametrize(
    "before",
    [
        [_event("你好", "greet", {})],
        [_event("公证要不要回国？", "ask_return", {})],
        [_event("我要起诉多伦多的老王", "start_filing", {"多伦多": ("place", {"name": "Toronto"})})],
        [_event("/inform", "inform", {})],
        [_event("我在多伦多", "inform", {"多伦多": ("place", {"name": "Toronto"})}, NOW - 13 * HOUR)],
        [
            _event("我在多伦多", "inform", {"多伦多": ("place", {"name": "Toronto"})}),
            {"event": "active_loop", "name": "filing_form", "timestamp": NOW},
            {"event": "active_loop", "name": None, "timestamp": NOW},
        ],
    ],
    ids=["nothing is told", "a question", "another wish", "a button", "half a day ago", "told to a form"],
)
async def test_what_is_no_telling_or_belongs_elsewhere_is_not_heard(before: list[dict[str, Any]]) -> None:
    turn = _turn(*before)
    assert await with_told_before(turn) is turn.answer

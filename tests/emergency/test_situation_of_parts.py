"""Situation told by parts or by likeness: it counts wherever one is asked for, and not only where words name it."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.danger import EMERGENCY, Danger
from actions.dialogue.message import UserMessage
from actions.emergency import dialogue, told, wish
from actions.emergency.alarm import SLOT
from actions.emergency.place import Where

AT_DOOR = {"situation": "officers_at_door"}
OWES = {"likely": "threatened_debtor"}


def _turn(text: str, danger: Danger, ranking: Sequence[tuple[str, float]] = ()) -> Any:
    latest = {"intent_ranking": [{"name": name, "confidence": sure} for name, sure in ranking], "text": text}
    tracker = SimpleNamespace(get_slot={SLOT: {}}.get, events=[], latest_message=latest)
    answer = UserMessage(text, EMERGENCY, danger=danger)
    return SimpleNamespace(answer=answer, tracker=tracker, events=[], has_draft=False, said_before=(), person=None)


def test_officers_told_by_parts_stay_officers() -> None:
    on, heard = Danger("detained", "self", "zh", "goes_on"), Danger("violence_now", "self", "zh", "first", **AT_DOOR)
    assert dialogue._as_before("他们拍得很凶", heard, on) is on


def test_thanks_that_tell_a_situation_by_parts_are_no_courtesy() -> None:
    danger = Danger("medical", "other", "en", "goes_on", situation="wound_bleeds")
    assert not told.is_courtesy(_turn("ok thanks", danger, [("thank", 0.9)]))
    assert told.is_courtesy(_turn("ok thanks", Danger("medical", "other", "en", "goes_on"), [("thank", 0.9)]))


def test_who_owes_by_likeness_is_offered_no_suit() -> None:
    text = "he lent me money and says he breaks my legs if i dont pay by friday"
    ranking = [(EMERGENCY, 1.0), ("start_filing", 0.9)]
    owing = Danger("violence_by_stranger", "self", "en", "first", **OWES)
    assert wish.wish_beside(_turn(text, owing, ranking), owing) == ""
    another = Danger("violence_by_stranger", "self", "en", "first")
    assert wish.wish_beside(_turn(text, another, ranking), another) == "start_filing"


async def test_who_is_asked_back_is_asked_as_the_likest_situation_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def _where(*_: Any) -> Where:
        return Where("CA")

    async def _help(*_: Any) -> None:
        return None

    monkeypatch.setattr(dialogue, "where", _where)
    monkeypatch.setattr(dialogue, "_help", _help)
    monkeypatch.setattr(dialogue, "names_place", _help)
    monkeypatch.setattr(dialogue, "asking_back", lambda danger, there, situation, **_: asked.append(situation) or "?")
    monkeypatch.setattr(dialogue, "_say", lambda *_: None)
    await dialogue.answer(_turn("she is burning up", Danger("medical", "other", "en", "unsure", likely="heat_stroke")))
    assert asked == ["heat_stroke"]

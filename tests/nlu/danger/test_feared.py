"""Somebody who comes is a danger after violence was told, a question with fear alone, and else a coming and no more."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.danger.afterwards import stay_with_danger
from bot.nlu.danger.component import entities_of
from bot.nlu.danger.reading import Danger, read

NOW = 1_000_000.0


def _told(kind: str, ago: float = 60, stage: str = "first") -> UserUttered:
    marks = entities_of(Danger(kind, "self", "en"), "he used to hit me", stage)
    return UserUttered("he used to hit me", {"name": "emergency", "confidence": 1.0}, marks, timestamp=NOW - ago)


def _heard(text: str, *events: UserUttered, intent: str = "inform") -> tuple[str, str]:
    said: dict[str, Any] = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": []}
    after = stay_with_danger(said, events, NOW, True)
    told = {one["entity"]: one["value"] for one in after["entities"]}
    return told.get("danger_kind", ""), told.get("danger_stage", "")


@pytest.mark.parametrize(
    "text", ["i am scared, he is coming back", "he is at the door now", "佢返嚟喇我好惊", "他上楼了", "佢喺門口"]
)
def test_who_comes_after_violence_was_told_is_a_danger_in_a_form(text: str) -> None:
    data = UserUttered("陈美玉", {"name": "inform", "confidence": 1.0}, [], timestamp=NOW - 30)
    assert _heard(text, _told("violence_past")) == ("violence_now", "first")
    assert _heard(text, _told("violence_past"), data) == ("violence_now", "first")


@pytest.mark.parametrize("text", ["i am scared, he is coming back", "佢返嚟喇我好惊", "他回来了，我怕"])
def test_with_fear_alone_it_is_asked_whether_all_are_safe(text: str) -> None:
    assert _heard(text) == ("violence_now", "unsure")


@pytest.mark.parametrize(
    "text", ["he is at the door now", "他上楼了", "佢喺門口", "我很怕开庭", "i am scared of the judge"]
)
def test_neither_a_coming_nor_a_fear_alone_is_one(text: str) -> None:
    assert _heard(text) == ("", "")


@pytest.mark.parametrize(
    "text",
    ["他下个月从加拿大回来开庭", "he is coming back to China in May", "my lawyer is coming back", "他来了法院三次"],
)
def test_who_comes_to_a_court_or_from_abroad_is_not_feared(text: str) -> None:
    assert _heard(text, _told("violence_past"))[1] != "first"


def test_violence_that_is_over_or_long_ago_makes_no_danger_of_a_coming() -> None:
    assert _heard("he is at the door now", _told("violence_past", ago=4000)) == ("", "")
    assert _heard("he is at the door now", _told("violence_past", stage="over")) == ("", "")


@pytest.mark.parametrize(
    ("text", "intent"),
    [("我已經俾咗佢", "inform"), ("i told him the code", "link_channel"), ("验证码给他了", "start_identity"),
     ("i reported to police, they gave me a paper. what now", "start_defence"), ("电话又响了", "ask_institution")],
)  # fmt: skip
def test_what_follows_a_swindle_goes_on_with_it_whatever_it_sounds_like(text: str, intent: str) -> None:
    said: dict[str, Any] = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": []}
    after = stay_with_danger(said, [_told("impersonation_scam")], NOW, False)
    assert after["intent"]["name"] == "emergency"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我食咗成樽安眠藥", "self_harm"), ("i swallowed 40 paracetamol", "self_harm"),
        ("I took two tablets of aspirin", None), ("医生叫我吃了两片药", None),
        ("债主说再不还就砍我的手", "violence_by_stranger"), ("他说不还就断供", None),
        ("he will cut my fingers if I don't pay", "violence_now"),
        ("mi primo me está matando con la herencia", None), ("mi marido me está matando", "violence_now"),
    ],
)  # fmt: skip
def test_signs_of_pills_and_threats(text: str, kind: str | None) -> None:
    found = read(text)
    assert (found.kind if found else None) == kind

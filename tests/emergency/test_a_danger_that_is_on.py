"""A danger that is on keeps its kind, until another is told outright; a false alarm gives its matter back."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.emergency.alarm import SLOT, as_meant, take_up_beside
from actions.emergency.readers.afterwards import leaves_danger, says_misheard, written_in


def _tracker(kind: str, whose: str = "self", stage: str = "first", **more: Any) -> Any:
    kept = {"kind": kind, "whose": whose, "language": "zh", "stage": stage, "heard_as": kind, **more}
    said = more.pop("said_at", None)
    events = [] if said is None else [{"event": "user", "timestamp": said}]
    return SimpleNamespace(get_slot={SLOT: kept}.get, events=events)


@pytest.mark.parametrize(
    ("on", "told", "ground", "kind"),
    [
        ("trafficked_or_held", "disaster", "meaning", "trafficked_or_held"),
        ("trafficked_or_held", "violence_by_stranger", "sign", "trafficked_or_held"),
        ("trafficked_or_held", "detained", "meaning", "trafficked_or_held"),
        ("trafficked_or_held", "disaster", "sign", "disaster"),
        ("trafficked_or_held", "medical", "sign", "medical"),
        ("trafficked_or_held", "self_harm", "meaning", "self_harm"),
        ("overdose", "medical", "sign", "overdose"),
        ("overdose", "self_harm", "meaning", "overdose"),
        ("violence_now", "trafficked_or_held", "meaning", "violence_now"),
        ("violence_now", "medical", "meaning", "medical"),
        ("violence_now", "disaster", "sign", "disaster"),
        ("passport_lost", "violence_now", "meaning", "violence_now"),
    ],
)
def test_another_kind_counts_only_where_it_is_told_outright(on: str, told: str, ground: str, kind: str) -> None:
    assert as_meant(_tracker(on), Danger(told, "self", "zh", "first", ground)).kind == kind


@pytest.mark.parametrize("stage", ["over", None])
def test_what_is_over_holds_nothing(stage: Any) -> None:
    told = Danger("violence_by_stranger", "self", "zh", "first")
    assert as_meant(_tracker("trafficked_or_held", stage=stage), told) == told


def test_a_danger_of_long_ago_holds_nothing() -> None:
    told = Danger("violence_by_stranger", "self", "zh", "first")
    assert as_meant(_tracker("trafficked_or_held", at=0.0, said_at=7200.0), told).kind == "violence_by_stranger"
    assert as_meant(_tracker("trafficked_or_held", at=0.0, said_at=600.0), told).kind == "trafficked_or_held"


def test_of_another_who_is_held_violence_is_told_as_it_is() -> None:
    told = Danger("violence_now", "self", "zh", "first")
    assert as_meant(_tracker("trafficked_or_held", whose="other"), told) == told


@pytest.mark.parametrize("text", ["我自己一个人", "我叫陈美玉", "我好困", "不要报警"])
def test_nothing_that_is_told_after_pills_is_plain_data(text: str) -> None:
    said = UserMessage(text, "emergency", danger=Danger("overdose", "self", "zh", "goes_on"))
    assert not leaves_danger(said, "inform")


def test_who_asks_for_the_police_goes_on_with_the_danger() -> None:
    said = UserMessage("please call 911 for me", "emergency", danger=Danger("violence_now", "self", "en", "goes_on"))
    assert not leaves_danger(said, "out_of_scope")


@pytest.mark.parametrize(
    ("text", "misheard"),
    [
        ("我没有要寻死!", True), ("我冇諗住自殺", True), ("I'm not suicidal", True),
        ("I never said I want to die", True),
        ("我想死", False), ("我没有药", False), ("I don't want to live", False),
    ],
)  # fmt: skip
def test_who_says_that_they_do_not_want_to_die(text: str, misheard: bool) -> None:
    assert says_misheard(text) is misheard


def test_the_matter_of_a_false_alarm_waits_as_a_wish() -> None:
    matter = {"intent": "start_filing", "text": "儿子把我的房子押了", "entities": []}
    turn: Any = SimpleNamespace(tracker=_tracker("self_harm", beside=matter), events=[])
    assert take_up_beside(turn) == "filing"
    assert turn.events[-1]["value"]["wish"] == matter
    none: Any = SimpleNamespace(tracker=_tracker("self_harm"), events=[])
    assert take_up_beside(none) == ""


@pytest.mark.parametrize(
    ("text", "before", "language"),
    [
        ("i am scared, he is coming back", "zh", "en"), ("佢返嚟喇", "en", "zh"), ("ok", "zh", "zh"),
        ("he is here", "es", "es"), ("我护照丢了，下周要回江门开庭", "zh", "zh"), ("", "zh", "zh"),
    ],
)  # fmt: skip
def test_the_answer_is_in_the_language_written(text: str, before: str, language: str) -> None:
    assert written_in(text, before) == language

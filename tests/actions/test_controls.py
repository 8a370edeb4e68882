"""A question tells channels what answers it: the moments its buttons stand for, and the clocks they are shown on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from actions.answers import NOTHING, Choice
from actions.forms.fields import Field
from backend.conversation.wanted import A_TIME
from backend.shared.wording import Words, verbatim

START = datetime(2026, 12, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
NINE = Choice("s1", Words("九点", "nine"), at=START)


async def _reads_nothing(turn: Any, answer: Any) -> Any:
    return NOTHING


FIELD = Field("slot", Words("时间", "Time"), _reads_nothing, wants=A_TIME)


def turn_in(city: str | None, timezone: str, language: str = "zh-Hans") -> Any:
    return cast(Any, SimpleNamespace(person=SimpleNamespace(city=city), timezone=timezone, language=language))


def test_a_time_travels_as_a_moment_beside_its_button() -> None:
    wants = FIELD.control(turn_in("多伦多", "America/Toronto"), ["/a"], [NINE])["wants"]
    assert wants["times"] == {"/a": "2026-12-02T01:00:00+00:00"}
    assert wants["clocks"] == [["北京", "Asia/Shanghai"], [verbatim("多伦多"), "America/Toronto"]]


def test_a_person_whose_city_is_unknown_has_a_clock_all_the_same() -> None:
    wants = FIELD.control(turn_in(None, "America/Toronto", "en"), ["/a"], [NINE])["wants"]
    assert wants["clocks"] == [["Beijing", "Asia/Shanghai"], ["your time", "America/Toronto"]]


@pytest.mark.parametrize("choices", [(), (replace(NINE, at=None),)])
def test_where_no_choice_is_a_time_no_clock_is_told(choices: tuple[Choice, ...]) -> None:
    told = FIELD.control(turn_in(None, "America/Toronto"), ["/a"] * len(choices), choices)
    assert told == {"wants": {"kind": "slot", "side": "future"}}


def test_a_question_that_wants_words_tells_nothing() -> None:
    assert replace(FIELD, wants=None).control(turn_in(None, "UTC"), [], ()) == {}

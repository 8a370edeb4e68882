"""A question tells channels what answers it: the moments its buttons stand for, and the clocks they are shown on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from actions.answers import NOTHING, Choice
from actions.dialogue.fields import Field
from backend.conversation.wanted import A_TIME
from backend.shared.wording import Words, verbatim

START = datetime(2026, 12, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
NOW = datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
TODAY = {"beijing": "2026-12-02", "here": "2026-12-01", "words": "12月2日 周三 01:30"}
NINE = Choice("s1", Words("九点", "nine"), at=START)


async def _reads_nothing(turn: Any, answer: Any) -> Any:
    return NOTHING


FIELD = Field("slot", Words("时间", "Time"), _reads_nothing, wants=A_TIME)


def turn_in(city: str | None, timezone: str, language: str = "zh-Hans") -> Any:
    person = SimpleNamespace(city=city)
    return cast(Any, SimpleNamespace(person=person, timezone=timezone, language=language, now=NOW))


def test_a_time_travels_in_words_on_every_clock_beside_its_button() -> None:
    wants = FIELD.control(turn_in("多伦多", "America/Toronto"), ["/a"], [NINE])["wants"]
    others = [f"{verbatim('多伦多')} 周二 20:00"]
    assert wants["times"] == {"/a": {"day": "2026-12-02", "date": "12月2日 周三", "clock": "09:00", "others": others}}
    assert wants["today"] == TODAY


def test_british_columbia_stays_on_summer_time() -> None:
    wants = FIELD.control(turn_in(None, "America/Vancouver", "en"), ["/a"], [NINE])["wants"]
    assert wants["times"]["/a"]["others"] == ["your time Tue 18:00"]


def test_a_person_whose_city_is_unknown_has_a_clock_all_the_same() -> None:
    wants = FIELD.control(turn_in(None, "America/Toronto", "en"), ["/a"], [NINE])["wants"]
    assert wants["times"]["/a"]["others"] == ["your time Tue 20:00"]


@pytest.mark.parametrize("choices", [(), (replace(NINE, at=None),)])
def test_where_no_choice_is_a_time_no_clock_is_told(choices: tuple[Choice, ...]) -> None:
    told = FIELD.control(turn_in(None, "America/Toronto"), ["/a"] * len(choices), choices)
    assert told == {"wants": {"kind": "slot", "side": "future", "today": TODAY}}


def test_a_question_that_wants_words_tells_nothing() -> None:
    assert replace(FIELD, wants=None).control(turn_in(None, "UTC"), [], ()) == {}

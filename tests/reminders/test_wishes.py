"""A wish to be reminded of something of one's own tells what and when; what only sounds like it is none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from actions.dialogue.message import UserMessage
from actions.reminders.readers.several import reminders_in
from actions.reminders.readers.wishes import asks_for_list, asks_when, one_more_of, takes_away, wish_of
from tests.legal_map.what_the_bot_reads import read_by_the_bot

SAID = yaml.safe_load(Path(__file__).with_name("wishes.yml").read_text("utf-8"))
HERE = "America/Toronto"
NOW = datetime(2026, 12, 1, 10, tzinfo=ZoneInfo(HERE))
TEXTS = [
    *(one["say"] for kind in ("wishes", "several") for one in SAID[kind]),
    *SAID["one_alone"],
    *SAID["look_alikes"],
    *(one["say"] for one in SAID["one_more"]),
    *SAID["no_more"],
]


@cache
def read() -> Mapping[str, list[dict[str, Any]]]:
    found = read_by_the_bot(TEXTS, {"now": NOW.isoformat(), "timezone": HERE})
    return dict(zip(TEXTS, found, strict=True))


def heard(text: str) -> UserMessage:
    return UserMessage(text, "inform", entities=tuple(read()[text]))


@pytest.mark.parametrize("case", SAID["wishes"], ids=lambda case: str(case["say"]))
def test_a_wish_tells_what_of_and_when(case: Mapping[str, Any]) -> None:
    wish = wish_of(heard(case["say"]), HERE, NOW)
    assert wish is not None
    zone = ZoneInfo(case.get("zone", HERE))
    due = datetime.strptime(str(case["due"])[:16], "%Y-%m-%d %H:%M").replace(tzinfo=zone) if "due" in case else None
    assert (wish.errand, wish.due) == (case["errand"], due)
    assert wish.due is None or wish.hour_told == ("hour" not in case)


@pytest.mark.parametrize("case", SAID["several"], ids=lambda case: str(case["say"]))
def test_several_reminders_in_one_message_are_each_their_own(case: Mapping[str, Any]) -> None:
    wishes = [wish_of(one, HERE, NOW) for one in reminders_in(heard(case["say"]))]
    assert [one.errand for one in wishes if one is not None and one.due is not None] == case["errands"]


@pytest.mark.parametrize("text", SAID["one_alone"])
def test_what_tells_one_reminder_is_not_taken_apart(text: str) -> None:
    assert len(reminders_in(heard(text))) == 1


@pytest.mark.parametrize("text", SAID["look_alikes"])
def test_what_only_sounds_like_it_is_no_wish(text: str) -> None:
    assert wish_of(heard(text), HERE, NOW) is None


@pytest.mark.parametrize(
    ("text", "asks"), [*((one, True) for one in SAID["lists"]), *((one, False) for one in SAID["not_lists"])]
)
def test_a_list_of_reminders_is_asked_for_by_name(text: str, asks: bool) -> None:
    assert asks_for_list(text) is asks


@pytest.mark.parametrize(
    ("text", "away"), [*((one, True) for one in SAID["removals"]), *((one, False) for one in SAID["not_removals"])]
)
def test_a_reminder_is_taken_away_by_word(text: str, away: bool) -> None:
    assert takes_away(text) is away


@pytest.mark.parametrize("case", SAID["one_more"], ids=lambda case: str(case["say"]))
def test_one_more_tells_what_of_and_when(case: Mapping[str, Any]) -> None:
    wish = one_more_of(heard(case["say"]), HERE, NOW)
    assert wish is not None and wish.due is not None
    assert (wish.errand, wish.due.strftime("%Y-%m-%d %H:%M")) == (case["errand"], str(case["due"])[:16])


@pytest.mark.parametrize("text", SAID["no_more"])
def test_one_more_of_something_else_is_no_reminder(text: str) -> None:
    assert one_more_of(heard(text), HERE, NOW) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("几点提醒", True),
        ("那会几点提醒我", True),
        ("幾時提我", True),
        ("提醒我几点", True),
        ("what time will you remind me", True),
        ("when will it ring", True),
        ("不用提醒了", False),
        ("删掉提醒", False),
        ("12月20号提醒我交诉讼费", False),
        ("remind me tomorrow", False),
    ],
)
def test_when_a_reminder_is_told_is_asked_and_takes_nothing_away(text: str, *, asked: bool) -> None:
    assert asks_when(text) is asked
    assert not (asked and takes_away(text))

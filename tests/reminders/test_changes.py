"""A reminder that is set is changed and taken away by what is said of it; a hearing told is read with its moments."""

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
from actions.reminders.readers.changes import (
    adds_one,
    moment_changed,
    new_words,
    place_named,
    puts_elsewhere,
    removes_one,
    removes_that,
    tells_all,
    tells_change,
)
from actions.reminders.readers.hearings import hearing_of, steps_exchanged
from actions.reminders.readers.wishes import asks_for_list, means_every, tells_only_time
from tests.legal_map.what_the_bot_reads import read_by_the_bot

SAID = yaml.safe_load(Path(__file__).with_name("changes.yml").read_text("utf-8"))
HERE, BEIJING = ZoneInfo("America/Toronto"), ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 12, 1, 10, tzinfo=HERE)
OLD = datetime(2026, 12, 11, 15, tzinfo=HERE)
TEXTS = [
    *(one["say"] for kind in ("moments", "hearings") for one in SAID[kind]),
    *SAID["no_moments"],
    *SAID["no_hearings"],
]


@cache
def read() -> Mapping[str, list[dict[str, Any]]]:
    found = read_by_the_bot(TEXTS, {"now": NOW.isoformat(), "timezone": HERE.key})
    return dict(zip(TEXTS, found, strict=True))


def heard(text: str) -> UserMessage:
    return UserMessage(text, "inform", entities=tuple(read()[text]))


def at(told: object, zone: ZoneInfo) -> datetime:
    return datetime.strptime(str(told)[:16], "%Y-%m-%d %H:%M").replace(tzinfo=zone)


@pytest.mark.parametrize("case", SAID["moments"], ids=lambda case: str(case["say"]))
def test_a_new_hour_keeps_the_day_and_a_new_day_the_hour(case: Mapping[str, Any]) -> None:
    said = heard(case["say"])
    assert tells_only_time(said) or tells_change(said)
    assert moment_changed(said, HERE.key, NOW, OLD) == at(case["due"], HERE)


@pytest.mark.parametrize("text", SAID["no_moments"])
def test_what_tells_no_moment_changes_none(text: str) -> None:
    said = heard(text)
    told = tells_only_time(said) or tells_change(said)
    assert not (told and moment_changed(said, HERE.key, NOW, OLD))


@pytest.mark.parametrize(
    ("text", "more"), [*((one, True) for one in SAID["more"]), *((one, False) for one in SAID["not_more"])]
)
def test_one_more_leaves_the_reminder_where_it_is(text: str, *, more: bool) -> None:
    assert adds_one(text) is more


@pytest.mark.parametrize("case", SAID["words"], ids=lambda case: str(case["say"]))
def test_what_a_reminder_says_is_put_right(case: Mapping[str, Any]) -> None:
    assert new_words(case["say"]) == case["words"]


@pytest.mark.parametrize("text", SAID["no_words"])
def test_other_talk_puts_no_words_into_a_reminder(text: str) -> None:
    assert new_words(text) == ""


@pytest.mark.parametrize(
    ("text", "meant"), [*((one, True) for one in SAID["that"]), *((one, False) for one in SAID["not_that"])]
)
def test_only_what_names_nothing_takes_away_what_was_just_told(text: str, meant: bool) -> None:
    assert removes_that(text) is meant


@pytest.mark.parametrize("case", SAID["hearings"], ids=lambda case: str(case["say"]))
def test_a_hearing_told_to_be_reminded_of_is_read(case: Mapping[str, Any]) -> None:
    told = hearing_of(heard(case["say"]), HERE.key, NOW)
    assert told is not None
    due = at(case["due"], HERE) if "due" in case else None
    assert (told.wished, told.start, told.court, told.due) == (
        True,
        at(case["start"], BEIJING),
        case.get("court", ""),
        due,
    )


@pytest.mark.parametrize("text", SAID["no_hearings"])
def test_other_hearings_and_other_errands_are_none_to_be_reminded_of(text: str) -> None:
    told = hearing_of(heard(text), HERE.key, NOW)
    assert told is None or not told.wished


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("make it a day earlier, 4pm", ""),
        ("it should be two hours later", ""),
        ("the reminder should say call Mr Li", "call Mr Li"),
        ("提醒内容是今晚打给律师", "今晚打给律师"),
    ],
)
def test_how_much_sooner_is_no_new_text(text: str, words: str) -> None:
    assert new_words(text) == words


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("do I still have a reminder?", True),
        ("is my reminder still set?", True),
        ("那個提醒仲喺唔喺度", True),
        ("还会提醒我吗", True),
        ("do I have to be reminded", False),
        ("remind me if there is news", False),
        ("你会提醒我律师吗", False),
    ],
)
def test_whether_a_reminder_stands_asks_for_the_list(text: str, *, asked: bool) -> None:
    assert asks_for_list(text) is asked


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("delete the one about the notary", True),
        ("把“早一天”那个删掉", True),
        ("取消嗰個交租嘅", True),
        ("cancel the court fee one", True),
        ("cancel the rent ones", True),
        ("取消早嗰個", True),
        ("cancel the appointment", False),
        ("把公证预约取消", False),
        ("delete the first line", False),
    ],
)
def test_one_of_several_goes_by_what_it_is_about(text: str, *, goes: bool) -> None:
    assert removes_one(text) is goes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("取消早嗰個", 0),
        ("delete the earlier one", 0),
        ("晚的那个不要了", -1),
        ("cancel the later one", -1),
        ("删掉第二个", 1),
        ("取消早上的公证", None),
        ("delete it", None),
    ],
)
def test_one_of_several_is_named_by_its_place(text: str, place: int | None) -> None:
    assert place_named(text) == place


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("前一小时太急了，改成前两小时吧", (("h1",), ("h2",))),
        ("把提前一小时的那个提醒改成提前两小时", (("h1",), ("h2",))),
        ("change one hour before to two hours before", (("h1",), ("h2",))),
        ("2 hours before instead of 1 hour", (("h1",), ("h2",))),
        ("改成提前三天", ((), ())), ("提前一天和提前两小时", ((), ())), ("make it two days before", ((), ())),
        ("1月14号改到1月16号", ((), ())),
    ],
)  # fmt: skip
def test_one_step_is_exchanged_for_another(text: str, steps: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert steps_exchanged(text) == steps


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("both", True), ("两个都要", True), ("兩個都係", True), ("both of them", True), ("全部", True), ("all", True),
        ("the first", False), ("两点", False), ("第一个", False), ("both lawyers called", False),
    ],
)  # fmt: skip
def test_all_of_those_that_were_asked_about_are_meant(text: str, *, every: bool) -> None:
    assert tells_all(text) is every


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("把这两个都取消", True), ("delete them", True), ("remove the two of them", True), ("两个都删掉", True),
        ("删掉两点的提醒", False), ("cancel the two o'clock reminder", False), ("删掉两个小时后的提醒", False),
    ],
)  # fmt: skip
def test_a_number_of_the_clock_means_one_and_not_all(text: str, *, every: bool) -> None:
    assert means_every(text) is every


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("change the passport one to Saturday", True), ("move the rent one to Friday", True),
        ("给律师打电话那个改到12月22号", True), ("交租嗰個改去下星期一", True),
        ("change the notary appointment to Saturday", False), ("把公证改到周六", False), ("开庭改到12月22号", False),
        ("my lawyer moved the meeting to Friday", False),
    ],
)  # fmt: skip
def test_what_is_named_is_moved_and_no_appointment(text: str, *, moves: bool) -> None:
    day = ({"entity": "date", "value": "2026-12-05"},)
    assert puts_elsewhere(UserMessage(text, "inform", entities=day)) is moves

"""A birthday, a death or an expiry told while free times are on offer asks for no time, and stops nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.other_days import without_other_days
from actions.dialogue.readers.wished_times import read_wished_times
from actions.dialogue.reading import NOTHING
from actions.notarization.questions import QUESTIONS

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 17, tzinfo=UTC)


def said(text: str, *found: tuple[str, str, Any]) -> UserMessage:
    """A message with what the bot has read in it: the kind, the words, the value."""
    entities, at = [], 0
    for kind, words, value in found:
        start = text.index(words, at)
        at = start + len(words)
        entities.append({"entity": kind, "value": value, "start": start, "end": at, "text": words})
    return UserMessage(text, "inform", "answer", tuple(entities))


NO_WISHES = [
    said("我的生日1968年3月5号", ("date", "1968年3月5号", "1968-03-05")),
    said("生日是68年3月5日", ("date", "68年3月5日", "1968-03-05")),
    said("我妈生日，3月5号", ("date", "3月5号", "2027-03-05")),
    said("佢出世嗰日係12月9號", ("date", "12月9號", "2026-12-09")),
    said("call her Lau Sau Ying, born 12 August 1957", ("date", "12 August 1957", "1957-08-12")),
    said("date of birth: June 2, 1948", ("date", "June 2, 1948", "1948-06-02")),
    said("her mother died on December 9", ("date", "December 9", "2026-12-09")),
    said("我爸去年3月8号走的", ("date", "去年3月8号", "2025-03-08")),
    said(
        "她1950年出生",
        ("date_range", "1950年", {"from": "1950-01-01", "to": "1950-12-31"}),
        ("notarization_matter", "出生", "birth"),
    ),
    said(
        "is her passport ok if it expires in March",
        ("date_range", "March", {"from": "2027-03-01", "to": "2027-03-31"}),
    ),
    said("护照明年12月9号到期可以吗", ("date", "明年12月9号", "2027-12-09")),
    said("3 May 1999", ("date", "3 May 1999", "1999-05-03")),
]


@pytest.mark.parametrize("message", NO_WISHES, ids=lambda one: one.text)
def test_a_day_of_something_else_is_no_wish(message: UserMessage) -> None:
    assert not read_wished_times(without_other_days(message, TODAY), "America/Toronto").says_something


@pytest.mark.parametrize("message", NO_WISHES, ids=lambda one: one.text)
async def test_the_question_for_a_time_leaves_it_to_the_others(message: UserMessage) -> None:
    turn = cast(Any, SimpleNamespace(timezone="America/Toronto", now=NOON, has_draft=False, answers={}))
    slot = next(one for one in QUESTIONS if one.name == "slot")
    assert await slot.read(turn, message) == NOTHING


@pytest.mark.parametrize(
    ("message", "days"),
    [
        (said("12月9号下午", ("date", "12月9号", "2026-12-09")), ["2026-12-09"]),
        (said("11月20号可以吗", ("date", "11月20号", "2026-11-20")), ["2026-11-20"]),
        (
            said(
                "她1950年3月5日出生，想约12月9号",
                ("date", "1950年3月5日", "1950-03-05"),
                ("date", "12月9号", "2026-12-09"),
            ),
            ["2026-12-09"],
        ),
        (
            said("出生公证约12月9号", ("notarization_matter", "出生公证", "birth"), ("date", "12月9号", "2026-12-09")),
            ["2026-12-09"],
        ),
        (said("护照快到期，改到12月9号", ("date", "12月9号", "2026-12-09")), ["2026-12-09"]),
    ],
    ids=lambda one: getattr(one, "text", ""),
)
def test_a_day_that_is_wished_for_stays(message: UserMessage, days: list[str]) -> None:
    wish = read_wished_times(without_other_days(message, TODAY), "America/Toronto")
    assert [first for first, _ in wish.days] == days

"""A day or hour wished for before times are asked for is kept; a day of something else is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.wished_before import wish_told
from backend.shared.wished_times import WishedTimes

TODAY = date(2026, 11, 24)
ZONE = "America/Toronto"


def said(text: str, *found: tuple[str, str, Any]) -> UserMessage:
    """A message with what the bot has read in it: the kind, the words, the value."""
    entities, at = [], 0
    for kind, words, value in found:
        start = text.index(words, at)
        at = start + len(words)
        entities.append({"entity": kind, "value": value, "start": start, "end": at, "text": words})
    return UserMessage(text, "inform", "answer", tuple(entities))


AFTERNOON = ("part_of_day", "下午", "afternoon")


@pytest.mark.parametrize(
    ("message", "days"),
    [
        (said("12月15号下午可以吗", ("date", "12月15号", "2026-12-15"), AFTERNOON), [("2026-12-15", "2026-12-15")]),
        (said("12月15號下午得唔得", ("date", "12月15號", "2026-12-15"), AFTERNOON), [("2026-12-15", "2026-12-15")]),
        (said("December 22, 10 am", ("datetime", "December 22, 10 am", "2026-12-22T10:00")), [("2026-12-22",) * 2]),
        (said("I mean January 8", ("date", "January 8", "2027-01-08")), [("2027-01-08", "2027-01-08")]),
        (
            said("我十二月中回江门，想办公证", ("date_range", "十二月中", {"from": "2026-12-11", "to": "2026-12-20"})),
            [("2026-12-11", "2026-12-20")],
        ),
        (
            said(
                "爸爸2019年5月1日过世，想约12月15号",
                ("date", "2019年5月1日", "2019-05-01"),
                ("date", "12月15号", "2026-12-15"),
            ),
            [("2026-12-15", "2026-12-15")],
        ),
    ],
)
def test_a_wish_is_kept_with_its_days(message: UserMessage, days: list[tuple[str, str]]) -> None:
    wish = wish_told(message, ZONE, TODAY)
    assert wish is not None
    assert list(wish.days) == days


@pytest.mark.parametrize(
    "message",
    [
        said("护照2027年3月5日到期", ("date", "2027年3月5日", "2027-03-05")),
        said("她1948年2月3日出生", ("date", "1948年2月3日", "1948-02-03")),
        said("我爸2019年5月1日过身", ("date", "2019年5月1日", "2019-05-01")),
        said("法院12月3日开庭", ("date", "12月3日", "2026-12-03")),
        said("拿外国护照"),
    ],
)
def test_a_day_of_something_else_is_no_wish(message: UserMessage) -> None:
    assert wish_told(message, ZONE, TODAY) is None


@pytest.mark.parametrize(
    ("message", "days"),
    [
        (
            said("不是22号，23号下午", ("date", "22号", "2026-12-22"), ("date", "23号", "2026-12-23"), AFTERNOON),
            [("2026-12-23", "2026-12-23")],
        ),
        (
            said("改成16号上午", ("date", "16号", "2026-12-16"), ("part_of_day", "上午", "morning")),
            [("2026-12-16",) * 2],
        ),
        (said("还是下午吧", AFTERNOON), [("2026-12-22", "2026-12-22")]),
    ],
)
def test_a_wish_is_changed_by_what_is_said_now(message: UserMessage, days: list[tuple[str, str]]) -> None:
    before = WishedTimes(days=(("2026-12-22", "2026-12-22"),))
    wish = wish_told(message, ZONE, TODAY, before)
    assert wish is not None
    assert list(wish.days) == days


def test_a_day_that_was_ruled_out_can_be_wished_for_again() -> None:
    before = WishedTimes(days=(("2026-12-23", "2026-12-23"),), not_days=(("2026-12-22", "2026-12-22"),))
    wish = wish_told(said("还是22号吧，可以吗", ("date", "22号", "2026-12-22")), ZONE, TODAY, before)
    assert wish is not None
    assert (wish.days, wish.not_days) == ((("2026-12-22", "2026-12-22"),), ())


def test_who_only_says_when_they_arrive_cannot_come_before() -> None:
    wish = wish_told(said("十二月二十号回到江门", ("date", "十二月二十号", "2026-12-20")), ZONE, TODAY)
    assert wish is not None
    assert (wish.days, wish.not_days) == ((), (("2026-11-24", "2026-12-19"),))


def test_the_day_that_is_wished_for_counts_and_not_that_of_the_flight() -> None:
    message = said(
        "we fly in on Jan 5 2027, can you book January 7",
        ("date", "Jan 5 2027", "2027-01-05"),
        ("date", "January 7", "2027-01-07"),
    )
    wish = wish_told(message, ZONE, TODAY)
    assert wish is not None
    assert wish.days == (("2027-01-07", "2027-01-07"),)


def test_another_day_keeps_the_hour_that_was_wished_for() -> None:
    before = WishedTimes(days=(("2026-12-30", "2026-12-30"),), at=600)
    wish = wish_told(said("actually December 29", ("date", "December 29", "2026-12-29")), ZONE, TODAY, before)
    assert wish is not None
    assert (wish.days, wish.at) == ((("2026-12-29", "2026-12-29"),), 600)


def test_a_stretch_of_days_is_read_from_its_last_number() -> None:
    wish = wish_told(said("I'm there December 20 to 28", ("date", "December 20", "2026-12-20")), ZONE, TODAY)
    assert wish is not None
    assert wish.days == (("2026-12-20", "2026-12-28"),)


OPEN_END = "from then on"


def _days(wish: WishedTimes) -> list[tuple[str, str]]:
    """The stretches, with words for an end that nobody named."""
    far = [date.fromisoformat(last) - date.fromisoformat(first) for first, last in wish.days]
    return [(first, OPEN_END if long.days > 300 else last) for (first, last), long in zip(wish.days, far, strict=True)]


@pytest.mark.parametrize(
    ("message", "first"),
    [
        (said("我想12月10号以后", ("date", "12月10号", "2026-12-10")), "2026-12-10"),
        (said("12月15號之後得唔得", ("date", "12月15號", "2026-12-15")), "2026-12-15"),
        (said("12月8号以后都行，最好下午", ("date", "12月8号", "2026-12-08"), AFTERNOON), "2026-12-08"),
        (said("从12月10号起都可以", ("date", "12月10号", "2026-12-10")), "2026-12-10"),
        (
            said(
                "any morning after December 14",
                ("part_of_day", "morning", "morning"),
                ("date", "December 14", "2026-12-14"),
            ),
            "2026-12-15",
        ),
        (said("from December 14 on please", ("date", "December 14", "2026-12-14")), "2026-12-14"),
        (said("December 14 or later", ("date", "December 14", "2026-12-14")), "2026-12-14"),
    ],
)
def test_from_a_day_on_is_never_that_day_alone(message: UserMessage, first: str) -> None:
    wish = wish_told(message, ZONE, TODAY)
    assert wish is not None
    assert _days(wish) == [(first, OPEN_END)]


@pytest.mark.parametrize(
    ("message", "days"),
    [
        (said("12月10号后天气冷，约12月20号", ("date", "12月20号", "2026-12-20")), [("2026-12-20", "2026-12-20")]),
        (
            said("约12月10号到12月12号", ("date", "12月10号", "2026-12-10"), ("date", "12月12号", "2026-12-12")),
            [("2026-12-10", "2026-12-12")],
        ),
        (said("约12月10号下午", ("date", "12月10号", "2026-12-10"), AFTERNOON), [("2026-12-10", "2026-12-10")]),
    ],
)
def test_a_day_alone_and_a_stretch_with_an_end_stay_what_they_are(
    message: UserMessage, days: list[tuple[str, str]]
) -> None:
    wish = wish_told(message, ZONE, TODAY)
    assert wish is not None
    assert _days(wish) == days


THURSDAY, MORNING = ("date", "星期四", "2026-11-26"), ("part_of_day", "朝早", "morning")


def test_a_weekday_beside_a_longer_stretch_is_one_of_its_days() -> None:
    early = ("date_range", "12月頭", {"from": "2026-12-01", "to": "2026-12-05"})
    wish = wish_told(said("12月頭，星期四朝早", early, THURSDAY, MORNING), ZONE, TODAY)
    assert wish is not None
    assert (wish.days, wish.weekdays) == ((("2026-12-01", "2026-12-05"),), (3,))


def test_a_weekday_after_the_months_stay_was_told_lies_in_that_stay() -> None:
    month = ("date_range", "下個月", {"from": "2026-12-01", "to": "2026-12-31"})
    stay = wish_told(said("我下個月先返嚟", month), ZONE, TODAY)
    wish = wish_told(said("星期四朝早得唔得", THURSDAY, MORNING), ZONE, TODAY, stay)
    assert wish is not None
    assert (wish.days, wish.weekdays) == ((("2026-12-01", "2026-12-31"),), (3,))


def test_a_weekday_after_the_day_of_return_was_told_is_not_before_it() -> None:
    stay = wish_told(said("我12月15號返到江門", ("date", "12月15號", "2026-12-15")), ZONE, TODAY)
    wish = wish_told(said("星期四朝早得唔得", THURSDAY, MORNING), ZONE, TODAY, stay)
    assert wish is not None
    assert (wish.days, wish.weekdays) == ((), (3,))
    assert wish.not_days == (("2026-11-24", "2026-12-14"),)


@pytest.mark.parametrize(
    ("before", "message", "day"),
    [
        (("2027-01-11", "2027-01-20"), said("14号", ("date", "14号", "2026-12-14")), "2027-01-14"),
        (("2027-02-01", "2027-02-07"), said("the 3rd at 10", ("date", "the 3rd", "2026-12-03")), "2027-02-03"),
        (("2027-01-11", "2027-01-20"), said("12月14号", ("date", "12月14号", "2026-12-14")), "2026-12-14"),
        (("2026-11-20", "2026-12-10"), said("20号", ("date", "20号", "2026-12-20")), "2026-12-20"),
    ],
)
def test_a_day_without_its_month_is_of_the_month_told_before(
    before: tuple[str, str], message: UserMessage, day: str
) -> None:
    wish = wish_told(message, ZONE, TODAY, WishedTimes(days=(before,)))
    assert wish is not None
    assert list(wish.days) == [(day, day)]

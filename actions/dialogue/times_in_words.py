"""Times that suit a person, in words on two clocks: their own and Beijing's. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from backend.shared.calendar import BEIJING
from backend.shared.wished_times import DAY, NO_END, Hours, WishedTimes
from backend.shared.wording import Words, day

_WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
_ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def times_in_words(wish: WishedTimes, today: date, language: str) -> str:
    """Return the days, and each stretch of hours on the clock it was told on and on Beijing's.

    Args:
        wish: with its zone; without one nobody knows yet whose clock is meant.
        today: from which a day is taken to reckon Beijing's clock by, where none is named.
    """
    parts = [*_days(wish, language), *_hours(wish, today, language)]
    excluded = [*_not(wish, language)]
    text = Words("，", ", ").say(language).join(parts) or Words("都可以", "any time").say(language)
    if excluded:
        text += Words("；不行：", "; not: ").say(language) + Words("、", ", ").say(language).join(excluded)
    return text


def _days(wish: WishedTimes, language: str) -> Iterator[str]:
    for first, last in wish.days:
        begin, end = (day(date.fromisoformat(one), language) for one in (first, last))
        if date.fromisoformat(last) - date.fromisoformat(first) >= NO_END:
            yield Words(f"{begin}起", f"from {begin} on").say(language)
            continue
        yield begin if first == last else Words(f"{begin}至{end}", f"{begin} to {end}").say(language)
    if wish.weekdays:
        yield _weekdays(wish.weekdays, language)


def _weekdays(days: tuple[int, ...], language: str) -> str:
    ordered = sorted(set(days))
    zh = "周" + "、".join(_WEEKDAYS[one] for one in ordered)
    return Words(zh, ", ".join(_ENGLISH[one] for one in ordered)).say(language)


def _hours(wish: WishedTimes, today: date, language: str) -> Iterator[str]:
    stretches = [(wish.at, wish.at)] if wish.at is not None else list(wish.hours)
    on = wish.first_day or today
    if wish.weekdays and not wish.days:
        on += timedelta(days=(min(wish.weekdays) - on.weekday()) % 7)
    for hours in stretches:
        yield _on_both(hours, on, wish.zone, language)


def _on_both(hours: Hours, on: date, zone: str, language: str) -> str:
    """A stretch on the clock it was told on; Beijing's behind it, with the day where it is another one."""
    if not zone:
        said = _stretch(*hours)
        return Words(
            f"{said}（按您当地还是北京时间，看哪边有空位）",
            f"{said} (on your clock or Beijing's, whichever has free times)",
        ).say(language)
    midnight = datetime.combine(on, datetime.min.time(), ZoneInfo(zone))
    start, end = (midnight + timedelta(minutes=minutes) for minutes in hours)
    here = _stretch(*hours)
    there = (start.astimezone(BEIJING), end.astimezone(BEIJING))
    if start.utcoffset() == there[0].utcoffset():
        return Words(f"北京时间 {here}", f"{here} Beijing time").say(language)
    beijing = _stretch(*(one.hour * 60 + one.minute for one in there))
    shift = (there[0].date() - start.date()).days
    days = {1: Words("（次日）", " the next day"), -1: Words("（前一日）", " the day before")}.get(shift, Words("", ""))
    return Words(
        f"您当地 {here}，即北京时间 {beijing}{days.zh}", f"{here} your time, {beijing}{days.en} Beijing time"
    ).say(language)


def _stretch(first: int, last: int) -> str:
    return _clock(first) if first == last else f"{_clock(first)}–{_clock(last)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}" if minutes < DAY else "24:00"


def _not(wish: WishedTimes, language: str) -> Iterator[str]:
    for first, last in wish.not_days:
        begin, end = (day(date.fromisoformat(one), language) for one in (first, last))
        yield begin if first == last else f"{begin}–{end}"
    if wish.not_weekdays:
        yield _weekdays(wish.not_weekdays, language)
    for hours in wish.not_hours:
        yield _stretch(*hours)

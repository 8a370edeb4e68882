"""The days a message of somebody with a paper of a court tells: when it came, when the hearing is. Pure.

A day is taken for what stands nearest to it. A day that is said of neither is none of both, and so is one of the
paper's own date, of a birth, a passport or a household registration, or one long past that nothing is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.told_days import ToldDay, read_told_day
from actions.readers.pattern_pages import pattern
from actions.readers.standing import stands
from actions.script import sign_by_sign
from backend.shared.calendar import months_later
from backend.shared.numerals import number_in

_PAGE = Path(__file__).with_name("words.yml")
_BREAK = re.compile(r"[，,。；;！!？?\n]|\.\s+(?=[A-Z])|\s(?:and|but)\s")
_OLD = 180
"""Days after which a day told with money is rather that of a debt than the one papers came on."""
_MOST_OF_A_YEAR = 270
_ROLES = ("received", "hearing", "own_date", "of_life")
_NEITHER = ("own_date", "of_life")
"""Roles of a day on which no paper came and nobody sits."""
_DATED = ("date", "datetime")
_CHINESE_DAY = re.compile(r"(?P<month>十[一二]?|[一二三四五六七八九]|\d{1,2})月(?P<day>廿[一二三四五六七八九]?)")
"""A day that is written as people write it, without 号, which a calendar of the moon writes alike."""
_LUNAR = re.compile(r"农历|旧历|阴历|古历|老历|夏历|正月|冬月|腊月|初[一二三四五六七八九十]|闰")


def days_told(said: UserMessage, today: date, country: str) -> tuple[dict[str, Any], dict[str, ToldDay], str]:
    """Return the days by field in ISO form, what is wrong with others, and a day that no cue says the meaning of."""
    values: dict[str, Any] = {}
    faults: dict[str, ToldDay] = {}
    loose = last = ""
    said = with_calendar_days(said, today)
    for part, wider in _single_days(said):
        role = _role(part) or _role(wider)
        takes_its_place = _of("not_that_day").search(_plain(wider.text)) is not None
        role = (role or last) if takes_its_place else role  # "the hearing is on the 20th, no, on the 22nd"
        last = role or last
        if _is_denied(part) or (not role and asks(part.text)):  # "am I in time today?" names the day of asking
            continue
        if role in _NEITHER or (role != "hearing" and _is_only_posted(wider, said)):
            continue
        on_paper = not role and _is_of_paper(part, said)
        if not role and _is_bare_moment(part, said, today):
            role = "hearing"
        told = read_told_day(part, today, country, "any" if role == "hearing" or on_paper else "past")
        if told is None:
            continue
        if on_paper and told.day is not None:
            role = "hearing" if told.day > today else "received"
        if role == "hearing" and told.day is not None and told.year_assumed and told.day < today:
            told = replace(told, day=months_later(told.day, 12))
        if role == "received" and is_assumed_long_ago(told, today):
            told = ToldDay(fault="future")
        if told.day is None:
            faults[role or "received"] = told
        elif role and (takes_its_place or role not in values):
            values[role] = told.day.isoformat()
        elif takes_its_place:
            loose = told.day.isoformat()
        elif (
            not role and not asks(part.text) and not _is_long_past(told.day, today)
        ):  # "is today still in time" tells of no day a paper came
            loose = loose or told.day.isoformat()
    return values, {name: fault for name, fault in faults.items() if name not in values}, loose


def receipt_told(said: UserMessage, today: date) -> date | None:
    """Return the day a message says a paper came; the first day of no other meaning, where none is said of it.

    "判决书日期是11月5号，24号才签收" tells the 24th, whichever stands first; the judgment's own date alone tells none.
    """
    values = days_told(said, today, "")[0]
    if "received" in values:
        return date.fromisoformat(str(values["received"]))
    for part, wider in _single_days(with_calendar_days(said, today)):
        if _role(part) or _role(wider):
            continue
        told = read_told_day(part, today, "", "past")
        if told is not None and told.day is not None:
            return told.day
    return None


def tells_no_receipt(said: UserMessage) -> bool:
    """Return True if every day of a message is one of a paper's own date, or of a life."""
    roles = [_role(part) or _role(wider) for part, wider in _single_days(said) if _spans_of_days(part)]
    return bool(roles) and all(role in _NEITHER for role in roles)


def with_calendar_days(said: UserMessage, today: date) -> UserMessage:
    """Return the message with the next such day of the calendar for one like 十一月廿五, unless the moon's is named.

    The bot takes a day with 廿 and without 号 for one of the moon; courts and their papers know none.
    """
    if _LUNAR.search(_plain(said.text)):
        return said
    return replace(said, entities=tuple(_of_calendar(one, said.text, today) for one in said.entities))


def _of_calendar(entity: Any, text: str, today: date) -> Any:
    if entity.get("entity") != "date" or "start" not in entity:
        return entity
    written = _CHINESE_DAY.fullmatch(_plain(text[int(entity["start"]) : int(entity["end"])]).strip())
    if written is None:
        return entity
    month = written["month"]
    number = int(month) if month.isdecimal() else number_in(month)
    try:
        day = date(today.year, number, number_in(written["day"].replace("廿", "二十")))
    except ValueError:
        return entity
    return {**entity, "value": (day if day >= today else months_later(day, 12)).isoformat()}


def _is_long_past(day: date, today: date) -> bool:
    """Return True if a day of which nothing is said lies too far back for a paper somebody answers now."""
    return (today - day).days > _OLD


def is_assumed_long_ago(told: ToldDay, today: date) -> bool:
    """Return True if a day without a year was taken for one most of a year back: it lies ahead."""
    return told.day is not None and told.year_assumed and (today - told.day).days > _MOST_OF_A_YEAR


def is_of_debt(part: UserMessage, day: date, today: date) -> bool:
    """Return True if a day long past stands in a clause about money: "that money is ten years old" tells no receipt."""
    return _is_long_past(day, today) and _of("of_debt").search(_plain(part.text)) is not None


def _is_of_paper(part: UserMessage, said: UserMessage) -> bool:
    """Return True if a day without a cue is one of a paper: its clause names one, or is nothing but the day.

    "Today is my day off" and "my mother told me today" tell of no paper, whatever the rest of the message is about.
    """
    if _of("papers").search(_plain(said.text)) is None or _of("telling").search(_plain(part.text)) is not None:
        return False
    return _of("papers").search(_plain(part.text)) is not None or not _without_day(part)


def _is_bare_moment(part: UserMessage, said: UserMessage, today: date) -> bool:
    """Return True if a clause is an hour of a day to come and nothing else: no paper comes at an hour ahead."""
    moment = part.value("datetime")
    ahead = isinstance(moment, str) and date.fromisoformat(moment[:10]) >= today
    return ahead and not asks(part.text) and not _without_day(part)


def _without_day(part: UserMessage) -> str:
    """Return the words of a clause without its day and the words for its clock."""
    text = part.text
    for entity in sorted((e for e in part.entities if "start" in e), key=lambda e: -int(e["start"])):
        text = text[: int(entity["start"])] + text[int(entity["end"]) :]
    return _of("beside_moment").sub("", _plain(text))


def _is_denied(part: UserMessage) -> bool:
    """Return True if the day of a part is one that it was not: "it did not come on the 3rd but on the 5th"."""
    day = next((e for e in part.entities if e.get("entity") in ("date", "datetime") and "start" in e), None)
    return day is not None and _of("denied_before").search(_plain(part.text[: int(day["start"])])) is not None


def _is_only_posted(part: UserMessage, said: UserMessage) -> bool:
    """Return True if a day is that of a notice put up on a door: nobody received anything by it."""
    in_hand = stands("served_in_hand", part.text)
    return not in_hand and (stands("posted_day", part.text) or stands("posted", said.text))


def dated_parts(said: UserMessage) -> Iterator[tuple[UserMessage, UserMessage]]:
    """The clauses that tell a day, each with the words before it; a day is never cut in two.

    Only its own clause tells the year of a day: a case number before it holds another.
    """
    dated = [e for e in said.entities if e.get("entity") in ("date", "datetime") and "start" in e]
    spans = [(int(e["start"]), _end_of(said.text, int(e["start"]), int(e["end"]))) for e in dated]
    cuts = [
        match.end()
        for match in _BREAK.finditer(said.text)
        if not any(start < match.end() and match.start() < end for start, end in spans)
    ]
    ends = [0, *cuts, len(said.text)]
    last = 0
    for begin, end in pairwise(ends):
        if any(begin <= start < end for start, _ in spans) or not spans:
            yield said.between(begin, end), said.between(last, end)
            last = end


def _single_days(said: UserMessage) -> Iterator[tuple[UserMessage, UserMessage]]:
    """The clauses that tell a day, once for each day in them, with blanks for what stands beyond another day.

    "诉状11月17号到我手上 1月8日开庭" sits on the second day alone: a cue behind another day is that day's.
    """
    for part, wider in dated_parts(said):
        spans = _spans_of_days(part)
        if len(spans) <= 1:
            yield part, wider
            continue
        before = len(wider.text) - len(part.text)
        ends = [0, *(end for _, end in spans)]
        begins = [*(start for start, _ in spans), len(part.text)]
        for number in range(len(spans)):
            others = [(0, ends[number]), (begins[number + 1], len(part.text))]
            yield _blanked(part, others), _blanked(wider, [(start + before, end + before) for start, end in others])


def _spans_of_days(part: UserMessage) -> list[tuple[int, int]]:
    """Return where the days of a clause stand; two readings of the same words are one."""
    found: list[tuple[int, int]] = []
    for one in sorted((e for e in part.entities if e.get("entity") in _DATED and "start" in e), key=_start_of):
        start, end = int(one["start"]), int(one["end"])
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _start_of(entity: Any) -> int:
    return int(entity["start"])


def _blanked(part: UserMessage, spans: list[tuple[int, int]]) -> UserMessage:
    text = part.text
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    kept = tuple(e for e in part.entities if not any(a <= int(e.get("start", -1)) < b for a, b in spans))
    return replace(part, text=text, entities=kept)


def _end_of(text: str, start: int, end: int) -> int:
    """Return where the words of a day end; the stop behind "on 20 November." ends its sentence."""
    return start + len(text[start:end].rstrip(" .。,，;；"))


def _role(part: UserMessage) -> str:
    """Return the role of a part's day, by the cue nearest to it."""
    plain = _plain(part.text)
    day = next((e for e in part.entities if e.get("entity") in ("date", "datetime") and "start" in e), None)
    at = (int(day["start"]) + int(day["end"])) // 2 if day else len(plain) // 2
    nearest = [
        (abs((match.start() + match.end()) // 2 - at), role) for role in _ROLES for match in _of(role).finditer(plain)
    ]
    return min(nearest)[1] if nearest else ""


def _of(entry: str) -> re.Pattern[str]:
    return pattern(_PAGE, entry)


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold()

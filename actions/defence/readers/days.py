"""The days a message of somebody who is sued tells: when a paper came, when the hearing is. Pure.

A day is taken for what stands nearest to it. A day that is said of neither is none of both.
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

_PAGE = Path(__file__).with_name("words.yml")
_BREAK = re.compile(r"[，,。；;！!？?\n]|\.\s+(?=[A-Z])|\s(?:and|but)\s")
_OLD = 180
"""Days after which a day told with money is rather that of a debt than the one papers came on."""
_MOST_OF_A_YEAR = 270


def days_told(said: UserMessage, today: date, country: str) -> tuple[dict[str, Any], dict[str, ToldDay], str]:
    """Return the days by field in ISO form, what is wrong with others, and a day that no cue says the meaning of."""
    values: dict[str, Any] = {}
    faults: dict[str, ToldDay] = {}
    loose = last = ""
    for part, wider in dated_parts(said):
        role = _role(part) or _role(wider)
        takes_its_place = _of("not_that_day").search(_plain(wider.text)) is not None
        role = (role or last) if takes_its_place else role  # "the hearing is on the 20th, no, on the 22nd"
        last = role or last
        if _is_denied(part) or (not role and asks(part.text)):  # "am I in time today?" names the day of asking
            continue
        if role != "hearing" and _is_only_posted(wider, said):
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
            not role and not asks(part.text) and not is_of_debt(part, told.day, today)
        ):  # "is today still in time" tells of no day a paper came
            loose = loose or told.day.isoformat()
    return values, {name: fault for name, fault in faults.items() if name not in values}, loose


def is_assumed_long_ago(told: ToldDay, today: date) -> bool:
    """Return True if a day without a year was taken for one most of a year back: it lies ahead."""
    return told.day is not None and told.year_assumed and (today - told.day).days > _MOST_OF_A_YEAR


def is_of_debt(part: UserMessage, day: date, today: date) -> bool:
    """Return True if a day long past stands in a clause about money: "that money is ten years old" tells no receipt."""
    return (today - day).days > _OLD and _of("of_debt").search(_plain(part.text)) is not None


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


def _end_of(text: str, start: int, end: int) -> int:
    """Return where the words of a day end; the stop behind "on 20 November." ends its sentence."""
    return start + len(text[start:end].rstrip(" .。,，;；"))


def _role(part: UserMessage) -> str:
    """Return the role of a part's day, by the cue nearest to it."""
    plain = _plain(part.text)
    day = next((e for e in part.entities if e.get("entity") in ("date", "datetime") and "start" in e), None)
    at = (int(day["start"]) + int(day["end"])) // 2 if day else len(plain) // 2
    nearest = [
        (abs((match.start() + match.end()) // 2 - at), role)
        for role in ("received", "hearing")
        for match in _of(role).finditer(plain)
    ]
    return min(nearest)[1] if nearest else ""


def _of(entry: str) -> re.Pattern[str]:
    return pattern(_PAGE, entry)


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold()

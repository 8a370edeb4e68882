"""Sums that are owed month by month ("每月1500，欠了14个月"), as a message tells them. Pure.

Counted only where the monthly sum is told, and the months or since when nothing came; "几个月" is no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from actions.answers import Answer
from actions.dialogue.readers.durations import months_said
from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

Owed = Literal["maintenance", "rent", "wages"]
_ROUND = re.compile(r"[几数多]个?[年月]|\d多|十多|\b(?:several|many|few)\b")
_EACH = re.compile(r"每个?月|\b(?:a|per|each|every) month\b")
_CUT = re.compile(r"[，,](?!\d{3}(?!\d))|[。；;！!？?\n]|\.(?!\d)")
_FIGURE = r"(?P<sum>\d{1,3}(?:,\d{3})+|\d{3,})(?:\.\d+)?"
_BARE = rf"\s*(?:人民币|rmb|cny|[¥￥])?\s*{_FIGURE}(?![\d,]*\s?(?:个?[年月日号]|months?|years?))"
_CALENDAR = re.compile(
    r"\d{4}|[一二三四五六七八九十\d]月|今年|去年|前年|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_NEAR = 16
"""Signs before or behind a sum within which it is said that it is monthly."""
_MOST = 600
"""Months; more than fifty years are misread."""


@dataclass(frozen=True, slots=True)
class Arrears:
    """Sum that is owed month by month.

    Args:
        kind: of what.
        monthly: the sum of a month, with its `currency`.
        months: how many are owed, where that is told; else the month `since` which nothing came.
    """

    kind: Owed
    monthly: Decimal
    currency: str
    months: int | None
    since: date | None


def asks_arrears(text: str) -> bool:
    """Return True if a message asks what is owed; a fee or interest is another sum."""
    plain = _plain(text)
    return _says("asks_sum", plain) and not _says("asks_other", plain)


def arrears_in(answer: Answer, today: date) -> Arrears | None:
    """Return what a message tells is owed month by month; None where a part of it is missing.

    Args:
        today: where the writer is; nothing is owed from a month that lies ahead.
    """
    text = _plain(answer.text)
    kind = next((name for name in _kinds() if _kinds()[name].search(text)), None)
    monthly = _monthly(answer, text)
    if kind is None or monthly is None:
        return None
    owed = [part for part in _CUT.split(text) if _says("owed", part)]
    exact = (_EACH.sub(" ", part) for part in owed if not _ROUND.search(part) and not _names_since(part))
    told = (months_said(part) for part in exact)
    months = next((int(count) for count in told if count is not None and count == int(count)), None)
    since = None if months is not None else _since(answer, text, today)
    if since is None and not 0 < (months or 0) <= _MOST:
        return None
    return Arrears(kind, *monthly, months, since)


def _monthly(answer: Answer, text: str) -> tuple[Decimal, str] | None:
    """The one monthly sum of a message, with its currency; yuan where none is said."""
    found: set[tuple[Decimal, str]] = set()
    for one in answer.entities:
        value = one.get("value")
        if one.get("entity") != "money" or not isinstance(value, Mapping) or "start" not in one:
            continue
        before = text[max(int(one["start"]) - _NEAR, 0) : int(one["start"])]
        if _ends(before) or _begins(text[int(one["end"]) : int(one["end"]) + _NEAR]):
            found.add((Decimal(str(value["amount"])), str(value["currency"])))
    if not found:
        bare = (match for pattern in _bare() for match in pattern.finditer(text))
        found = {(Decimal(match["sum"].replace(",", "")), "CNY") for match in bare}
    return found.pop() if len(found) == 1 else None


def _since(answer: Answer, text: str, today: date) -> date | None:
    """The month since when nothing came: the one day or month whose stretch says so, beside one that says unpaid."""
    if not _says("owed", text):
        return None
    days = {day for part, day in _days(answer, text) if _names_since(part) and day <= today}
    return days.pop().replace(day=1) if len(days) == 1 else None


def _days(answer: Answer, text: str) -> Iterator[tuple[str, date]]:
    for one in answer.entities:
        value: Any = one.get("value")
        if one.get("entity") == "date_range" and isinstance(value, Mapping):
            value = value.get("from")
        if one.get("entity") not in ("date", "date_range") or not isinstance(value, str) or "start" not in one:
            continue
        start = max((cut.end() for cut in _CUT.finditer(text, 0, int(one["start"]))), default=0)
        end = next((cut.start() for cut in _CUT.finditer(text, int(one["end"]))), len(text))
        yield text[start:end], date.fromisoformat(value[:10])


def _names_since(part: str) -> bool:
    """Return True if a stretch tells since when, by a day or a month of the calendar."""
    return _says("since", part) and _CALENDAR.search(part) is not None


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold()


def _says(kind: str, text: str) -> bool:
    return _words(kind).search(text) is not None


def _ends(before: str) -> bool:
    return re.search(rf"(?:{_words('monthly_before').pattern})\s*$", before) is not None


def _begins(after: str) -> bool:
    return re.match(rf"\s*(?:{_words('monthly_after').pattern})", after) is not None


@cache
def _bare() -> tuple[re.Pattern[str], ...]:
    """Patterns of a figure without a currency, behind or before the words that say that it is monthly."""
    before = re.compile(rf"(?:{_words('monthly_before').pattern}){_BARE}")
    after = re.compile(rf"(?<![\d,.]){_FIGURE}\s*(?:yuan|rmb|元|块)?\s*(?:{_words('monthly_after').pattern})")
    return before, after


@cache
def _page() -> Mapping[str, Any]:
    page: Mapping[str, Any] = read_yaml(Path(__file__).with_name("arrears.yml"))
    return page


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(_page()[kind]))


@cache
def _kinds() -> Mapping[Owed, re.Pattern[str]]:
    return {name: re.compile("|".join(words)) for name, words in _page()["kinds"].items()}

"""Reader of a loan handed over in several parts, each with its day ("9月28日第一次5万，第二次10月15日3万"). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from actions.filing.readers.values import CURRENCIES
from actions.script import sign_by_sign
from backend.shared.numerals import in_chinese

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|今年|去年|旧年|前年|\b(?:last|this) year\b", re.IGNORECASE)
_BACK = re.compile(r"还(?:了|咗|过|返|我|给|钱)|归还|退|\b(?:paid back|repaid|returned|back)\b", re.IGNORECASE)
_PIECE = re.compile(r"(?:[^，。；;,\n]|,(?=\d{3}(?!\d)))+")
_ONLY_YEAR = re.compile(
    r"^(?:不对|唔系|不是|是|系|应该是|就是|no|it was|in|[，,\s])*"
    r"(?:(?P<year>(?:19|20)\d{2})(?:年)?|(?P<said>今年|去年|旧年|前年|last year|this year))(?:的|嘅|的事)?$",
    re.IGNORECASE,
)
_LINE = re.compile(r"^借款分\S{1,2}次交付：(.+)。$")
_ONE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(\d+(?:\.\d+)?)(\D+?)(?:，|$)")
_BACK_YEARS = {"今年": 0, "this year": 0, "去年": 1, "旧年": 1, "last year": 1, "前年": 2}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a loan: its day and its sum."""

    day: date
    amount: Decimal
    currency: str


def instalments(text: str, entities: Sequence[Mapping[str, Any]], year: int | None, today: date) -> tuple[Part, ...]:
    """Return the parts a message tells, at least two, each with a day and a sum of its own in one clause; or nothing.

    Args:
        text: the message.
        entities: what the bot saw in it.
        year: of the days, where it was told before.
        today: before which all of them lie.
    """
    if _BACK.search(sign_by_sign(text)):
        return ()
    parts: list[Part] = []
    for piece in _PIECE.finditer(text):
        inside = [one for one in entities if piece.start() <= int(one.get("start", -1)) < piece.end()]
        days = [str(one["value"])[:10] for one in inside if one.get("entity") in ("date", "datetime")]
        sums = [one["value"] for one in inside if one.get("entity") == "money" and isinstance(one["value"], Mapping)]
        if len(days) != len(sums) or len(days) > 1:
            return ()
        if days and _DAY.fullmatch(days[0]):
            day = _in_year(date.fromisoformat(days[0]), piece[0], parts, year, today)
            parts.append(Part(day, Decimal(str(sums[0]["amount"])), str(sums[0]["currency"])))
    several = len(parts) > 1 and len({one.currency for one in parts}) == 1
    in_order = all(one.day < after.day <= today for one, after in pairwise(parts))
    return tuple(parts) if several and in_order else ()


def tells_years(text: str) -> bool:
    """Return True if a message says in which year something was."""
    return _YEAR.search(sign_by_sign(text)) is not None


def year_alone(text: str, today: date) -> int | None:
    """Return the year that is all a message tells ("去年", "是2024年"), or None."""
    found = _ONLY_YEAR.match(sign_by_sign(text.strip(" 。.！!")))
    if found is None:
        return None
    return int(found["year"]) if found["year"] else today.year - _BACK_YEARS[found["said"].casefold()]


def line_of(parts: Sequence[Part]) -> str:
    """Return the sentence of the facts that tells the parts of a loan."""
    count = "两" if len(parts) == 2 else in_chinese(len(parts))
    told = "，".join(f"{day_written(one.day)}{one.amount.normalize():f}{CURRENCIES[one.currency].zh}" for one in parts)
    return f"借款分{count}次交付：{told}。"


def parts_of(line: str) -> tuple[Part, ...]:
    """Return the parts such a sentence tells; nothing of any other one."""
    codes = {words.zh: code for code, words in CURRENCIES.items()}
    told = found[1] if (found := _LINE.match(line)) is not None else ""
    return tuple(
        Part(date(int(year), int(month), int(day)), Decimal(amount), codes.get(unit, "CNY"))
        for year, month, day, amount, unit in _ONE.findall(told)
    )


def day_written(day: date) -> str:
    """Return a day as a sentence in Chinese holds it."""
    return f"{day.year}年{day.month}月{day.day}日"


def shifted(parts: Sequence[Part], year: int) -> tuple[Part, ...]:
    """Return the parts with the first one in `year`, the others as long behind it."""
    by = year - parts[0].day.year
    return tuple(replace(one, day=_with_year(one.day, one.day.year + by)) for one in parts)


def _in_year(day: date, piece: str, before: Sequence[Part], year: int | None, today: date) -> date:
    """A day in the year that is told, of the part before, or known; else the last such day."""
    if tells_years(piece):
        return day
    known = before[-1].day.year if before else year
    if known is not None:
        told = _with_year(day, known)
        return told if not before or told > before[-1].day else _with_year(day, known + 1)
    return (
        day if day <= today else _with_year(day, today.year if _with_year(day, today.year) <= today else today.year - 1)
    )


def _with_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)

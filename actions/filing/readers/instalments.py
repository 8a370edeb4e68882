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
_BACK = re.compile(r"还(?:了|咗|过|返|我|给|钱)|归还|退|\b(?:paid back|paid me|repaid|returned|back)\b", re.IGNORECASE)
_TURN = re.compile(
    r"(?:最?开始|先是|首先|头一次|第一[次笔])|第[二三四五六][次笔]|"
    r"\b(?:the )?(?:first|second|third|fourth)(?: (?:time|loan|one|part|transfer))?\b",
    re.IGNORECASE,
)
"""Words that count the parts of a loan; what stands behind one, until the next, is of that part."""
_SAME_YEAR = re.compile(r"同年|同一年|[那当當]年|\b(?:the )?(?:same|that) year\b", re.IGNORECASE)
_NO_PART = re.compile(
    r"说好|讲好|约定|答应|承诺|保证|到期|[要该]还|还清|利息|催|追|问[他她佢]要|借条|欠|"
    r"\b(?:due|promis\w+|agreed|repay|asked|interest|iou|owes?)\b",
    re.IGNORECASE,
)
"""Words of a clause that tells something else of a loan than that a part of it was handed over."""
_MORE_BACK = re.compile(
    r"又|再|还有|还另|另外|后来|之后|第[二三四五六][次笔]|同埋|仲|\b(?:and|then|again|another|also|later|second)\b",
    re.IGNORECASE,
)
_NOT_BACK = re.compile(
    r"[没沒未冇唔不][^，。]{0,3}[还還]|欠|一共|总共|合共|共[还還]|利息|"
    r"\b(?:not|never|owes?|in total|altogether|interest)\b",
    re.IGNORECASE,
)
"""Words beside a sum paid back that make it none of several."""
_PIECE = re.compile(r"(?:[^，。；;,\n]|,(?=\d{3}(?!\d)))+")
_ONLY_YEAR = re.compile(
    r"^(?:不对|唔系|不是|是|系|应该是|就是|no|it was|in|[，,\s])*"
    r"(?:(?P<year>(?:19|20)\d{2})(?:年)?|(?P<said>今年|去年|旧年|前年|last year|this year))(?:的|嘅|的事)?$",
    re.IGNORECASE,
)
_LINE = re.compile(r"^借款分\S{1,2}次交付：(.+)。$")
_ONE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?(\d+(?:\.\d+)?)(\D+?)(?:，|$)")
_BACK_YEARS = {"今年": 0, "this year": 0, "去年": 1, "旧年": 1, "last year": 1, "前年": 2}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIGURE = re.compile(r"[\d一二两三四五六七八九十百千万]|\b(?:thousand|hundred)\b")
_REACH = 8
"""Characters before a clause in which a word may join it to the payment before."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a loan: its day and its sum; of a day that is not exact only the month is known."""

    day: date
    amount: Decimal
    currency: str
    exact: bool = True

    @property
    def on(self) -> str:
        """The day, or the month, as a sentence in Chinese holds it."""
        return day_written(self.day) if self.exact else f"{self.day.year}年{self.day.month}月"


def instalments(text: str, entities: Sequence[Mapping[str, Any]], year: int | None, today: date) -> tuple[Part, ...]:
    """Return the parts a message tells, at least two, each with a day and a sum of its own; or nothing.

    They stand in a clause each, or behind words that count them; what was paid back is none of them.

    Args:
        text: the message.
        entities: what the bot saw in it.
        year: of the days, where it was told before.
        today: before which all of them lie.
    """
    parts: list[Part] = []
    for words, inside in _told(text, entities):
        days = list(dict.fromkeys(found for one in inside if (found := _day_of(one)) is not None))
        sums = [one["value"] for one in inside if one.get("entity") == "money" and isinstance(one["value"], Mapping)]
        if len(days) != len(sums) or len(days) > 1:
            return ()
        if days:
            told, exact = days[0]
            same = bool(parts) and _SAME_YEAR.search(words) is not None
            day = _with_year(told, parts[-1].day.year) if same else _in_year(told, words, parts, year, today)
            parts.append(Part(day, Decimal(str(sums[0]["amount"])), str(sums[0]["currency"]), exact))
    several = len(parts) > 1 and len({one.currency for one in parts}) == 1
    in_order = all(one.day < after.day <= today for one, after in pairwise(parts))
    return tuple(parts) if several and in_order else ()


def repaid_in_all(text: str, entities: Sequence[Mapping[str, Any]]) -> tuple[Decimal, str] | None:
    """Return what several payments back come to that a message tells one after the other; None for one or none.

    "去年5月还了八千，年底他又还了三千" is 11,000; "还了八千，还欠三千" is one payment.
    """
    told: list[Mapping[str, Any]] = []
    for place, piece in enumerate(_pieces_back(text)):
        sums = [one["value"] for one in _inside(piece, entities) if one.get("entity") == "money"]
        if len(sums) != 1 or _NOT_BACK.search(sign_by_sign(piece[0])):
            return None
        if place and not _MORE_BACK.search(sign_by_sign(text[: piece.end()][-_REACH - len(piece[0]) :])):
            return None
        told.append(sums[0])
    if len(told) < 2 or len({str(one["currency"]) for one in told}) != 1:
        return None
    return sum((Decimal(str(one["amount"])) for one in told), Decimal()), str(told[0]["currency"])


def _pieces_back(text: str) -> list[re.Match[str]]:
    return [one for one in _PIECE.finditer(text) if _BACK.search(sign_by_sign(one[0])) and _FIGURE.search(one[0])]


def _inside(piece: re.Match[str], entities: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [one for one in entities if piece.start() <= int(one.get("start", -1)) < piece.end()]


def _told(text: str, entities: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Find the words of each part with what the bot saw in them: by the words that count the parts, else by clauses."""
    plain = sign_by_sign(text)
    pieces = [one for one in _PIECE.finditer(text) if not _is_aside(plain[one.start() : one.end()])]
    clauses = [(one[0], _inside(one, entities)) for one in pieces]
    counted: list[tuple[str, list[Mapping[str, Any]]]] = []
    for words, inside in clauses:
        if _TURN.search(sign_by_sign(words)) is not None:
            counted.append((words, list(inside)))
        elif counted:
            counted[-1] = (f"{counted[-1][0]}，{words}", [*counted[-1][1], *inside])
    return counted if len(counted) > 1 else clauses


def _is_aside(clause: str) -> bool:
    return _BACK.search(clause) is not None or _NO_PART.search(clause) is not None


def _day_of(one: Mapping[str, Any]) -> tuple[date, bool] | None:
    """A day the bot saw, or the first of a month; None for anything else."""
    value = one.get("value")
    if one.get("entity") in ("date", "datetime") and _DAY.fullmatch(str(value)[:10]):
        return date.fromisoformat(str(value)[:10]), True
    if one.get("entity") != "date_range" or not isinstance(value, Mapping):
        return None
    first, last = str(value.get("from", ""))[:10], str(value.get("to", ""))[:10]
    month = _DAY.fullmatch(first) and first[:7] == last[:7] and first.endswith("-01")
    return (date.fromisoformat(first), False) if month else None


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
    told = "，".join(f"{one.on}{one.amount.normalize():f}{CURRENCIES[one.currency].zh}" for one in parts)
    return f"借款分{count}次交付：{told}。"


def parts_of(line: str) -> tuple[Part, ...]:
    """Return the parts such a sentence tells; nothing of any other one."""
    codes = {words.zh: code for code, words in CURRENCIES.items()}
    told = found[1] if (found := _LINE.match(line)) is not None else ""
    return tuple(
        Part(date(int(year), int(month), int(day or 1)), Decimal(amount), codes.get(unit, "CNY"), bool(day))
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

"""The rate of interest a question names, brought to percent a year. Pure.

月息三分, 24% a year, 日息千分之一, 年息两分四厘, 3 percent a month. A rate without a period is a year's, except 分 in
everyday speech, which is a month's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from opencc import OpenCC

from actions.readers.repayment_terms import denies
from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

Period = Literal["year", "month", "day"]
PER_YEAR: Final[Mapping[Period, int]] = {"year": 1, "month": 12, "day": 365}
_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_OF_A_RATE: Final = ("interest", "percent", "percent_in_words", "fen", "li", "parts", "period", "year_of_rate")
"""Words about a rate: the word interest, the figure, the period beside it."""
_MOST = Decimal(1000)
"""Percent a year; more is no rate."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as it was said.

    Args:
        percent: of the period.
        period: what it is counted by.
    """

    percent: Decimal
    period: Period

    @property
    def yearly(self) -> Decimal:
        """Percent a year."""
        return self.percent * PER_YEAR[self.period]


def read_rate(text: str) -> Rate | None:
    """Return the rate of interest that a text names; None where it names none, or two."""
    plain = _simplified().convert(text).casefold()
    words = _words()
    if not words["interest"].search(plain):
        return None
    found = {rate for rate in (_in_percent(plain), _in_fen(plain), _in_li(plain), _in_parts(plain)) if rate is not None}
    return found.pop() if len(found) == 1 else None


def li_of_a_month(text: str) -> Decimal | None:
    """Return how many 厘 a month a text names as the rate; None where the rate is said in another unit.

    In Jiangmen's old way one is a thousandth, in Hong Kong, Macao and Malaysia mostly a hundredth.
    """
    plain = _simplified().convert(text).casefold()
    rate = read_rate(text)
    of_li = rate is not None and rate.period == "month" and _in_li(plain) == rate
    return rate.percent * 10 if rate is not None and of_li else None


def rate_told(text: str) -> slice | None:
    """Return where a clause tells a rate, its period with it; None where it tells none, or denies it."""
    plain = sign_by_sign(text).casefold()
    if read_rate(text) is None or denies(plain) or len(plain) != len(text):
        return None
    found = [one.span() for kind in _OF_A_RATE for one in _words()[kind].finditer(plain)]
    return slice(min(start for start, _ in found), max(end for _, end in found))


def asks_whether_too_high(text: str) -> bool:
    """Return True if a text asks if a rate is lawful or too high."""
    return _words()["judges"].search(_simplified().convert(text).casefold()) is not None


def _in_percent(plain: str) -> Rate | None:
    found = {Decimal(said) for said in _all(plain, "percent")} | {
        _hundreds(said) for said in _all(plain, "percent_in_words")
    }
    return _rate(found.pop(), _period(plain)) if len(found) == 1 else None


def _all(plain: str, kind: str) -> Iterator[str]:
    """Iterate over what every finding of a kind caught."""
    for one in _words()[kind].finditer(plain):
        yield from filter(None, one.groups())


def _in_fen(plain: str) -> Rate | None:
    """几分几厘: a month's 分 is a hundredth and 厘 a thousandth; a year's are ten times as much, save that 厘 alone of
    a year is a hundredth."""
    found = _words()["fen"].search(plain)
    if found is None:
        return None
    fen, li = (_number(found[name]) for name in ("fen", "li"))
    half = Decimal("0.5") if found["half"] else Decimal(0)
    period = _period(plain, otherwise="month")
    tens = 10 if period == "year" else 1
    return _rate((fen + half) * tens + li * (Decimal(1) if period == "year" else Decimal("0.1")), period)


def _in_li(plain: str) -> Rate | None:
    """年息六厘, 一个月八厘; without a period it is said too differently from place to place to be read."""
    found = _words()["li"].search(plain)
    period = None if found is None or _words()["fen"].search(plain) else _period_said(plain)
    if found is None or period is None:
        return None
    return _rate(_hundreds(found["alone"]) * (Decimal(1) if period == "year" else Decimal("0.1")), period)


def _in_parts(plain: str) -> Rate | None:
    """千分之一, 万分之五."""
    found = _words()["parts"].search(plain)
    if found is None:
        return None
    share = Decimal("0.1") if found["of"] == "千" else Decimal("0.01")
    return _rate(_number(found["parts"]) * share, _period(plain, otherwise="day"))


def _rate(percent: Decimal, period: Period) -> Rate | None:
    rate = Rate(percent + 0, period)
    return rate if Decimal(0) < rate.yearly <= _MOST else None


def _period(plain: str, otherwise: Period = "year") -> Period:
    return _period_said(plain) or otherwise


def _period_said(plain: str) -> Period | None:
    words = _words()
    periods: tuple[Period, ...] = ("day", "month", "year")
    of_rate = [period for period in periods if words[f"{period}_of_rate"].search(plain)]
    if len(of_rate) == 1:
        return of_rate[0]
    without_times = words["times"].sub(" ", plain)
    return next((period for period in periods if words[period].search(without_times)), None)


def _number(said: str | None) -> Decimal:
    if not said:
        return Decimal(0)
    return Decimal(_DIGITS[said]) if said in _DIGITS else Decimal(said)


def _hundreds(said: str) -> Decimal:
    """A number below a hundred in characters (二十四), with 点 for the decimals."""
    whole, _, rest = said.partition("点")
    tens, is_ten, ones = whole.rpartition("十")
    value = (_number(tens or "一") * 10 if is_ten else Decimal(0)) + _number(ones)
    return value + sum((_number(sign) * Decimal(10) ** -(at + 1) for at, sign in enumerate(rest)), Decimal(0))


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    page: Mapping[str, Any] = read_yaml(Path(__file__).with_name("interest_rates.yml"))
    return {name: re.compile("|".join(ways)) for name, ways in page.items()}

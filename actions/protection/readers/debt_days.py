"""The days of a debt in a message: lent, due, asked for or paid in part, and what is asked of them. Pure.

Each day is what the words of its clause say; a day whose clause says nothing is none of them. A day without a year that
the bot reads as coming lies behind, as all of these do. A stretch of time is no day: "pay back in one year" counts from
when the money was lent, and "two years ago" names none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from actions.answers import Answer
from actions.readers.repayment_terms import BREAK, SPAN, denies, says_due, term_in_months
from actions.script import simplified
from backend.shared.calendar import months_later
from backend.shared.yaml_pages import read_yaml

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[一二][九〇零]..年")
_LAST_YEAR = re.compile(r"上年|旧年")
"""Last year in Cantonese, which the bot reads as no day."""


@dataclass(frozen=True, slots=True)
class DebtDays:
    """Days of a story; each only where its clause says so.

    Args:
        lent: when the money was given.
        due: when it was to be paid back.
        renewed: when it was asked for, paid in part or promised.
    """

    lent: date | None = None
    due: date | None = None
    renewed: tuple[date, ...] = ()

    def with_earlier(self, other: DebtDays) -> DebtDays:
        """Return these days, with what was told before where these say nothing."""
        return DebtDays(self.lent or other.lent, self.due or other.due, (*other.renewed, *self.renewed))


def debt_days(answer: Answer, today: date) -> DebtDays:
    """Return the days of a debt a message tells.

    Args:
        today: where the writer is.
    """
    text = simplified(answer.text).casefold()
    kinds: dict[str, list[date]] = {"lent": [], "lent_about": [], "due": [], "renewed": []}
    for entity in answer.entities:
        if (day := _day(entity, text, today)) is None or (kind := _kind(_clause(text, entity))) is None:
            continue
        if kind == "lent" and entity.get("entity") != "date":
            kind = "lent_about"  # interest runs from a day, not from a year
        kinds[kind].append(day)
    for year in _LAST_YEAR.finditer(text):
        span = {"start": year.start(), "end": year.end()}
        if _kind(_clause(text, span)) == "renewed":
            kinds["renewed"].append(date(today.year - 1, 1, 1))  # of a year, as of a month, its first day counts
    lent, due = (min(kinds[kind], default=None) for kind in ("lent", "due"))
    since, term = min((*kinds["lent"], *kinds["lent_about"]), default=None), term_in_months(text)
    if due is None and since is not None and term is not None:
        due = months_later(since, term)
    return DebtDays(lent, due, tuple(sorted(kinds["renewed"])))


def day_of_effect(answer: Answer, today: date) -> date | None:
    """Return the day a decision took effect, as a message tells it; None where it tells none, or several.

    Args:
        today: where the writer is.
    """
    return _only_day(answer, "effective", today, ("date",))


def month_of_effect(answer: Answer, today: date) -> date | None:
    """Return the first day of the month in which a decision took effect, where no more than the month is told.

    Args:
        today: where the writer is.
    """
    ranges = [one for one in answer.values("date_range") if isinstance(one, Mapping)]
    whole_month = len(ranges) == 1 and str(ranges[0].get("from"))[:7] == str(ranges[0].get("to"))[:7]
    month = _only_day(answer, "effective", today, ("date_range",)) if whole_month else None
    return month if month is not None and month <= today else None


def day_work_ended(answer: Answer, today: date) -> date | None:
    """Return the first day on which work may have ended, as a message tells it; None where it tells none, or several.

    Of a month it is the first day, so that a period counted from it ends no later than it does.

    Args:
        today: where the writer is.
    """
    day = _only_day(answer, "work_ended", today, ("date", "date_range"))
    return day if day is not None and day <= today else None


def day_said(answer: Answer, words: str, today: date, *, alone: bool = False) -> date | None:
    """Return the one day or month of a message whose clause says something; None where it tells none, or several.

    Args:
        answer: the message.
        words: what the clause says, as a regular expression over Simplified characters in small letters.
        today: where the writer is.
        alone: take the only day of a message whatever its own clause says.
    """
    text, said = simplified(answer.text).casefold(), re.compile(words)
    days = [
        (day, said.search(_clause(text, entity)) is not None)
        for entity in answer.entities
        if entity.get("entity") in ("date", "date_range") and (day := _day(entity, text, today)) is not None
    ]
    told = {day for day, is_said in days if is_said} or ({day for day, _ in days} if alone else set())
    return told.pop() if len(told) == 1 else None


def _only_day(answer: Answer, kind: str, today: date, entities: Collection[str]) -> date | None:
    """The one day of a message whose clause speaks of what it is asked for."""
    text = simplified(answer.text).casefold()
    told = {
        day
        for entity in answer.entities
        if entity.get("entity") in entities
        and _says(kind, _clause(text, entity))
        and (day := _day(entity, text, today)) is not None
    }
    return told.pop() if len(told) == 1 else None


def asks_limit_of_work(text: str, before: Iterable[str]) -> bool:
    """Return True if a message asks until when something can be claimed, where work is spoken of and no loan.

    Args:
        before: the messages before it, in which work may have been spoken of.
    """
    plain = simplified(text).casefold()
    if not _says("asks_limitation", plain) or _says("lent", plain) or _says("of_procedure", plain):
        return False
    return any(_says("of_work", simplified(one).casefold()) for one in (text, *before))


def asks_limitation(text: str) -> bool:
    """Return True if a message asks until when a debt can be sued for; of wages, status and suits other periods run."""
    plain = simplified(text).casefold()
    return _says("asks_limitation", plain) and not _says("other_period", plain) and not _says("of_procedure", plain)


def asks_interest_sum(text: str) -> bool:
    """Return True if a message asks what interest comes to."""
    return _says("asks_sum", simplified(text).casefold())


def principal_in(answer: Answer) -> tuple[Decimal, str] | None:
    """Return the one sum of a message with its currency; None where there is none, or there are several."""
    sums = {(Decimal(str(one["amount"])), str(one["currency"])) for one in _sums(answer)}
    return sums.pop() if len(sums) == 1 else None


def _sums(answer: Answer) -> Iterator[Mapping[str, Any]]:
    return (value for value in answer.values("money") if isinstance(value, Mapping))


def _day(entity: Mapping[str, Any], text: str, today: date) -> date | None:
    """The day of an entity, the first of a month; behind today, where its year was not told."""
    value = entity.get("value")
    if entity.get("entity") == "date_range" and isinstance(value, Mapping):
        value = value.get("from")
    if entity.get("entity") not in ("date", "date_range") or not isinstance(value, str) or "start" not in entity:
        return None
    words = text[entity["start"] : entity["end"]]
    if SPAN.search(words) and not _YEAR.search(words):
        return None
    day = date.fromisoformat(value[:10])
    return day if day <= today or _YEAR.search(words) else _last_before(day, today)


def _last_before(day: date, today: date) -> date:
    """The day's last anniversary up to today."""
    last = months_later(day, 12 * (today.year - day.year))
    return last if last <= today else months_later(last, -12)


def _clause(text: str, entity: Mapping[str, Any]) -> str:
    before = [found.end() for found in BREAK.finditer(text, 0, entity["start"])]
    after = BREAK.search(text, entity["end"])
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _kind(clause: str) -> str | None:
    if says_due(clause):
        return "due"
    if _says("renewed", clause):
        return None if denies(clause) else "renewed"
    return "lent" if _says("lent", clause) else None


def _says(kind: str, text: str) -> bool:
    return _words()[kind].search(text) is not None


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    page: Mapping[str, Iterable[str]] = read_yaml(Path(__file__).with_name("debt_days.yml"))
    return {kind: re.compile("|".join(words)) for kind, words in page.items()}

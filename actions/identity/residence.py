"""Start of a mainland citizen's life outside: a day, a month, a year, or how long ("住了三年")."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.turn import Turn
from actions.identity.readers.stays import months_in, year_in
from backend.identity.eligibility import long_enough_from
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, verbatim


def today_of(turn: Turn) -> date:
    """Beijing's day, by the clock the message was stamped with."""
    now = (turn.tracker.latest_message.get("metadata") or {}).get("now")
    return (datetime.fromisoformat(now) if now else datetime.now(BEIJING)).astimezone(BEIJING).date()


async def read_since(turn: Turn, answer: Answer) -> Reading:
    """The first day of living there; one that lies in the future, or is no day, is asked again."""
    if (odd := answer.value("invalid_date")) is not None:
        return Reading(problem="utter_invalid_date", facts={"said": verbatim(str(odd))})
    today = today_of(turn)
    since = _said(answer, today)
    if since is None:
        return Reading(problem="utter_identity_since_unclear") if answer.text else NOTHING
    if since > today:
        return Reading(problem="utter_identity_residence_future")
    return Reading(since.isoformat(), entities=("date", "datetime", "date_range", "number"))


def _said(answer: Answer, today: date) -> date | None:
    if isinstance(said := answer.value("date", "datetime"), str):
        return date.fromisoformat(said[:10])
    if isinstance(span := answer.value("date_range"), Mapping):
        return (
            min(date.fromisoformat(span["to"]), today)
            if span["from"] <= today.isoformat()
            else date.fromisoformat(span["from"])
        )
    if (year := year_in(answer.text)) is not None:
        return min(date(year, 12, 31), today) if year <= today.year else date(year, 1, 1)
    months = months_in(answer.text)
    return _months_before(today, months) if months is not None else None


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    first = date(month // 12, month % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def enough_from(since: str, today: date) -> date | None:
    """The first day from which the residence is long enough, or None if it is so today (SPC21-5.4: over one year)."""
    first_day = long_enough_from(date.fromisoformat(since))
    return first_day if today < first_day else None


def full_day(value: date | str, language: str) -> str:
    """A day with its year: births and residences lie far from today."""
    on = date.fromisoformat(value) if isinstance(value, str) else value
    return Words(f"{on.year}年{on.month}月{on.day}日", f"{on.day} {on:%B %Y}").say(language)

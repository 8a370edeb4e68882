"""The last day of the document among the answers: its places, of which document it is, and how it is shown. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.dialogue.fields import Answers
from actions.identity.categories import document_of, is_organisation
from actions.identity.readers.days_told import in_year, last_day
from actions.identity.readers.document_words import OTHER
from actions.identity.residence import full_day
from backend.shared.wording import Words

LAST_DAY = "expires_on"
OF = "expires_of"
"""Place in the draft of the documents the day may be of; empty while none was named and none is chosen."""
YEAR = f"{LAST_DAY}_so_far"
"""Place of a year that was told alone."""
TWO = f"{LAST_DAY}_two"
"""Place of the two days that may be meant, as `pressed_order` looks them up."""
EXPIRED = "document_expired"
"""Place of the documents of which it was told that they have expired, until another one is shown."""
LABEL = Words("有效期至", "Valid until")
_WITHOUT = frozenset({"taiwan_id", "household_register", "registration_papers"})
"""Documents on which no last day stands."""
_YEAR_ALONE = 4
_MONTH_ALONE = 7


def last_day_of(answers: Answers) -> date | None:
    """Return the last day of the document that is used, where it is known."""
    value = answers.get(LAST_DAY)
    return last_day(str(value)) if value and is_of(answers, answers.get(OF) or ()) else None


def has_expired(answers: Answers) -> bool:
    """Return True if it was told that the document has expired, and no other one was shown since."""
    return EXPIRED in answers and is_of(answers, answers[EXPIRED])


def is_of(answers: Answers, documents: Sequence[str]) -> bool:
    """Return True if one of these documents is, or may still become, the one that is used; no names may be any."""
    kind = document_of(answers)
    if is_organisation(answers) or kind in _WITHOUT:
        return False
    return not documents or (kind in documents if kind is not None else set(documents) != {OTHER})


def named_or_chosen(answers: Answers, named: frozenset[str]) -> list[str]:
    """Return the documents a day is of: those that are named with it, else the one that is chosen."""
    kind = document_of(answers)
    return sorted(named) or ([kind] if kind is not None else [])


def with_kept(value: str, kept: object) -> str:
    """Return a told year with month and day of the day that is kept ("有效期错了，是2032年")."""
    return in_year(str(kept), value) if kept and is_year_alone(value) else value


def is_year_alone(value: str) -> bool:
    """Return True if a value is a year without month and day."""
    return len(value) == _YEAR_ALONE


def in_words(value: str, language: str) -> str:
    """Return a last day as it is said; of a month told alone it says that its end was taken."""
    shown = full_day(last_day(value), language)
    if len(value) != _MONTH_ALONE:
        return shown
    return Words(f"{shown}（只说了月份，按月底记）", f"{shown} (the last day of the month you told)").say(language)

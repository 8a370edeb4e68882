"""Reminder somebody sets for themselves, the orders about it, and how it is told. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.shared.messages import Command
from backend.shared.parties import Person
from backend.shared.wording import Words, moment, verbatim

MOST = 20
"""Reminders one person may have ahead."""
LONGEST = 120
"""Characters of what it is about."""
FARTHEST = timedelta(days=732)
"""Time ahead within which one may lie."""
BROUGHT_BACK_WITHIN = timedelta(days=1)
"""Time for which one that was taken away can be brought back."""
_TOLD = Words("⏰ 您让我现在提醒您：{words}\n{when}", "⏰ You asked me to remind you now: {words}\n{when}")


@dataclass(frozen=True, slots=True)
class OwnReminder:
    """One reminder.

    Args:
        words: what it is about, as the person wrote it.
        due: aware moment at which it is told.
    """

    reminder_id: str
    person_id: str
    words: str
    due: datetime


@dataclass(frozen=True, slots=True)
class SetReminder(Command):
    """Keep a reminder under an id of the request's own; twice is once. -> `OwnReminder`, or None beyond `MOST`."""

    reminder_id: str
    person_id: str
    words: str
    due: datetime


@dataclass(frozen=True, slots=True)
class MyReminders(Command):
    """Question for what somebody has set and has not been told yet, the soonest first. -> tuple of `OwnReminder`"""

    person_id: str


@dataclass(frozen=True, slots=True)
class RemoveReminder(Command):
    """Take a reminder away; for a day it can be brought back. -> `OwnReminder`, or None where there is none."""

    reminder_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class BringReminderBack(Command):
    """Undo `RemoveReminder` while its moment lies ahead. -> `OwnReminder`, or None where that is no longer possible."""

    reminder_id: str
    person_id: str


def may_be_set(due: datetime, now: datetime) -> bool:
    """Return True if a moment lies ahead, and not too far."""
    return now < due <= now + FARTHEST


def told_words(reminder: OwnReminder, person: Person) -> str:
    """Return what is said when its moment has come, with that moment on both clocks."""
    when = moment(reminder.due, person.timezone, person.city, person.language)
    return _TOLD.say(person.language).format(words=verbatim(reminder.words), when=when)

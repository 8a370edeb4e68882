"""Reminders of the person who writes: looked up, named, and the words and buttons about them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from actions.dialogue.buttons import Button, button
from actions.dialogue.turn import Turn
from actions.reminders import texts
from backend.reminders.model import MyReminders, OwnReminder
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, moment, verbatim

REMINDER, DO = "own_reminder", "own_reminder_do"
"""The payload's keys by which a button names a reminder, and what becomes of it."""
REMOVE, BRING_BACK = "remove", "bring_back"
INTENT = "stop_reminder"
"""Intent the buttons of a reminder carry."""
_SHOWN = 8
"""Reminders told in one answer, and buttons under it."""
_TITLE = 14
"""Characters of a reminder's words on a button."""


def id_of(turn: Turn, words: str, due: datetime) -> str:
    """Name a reminder by its message, so that a turn played again sets it once; the name tells a stranger nothing."""
    told = f"{turn.person.person_id}:{due}:{words}:{turn.now.isoformat()}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


async def mine_of(turn: Turn) -> tuple[OwnReminder, ...]:
    """Return what the person has set and has not been told yet."""
    mine: tuple[OwnReminder, ...] = await turn.do(MyReminders(turn.person.person_id))
    return mine


def button_of(turn: Turn, title: Words, of: OwnReminder, do: str) -> Button:
    """Return a button that does something with a reminder; it carries which, and never its words."""
    return button(turn.language, title, INTENT, **{REMINDER: of.reminder_id, DO: do})


def say(turn: Turn, text: Words, **facts: str) -> None:
    """Say words about reminders with these facts in them."""
    turn.say(READY_WORDS, words=text.say(turn.language).format(**facts))


def just_told(turn: Turn, mine: Sequence[OwnReminder]) -> list[OwnReminder]:
    """Return those that our last words told, by what they say or by their moment."""
    before = turn.texts_before
    return [one for one in mine if any(one.words in text or when_of(turn, one) in text for text in before)]


def when_of(turn: Turn, one: OwnReminder) -> str:
    """Return the moment of a reminder on both clocks."""
    return when(turn, one.due)


def when(turn: Turn, due: datetime) -> str:
    """Return a moment on both clocks."""
    return moment(due, turn.timezone, turn.person.city, turn.language)


def lines(turn: Turn, mine: Sequence[OwnReminder]) -> list[str]:
    """Return a line for each reminder: what it is of, and when."""
    return [f"• {verbatim(one.words)} · {when_of(turn, one)}" for one in mine[:_SHOWN]]


def removing(turn: Turn, mine: Sequence[OwnReminder]) -> list[Button]:
    """Return a button for each that takes it away; its title is what it is about, for several."""
    if len(mine) == 1:
        return [button_of(turn, texts.REMOVE, mine[0], REMOVE)]
    titles = [f"{one.words[:_TITLE]}{'…' if len(one.words) > _TITLE else ''}" for one in mine[:_SHOWN]]
    if len(set(titles)) < len(titles):  # reminders of one hearing are told apart by their moments
        titles = [when_of(turn, one) for one in mine[:_SHOWN]]
    return [
        button_of(turn, Words(f"删掉：{verbatim(title)}", f"Remove: {verbatim(title)}"), one, REMOVE)
        for title, one in zip(titles, mine, strict=False)
    ]

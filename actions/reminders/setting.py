"""Setting a reminder of one's own: at once where what and when are told, else by asking for what is missing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from actions.dialogue.buttons import Button, button
from actions.dialogue.turn import Turn, in_form
from actions.reminders import texts
from actions.reminders.readers.wishes import (
    ReminderWish,
    is_errand,
    moment_of,
    tells_only_time,
    wish_of,
)
from actions.script import simplified
from backend.reminders.model import MOST, MyReminders, OwnReminder, RemoveReminder, SetReminder, may_be_set
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, moment, verbatim

REMINDER, DO = "own_reminder", "own_reminder_do"
"""The payload's keys by which a button names a reminder, and what becomes of it."""
REMOVE, BRING_BACK = "remove", "bring_back"
INTENT = "stop_reminder"
"""Intent the buttons of a reminder carry."""
_LOOK_BACK = 2
"""Messages within which a reminder just set may still be given another time."""


async def set_wished(turn: Turn) -> bool:
    """Set what the message tells whole, ask for the time of what it only names; False for no such wish."""
    wish = wish_of(turn.answer, turn.timezone, turn.now)
    if wish is None or (not wish.errand and wish.due is None):
        return False
    if wish.due is not None and wish.errand:
        await keep(turn, wish)
    elif in_form(turn):
        say(turn, texts.WHOLE)
    elif wish.errand:
        say(turn, texts.WHEN, words=verbatim(wish.errand))
    else:
        say(turn, texts.OF_WHAT)
    return True


async def answer_told(turn: Turn) -> bool:
    """Take the time or the errand that was asked for, or the new time of a reminder just set; False for others."""
    said = turn.answer
    if in_form(turn) or said.pressed or said.danger is not None or not (before := turn.typed_before(_LOOK_BACK)):
        return False
    due, hour_told = moment_of(said, turn.timezone, turn.now)
    if due is not None and _was_said(turn, texts.LIST) and tells_only_time(said):
        return await _only_one_moved(turn, due, hour_told)
    wishes = [wish for one in before if (wish := wish_of(one, turn.timezone, turn.now)) is not None]
    if not wishes or wish_of(said, turn.timezone, turn.now) is not None:
        return False
    if _was_said(turn, texts.OF_WHAT) and wishes[0].due is not None and is_errand(said):
        await keep(turn, replace(wishes[0], errand=said.text.strip()))
        return True
    if due is None or not tells_only_time(said):
        return False
    if _was_said(turn, texts.WHEN) or _was_said(turn, texts.PAST):
        await keep(turn, ReminderWish(wishes[0].errand, due, hour_told))
        return True
    return _was_said(turn, texts.SET) and await _moved(turn, ReminderWish(wishes[0].errand, due, hour_told))


async def _only_one_moved(turn: Turn, due: datetime, hour_told: bool) -> bool:
    """Give the one reminder that was just listed another time; False where several were."""
    mine = await mine_of(turn)
    return len(mine) == 1 and await _moved(turn, ReminderWish(mine[0].words, due, hour_told))


async def _moved(turn: Turn, wish: ReminderWish) -> bool:
    """Put another time in the place of that of a reminder just set."""
    old = next((one for one in await mine_of(turn) if one.words == wish.errand), None)
    if old is None:
        return False
    if await keep(turn, wish):
        await turn.do(RemoveReminder(old.reminder_id, old.person_id))
    return True


def _was_said(turn: Turn, words: Words) -> bool:
    """Return True if one of ours was said right before, by how it begins."""
    begins = tuple(one.partition("{")[0] for one in (words.zh, words.en))
    if not all(begins):
        begins = tuple(one.partition("}")[2].partition("{")[0] for one in (words.zh, words.en))
        return any(one in simplified(text) for text in turn.texts_before for one in begins)
    return any(simplified(text).startswith(begins) for text in turn.texts_before)


async def keep(turn: Turn, wish: ReminderWish) -> bool:
    """Keep a reminder and say so with its moment on both clocks; say why not, and return False, where it cannot be."""
    due = wish.due or turn.now
    facts = {"words": verbatim(wish.errand), "when": moment(due, turn.timezone, turn.person.city, turn.language)}
    if not may_be_set(due, turn.now):
        say(turn, texts.PAST if due <= turn.now else texts.TOO_FAR, **facts)
        return False
    order = SetReminder(_id_of(turn, wish), turn.person.person_id, wish.errand, due)
    kept: OwnReminder | None = await turn.do(order)
    if kept is None:
        say(turn, texts.TOO_MANY, count=str(MOST))
        return False
    nine = (due.hour, due.minute) == (9, 0)
    assumed = Words("", "") if wish.hour_told else texts.NINE if nine else texts.FROM_THEN
    said = texts.SET.say(turn.language).format(**facts, assumed=assumed.say(turn.language))
    remove = [] if in_form(turn) else [button_of(turn, texts.REMOVE, kept, REMOVE)]
    turn.say(READY_WORDS, remove, words=said)
    return True


def ask_of_what(turn: Turn) -> None:
    """Ask what and when where neither was told."""
    say(turn, texts.WHOLE if in_form(turn) else texts.OF_WHAT)


def _id_of(turn: Turn, wish: ReminderWish) -> str:
    """Name a reminder by its message, so that a turn played again sets it once; the name tells a stranger nothing."""
    told = f"{turn.person.person_id}:{wish.due}:{wish.errand}:{turn.now.isoformat()}"
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

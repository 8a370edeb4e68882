"""Setting a reminder of one's own: at once where what and when are told, else by asking for what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions.dialogue.turn import Turn, in_form
from actions.reminders import hearings, texts
from actions.reminders.mine import REMOVE, button_of, id_of, just_told, mine_of, say
from actions.reminders.readers.changes import moment_changed, names_reminder, new_words, tells_change, tells_hour
from actions.reminders.readers.wishes import ReminderWish, is_errand, moment_of, recurs, tells_only_time, wish_of
from actions.script import simplified
from backend.reminders.model import MOST, OwnReminder, RemoveReminder, SetReminder, may_be_set
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, moment, verbatim

_LOOK_BACK = 2
"""Messages within which a reminder just set may still be given another time."""


async def set_wished(turn: Turn) -> bool:
    """Set what the message tells whole, ask for the time of what it only names; False for no such wish."""
    if await hearings.set_told(turn):
        return True
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
    """Take the time or the errand that was asked for, or what changes in a reminder just told; False for others."""
    said = turn.answer
    if in_form(turn) or said.pressed or said.danger is not None or not (before := turn.typed_before(_LOOK_BACK)):
        return False
    if await hearings.told_more(turn):
        return True
    due, hour_told = moment_of(said, turn.timezone, turn.now)
    wishes = [wish for one in before if (wish := wish_of(one, turn.timezone, turn.now)) is not None]
    again = wish_of(said, turn.timezone, turn.now) is not None
    if wishes and not again and _was_said(turn, texts.OF_WHAT) and wishes[0].due is not None and is_errand(said):
        await keep(turn, replace(wishes[0], errand=said.text.strip()))
        return True
    asked_when = _was_said(turn, texts.WHEN) or _was_said(turn, texts.PAST)
    if wishes and not again and due is not None and tells_only_time(said) and asked_when:
        await keep(turn, ReminderWish(wishes[0].errand, due, hour_told))
        return True
    return not again and await _changed(turn)


async def _changed(turn: Turn) -> bool:
    """Give the one reminder that was just told another moment or other words; False for anything else."""
    said = turn.answer
    words = new_words(said.text)
    if not words and not tells_only_time(said) and not tells_change(said):
        return False
    old = await _spoken_of(turn, by_name=names_reminder(said.text))
    if old is None:
        return False
    if words:
        return await _moved(turn, old, ReminderWish(words, old.due))
    due = moment_changed(said, turn.timezone, turn.now, old.due)
    return due is not None and await _moved(
        turn, old, ReminderWish(old.words, due, tells_change(said) or tells_hour(said) or _keeps_hour(old, due))
    )


def _keeps_hour(old: OwnReminder, due: datetime) -> bool:
    """Return True if a reminder that was moved to another day is told at the hour it had."""
    before = old.due.astimezone(due.tzinfo)
    return (before.hour, before.minute) == (due.hour, due.minute)


async def _spoken_of(turn: Turn, *, by_name: bool = False) -> OwnReminder | None:
    """Return the one reminder our last words were about; named as such, the only one or the one set last does, too."""
    mine = await mine_of(turn)
    told = [one for one in mine if just_told(turn, one)]
    if len(told) == 1:
        return told[0]
    return mine[0] if by_name and len(mine) == 1 else None


async def _moved(turn: Turn, old: OwnReminder, wish: ReminderWish) -> bool:
    """Put another in the place of a reminder; the old one stays where the new one cannot be kept."""
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
    order = SetReminder(id_of(turn, wish.errand, due), turn.person.person_id, wish.errand, due)
    kept: OwnReminder | None = await turn.do(order)
    if kept is None:
        say(turn, texts.TOO_MANY, count=str(MOST))
        return False
    nine = (due.hour, due.minute) == (9, 0)
    assumed = Words("", "") if wish.hour_told else texts.NINE if nine else texts.FROM_THEN
    once = texts.ONCE.say(turn.language) if recurs(turn.answer.text) else ""
    said = texts.SET.say(turn.language).format(**facts, assumed=assumed.say(turn.language) + once)
    remove = [] if in_form(turn) else [button_of(turn, texts.REMOVE, kept, REMOVE)]
    turn.say(READY_WORDS, remove, words=said)
    return True


def ask_of_what(turn: Turn) -> None:
    """Ask what and when where neither was told."""
    say(turn, texts.WHOLE if in_form(turn) else texts.OF_WHAT)

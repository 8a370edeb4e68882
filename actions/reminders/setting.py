"""Setting a reminder of one's own: at once where what and when are told, else by asking for what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from actions.dialogue.readers.shared_words import speaks_of
from actions.dialogue.turn import Turn, in_form
from actions.reminders import hearings, texts
from actions.reminders.mine import REMOVE, button_of, id_of, just_told, lines, mine_of, removing, say, when, when_of
from actions.reminders.readers.changes import (
    adds_one,
    moment_changed,
    names_reminder,
    new_words,
    puts_elsewhere,
    tells_change,
    tells_hour,
    tells_shift,
)
from actions.reminders.readers.hearings import names_hearing, wishes_hearing
from actions.reminders.readers.several import reminders_in
from actions.reminders.readers.wishes import (
    ReminderWish,
    is_errand,
    moment_of,
    names_year,
    on_day_of,
    one_more_of,
    recurs,
    tells_day,
    tells_only_time,
    wish_of,
)
from actions.script import simplified
from backend.reminders.model import MOST, OwnReminder, RemoveReminder, SetReminder, may_be_set
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, day, verbatim

_LOOK_BACK = 2
"""Messages within which a reminder just set may still be given another time."""
_FAR = timedelta(days=183)
"""Time ahead from which a day without its year is said with it: the day of this year is over."""


async def set_wished(turn: Turn) -> bool:
    """Set what the message tells whole, ask for the time of what it only names; False for no such wish.

    Of several in one message each is set: an hour without a day is of the day told before it, what has no time of its
    own is told with the one before it.
    """
    whole = turn.answer
    if len(parts := reminders_in(whole)) == 1:
        return await _set_one(turn)
    kept: list[tuple[OwnReminder, ReminderWish]] = []
    try:
        for part in parts:
            turn.answer = part
            wish = wish_of(part, turn.timezone, turn.now)
            if kept and wish is not None and wish.due is None and part.value("invalid_date") is None:
                wish = replace(wish, due=kept[-1][0].due)
            if wishes_hearing(part) or wish is None or wish.due is None:
                await _set_one(turn)
                continue
            if kept and not tells_day(part, turn.timezone):
                wish = replace(wish, due=on_day_of(wish.due, kept[-1][0].due))
            if (one := await _order(turn, wish)) is not None:
                kept.append((one, wish))
    finally:
        turn.answer = whole
    _tell_kept(turn, kept)
    return True


async def _set_one(turn: Turn) -> bool:
    if await hearings.set_told(turn):
        return True
    wish = wish_of(turn.answer, turn.timezone, turn.now)
    if wish is None or (not wish.errand and wish.due is None):
        return False
    odd = turn.answer.value("invalid_date")
    if wish.due is None and odd is not None:
        say(turn, texts.NO_SUCH_DAY, day=verbatim(str(odd)))
    elif wish.due is not None and wish.errand:
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
    again = wish_of(said, turn.timezone, turn.now) is not None and not adds_one(said.text)
    if wishes and not again and _was_said(turn, texts.OF_WHAT) and wishes[0].due is not None and is_errand(said):
        await keep(turn, replace(wishes[0], errand=said.text.strip()))
        return True
    asked_when = any(_was_said(turn, one) for one in (texts.WHEN, texts.PAST, texts.NO_SUCH_DAY))
    if wishes and not again and due is not None and tells_only_time(said) and asked_when:
        await keep(turn, ReminderWish(wishes[0].errand, due, hour_told))
        return True
    if (more := one_more_of(said, turn.timezone, turn.now)) is not None and just_told(turn, await mine_of(turn)):
        await keep(turn, more)
        return True
    return not again and await _changed(turn)


async def _changed(turn: Turn) -> bool:
    """Give the one reminder that is spoken of another moment, other words, or one more; False for anything else."""
    said = turn.answer
    words, more = new_words(said.text), adds_one(said.text) and not said.asks
    if not words and names_hearing(said.text):
        return False
    by_name = names_reminder(said.text)
    shifts = more or tells_shift(said) or puts_elsewhere(said)
    named = await _named(turn, by_name=by_name) if shifts else ()
    if not (words or named or tells_only_time(said) or tells_change(said)):
        return False
    old = await _spoken_of(turn, named, by_name=by_name)
    if old is None:
        return shifts and await _asked_which(turn)
    if words:
        return await _moved(turn, old, ReminderWish(words, old.due))
    due = moment_changed(said, turn.timezone, turn.now, old.due)
    if due is None:
        return False
    wish = ReminderWish(old.words, due, tells_change(said) or tells_hour(said) or _keeps_hour(old, due))
    if more and due != old.due:
        await keep(turn, wish, beside=old)
        return True
    return await _moved(turn, old, wish)


async def _named(turn: Turn, *, by_name: bool) -> Sequence[OwnReminder]:
    """The reminders whose words a message speaks of; of those just told, unless it calls one a reminder."""
    mine = await mine_of(turn)
    return [one for one in (mine if by_name else just_told(turn, mine)) if speaks_of(turn.answer.text, one.words)]


async def _asked_which(turn: Turn) -> bool:
    """Ask which of several that were just told shall change; False where not several were."""
    told = just_told(turn, await mine_of(turn))
    if len(told) < 2:
        return False
    turn.say(READY_WORDS, words="\n".join([texts.WHICH_CHANGES.say(turn.language), *lines(turn, told)]))
    return True


def _keeps_hour(old: OwnReminder, due: datetime) -> bool:
    """Return True if a reminder that was moved to another day is told at the hour it had."""
    before = old.due.astimezone(due.tzinfo)
    return (before.hour, before.minute) == (due.hour, due.minute)


async def _spoken_of(turn: Turn, named: Sequence[OwnReminder], *, by_name: bool = False) -> OwnReminder | None:
    """Return the one that is named by what it is of, else the one our last words were about, else the only one."""
    if len(named) == 1:
        return named[0]
    mine = await mine_of(turn)
    told = just_told(turn, mine)
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


async def keep(turn: Turn, wish: ReminderWish, *, beside: OwnReminder | None = None) -> bool:
    """Keep a reminder and say so with its moment on both clocks; say why not, and return False, where it cannot be.

    Args:
        beside: the one that stays as it is, where this is one more of the same.
    """
    kept = await _order(turn, wish)
    if kept is None:
        return False
    facts = {"words": verbatim(wish.errand), "when": when_of(turn, kept), "assumed": _assumed(turn, wish)}
    once = texts.ONCE.say(turn.language) if recurs(turn.answer.text) else ""
    stays = texts.STAYS.say(turn.language).format(when=when_of(turn, beside)) if beside is not None else ""
    said = texts.SET.say(turn.language).format(**{**facts, "assumed": facts["assumed"] + once + stays})
    turn.say(READY_WORDS, [] if in_form(turn) else [button_of(turn, texts.REMOVE, kept, REMOVE)], words=said)
    return True


async def _order(turn: Turn, wish: ReminderWish) -> OwnReminder | None:
    """Keep a reminder; say why not, and return None, where it cannot be."""
    due = wish.due or turn.now
    if not may_be_set(due, turn.now):
        words = verbatim(wish.errand)
        say(turn, texts.PAST if due <= turn.now else texts.TOO_FAR, words=words, when=when(turn, due))
        return None
    order = SetReminder(id_of(turn, wish.errand, due), turn.person.person_id, wish.errand, due)
    kept: OwnReminder | None = await turn.do(order)
    if kept is None:
        say(turn, texts.TOO_MANY, count=str(MOST))
    return kept


def _assumed(turn: Turn, wish: ReminderWish) -> str:
    """Return what was taken for granted of a moment, said behind it: its year, its hour."""
    if wish.due is None:
        return ""
    this_year = turn.now.astimezone(wish.due.tzinfo).year
    far = wish.due.year > this_year and wish.due - turn.now > _FAR and not names_year(turn.answer.text)
    year = texts.OF_YEAR.say(turn.language).format(year=wish.due.year) if far else ""
    return year + _hour_assumed(turn, wish)


def _hour_assumed(turn: Turn, wish: ReminderWish) -> str:
    if wish.hour_told or wish.due is None:
        return ""
    if wish.ahead_of is not None:
        return texts.DAY_AHEAD.say(turn.language).format(day=day(wish.ahead_of, turn.language))
    return (texts.NINE if (wish.due.hour, wish.due.minute) == (9, 0) else texts.FROM_THEN).say(turn.language)


def _tell_kept(turn: Turn, kept: Sequence[tuple[OwnReminder, ReminderWish]]) -> None:
    """Say the reminders that one message told, each with its moment."""
    if not kept:
        return
    each = [
        f"{line}{_assumed(turn, wish)}" for line, (_, wish) in zip(lines(turn, [o for o, _ in kept]), kept, strict=True)
    ]
    once = texts.ONCE.say(turn.language) if recurs(turn.answer.text) else ""
    said = texts.SET_SEVERAL.say(turn.language).format(each="\n".join(each), once=once)
    turn.say(READY_WORDS, [] if in_form(turn) else removing(turn, [one for one, _ in kept]), words=said)


def ask_of_what(turn: Turn) -> None:
    """Ask what and when where neither was told."""
    say(turn, texts.WHOLE if in_form(turn) else texts.OF_WHAT)

"""Reminders of a hearing whose case is not filed here: kept as the person's own, in both times, and changed by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from actions.dialogue.phrases import said as phrase_said
from actions.dialogue.readers.wished_times import read_wished_times
from actions.dialogue.turn import Turn
from actions.hearing.telling import upcoming
from actions.reminders import texts
from actions.reminders.mine import REMOVE, button_of, id_of, just_told, mine_of, say, when
from actions.reminders.readers.changes import (
    adds_one,
    at_hour_told,
    brought_forward,
    moment_changed,
    names_reminder,
    tells_change,
)
from actions.reminders.readers.hearings import (
    HearingTold,
    hearing_of,
    is_moved,
    names_hearing,
    steps_exchanged,
    steps_wished,
)
from actions.reminders.readers.wishes import tells_only_time, wishes_only
from backend.reminders.model import MOST, OwnReminder, RemoveReminder, SetReminder, may_be_set
from backend.shared.calendar import BEIJING
from backend.shared.notifier import READY_WORDS
from backend.shared.reminder_plan import plan
from backend.shared.wording import Words, verbatim

_SHORT = 40
_LOOK_BACK = 4
"""Messages within which a hearing told may still be given another reminder."""
_USUAL, _NEAR = ("d1",), ("h1",)
"""Steps of somebody who only wants to be reminded, and of a hearing within a day."""


async def set_told(turn: Turn) -> bool:
    """Keep a reminder of the hearing the message tells, where one is wished for; False for any other message."""
    told = hearing_of(turn.answer, turn.timezone, turn.now)
    if told is None or not told.wished or await upcoming(turn):
        return False
    await _keep(turn, told, ())
    return True


async def told_more(turn: Turn) -> bool:
    """Take the day that was asked for, another step, or where the hearing was moved; False for any other message."""
    said = turn.answer
    asked = any(text.startswith((texts.HEARING_ASK.zh[:12], texts.HEARING_ASK.en[:24])) for text in turn.texts_before)
    told = hearing_of(said, turn.timezone, turn.now, asked=asked)
    if told is not None and (asked or (told.wished and not said.asks)):
        if await upcoming(turn):
            return False
        await _keep(turn, told, ())
        return True
    if asked and told is None and _tells_own_clock(turn):
        say(turn, texts.OWN_CLOCK)
        say(turn, texts.HEARING_ASK)
        return True
    before = _told_before(turn)
    if before is None or said.asks or await upcoming(turn):
        return False
    mine = [one for one in await mine_of(turn) if one.words == _words(turn, before)]
    if not mine and wishes_only(said.text):
        await _keep(turn, before, ())
        return True
    return await _changed(turn, before, mine)


def _tells_own_clock(turn: Turn) -> bool:
    """Return True if a short message tells where its writer is, or whose clock counts, and no day."""
    heard = turn.answer
    if heard.asks or len(heard.text) > _SHORT or heard.values("date", "datetime", "date_range"):
        return False
    return bool(heard.values("place", "country")) or phrase_said("own_clock", heard.text)


async def _changed(turn: Turn, before: HearingTold, mine: Sequence[OwnReminder]) -> bool:
    """Give a hearing told before another step or another day; False where the message tells neither."""
    said = turn.answer
    more = adds_one(said.text)
    forward = brought_forward(said, mine[0].due) if mine and not more else None
    if forward is not None:
        await _keep(turn, replace(before, due=at_hour_told(said, turn.timezone, forward), errand=""), mine)
        return True
    gone, new = steps_exchanged(said.text)
    if mine and gone:
        left = set(_moments(turn, replace(before, steps=gone, due=None)))
        old = [one for one in mine if one.due in left]
        await _keep(turn, replace(before, steps=new, due=None), old, beside=[one for one in mine if one not in old])
        return True
    steps = steps_wished(said.text)
    if mine and more and not steps and (due := moment_changed(said, turn.timezone, turn.now, mine[0].due)) is not None:
        await _keep(turn, replace(before, due=due, errand=""), (), beside=mine)
        return True
    if steps:
        wished = replace(before, steps=steps, due=None)
        moments = [at_hour_told(said, turn.timezone, one) for one in _moments(turn, wished)]
        wished = replace(wished, due=moments[0] if len(moments) == 1 else None)
        await _keep(turn, wished, () if more else mine, beside=mine if more else ())
        return True
    named = names_hearing(said.text) or is_moved(said.text) or names_reminder(said.text)
    if mine and not named and tells_change(said) and just_told(turn, mine):
        say(turn, texts.HEARING_OR_REMINDER)
        return True
    if not mine or not (
        is_moved(said.text) or (names_hearing(said.text) and (tells_only_time(said) or tells_change(said)))
    ):
        return False
    start = moment_changed(said, BEIJING.key, turn.now, before.start)
    if start is None or not read_wished_times(said, BEIJING.key).says_something:
        return False
    due = start - (before.start - mine[0].due)
    await _keep(turn, replace(before, start=start, due=due, errand=""), mine)
    return True


def _told_before(turn: Turn) -> HearingTold | None:
    """The hearing told in one of the last messages."""
    typed = turn.typed_before(_LOOK_BACK)
    found = (hearing_of(one, turn.timezone, turn.now, asked=True) for one in typed if _may_tell(one.text, turn))
    return next((one for one in found if one is not None), None)


def _may_tell(text: str, turn: Turn) -> bool:
    """Return True if a message named a hearing, or was noted as the day of one."""
    return names_hearing(text) or any(texts.HEARING_SET.say(turn.language)[:10] in one for one in turn.texts_before)


async def _keep(
    turn: Turn, told: HearingTold, instead_of: Sequence[OwnReminder], *, beside: Sequence[OwnReminder] = ()
) -> None:
    """Keep the reminders of a hearing, say it on both clocks, and take away those it stands instead of.

    Args:
        beside: those that stay, and are told with the new ones.
    """
    facts = {
        "hearing": when(turn, told.start),
        "court": Words("，{}", ", {}").say(turn.language).format(verbatim(told.court)) if told.court else "",
        "assumed": "" if told.hour_told else texts.HEARING_HOUR.say(turn.language),
    }
    moments = [one for one in _moments(turn, told) if may_be_set(one, turn.now)]
    if not moments:
        say(turn, texts.HEARING_OVER, hearing=facts["hearing"])
        return
    words = told.errand or _words(turn, told)
    kept = [await turn.do(SetReminder(id_of(turn, words, due), turn.person.person_id, words, due)) for due in moments]
    if kept[0] is None:
        say(turn, texts.TOO_MANY, count=str(MOST))
        return
    for old in instead_of:
        await turn.do(RemoveReminder(old.reminder_id, old.person_id))
    every = sorted({*moments, *(one.due for one in beside)})
    due = Words("；", "; ").say(turn.language).join(when(turn, one) for one in every)
    said = texts.HEARING_SET.say(turn.language).format(**facts, due=due)
    if _is_step_over(turn, told) and moments == _moments(turn, replace(told, due=None)):
        said = f"{texts.STEP_OVER.say(turn.language)}\n{said}"
    turn.say(READY_WORDS, [button_of(turn, texts.REMOVE, kept[0], REMOVE)] if len(kept) == 1 else [], words=said)


def _moments(turn: Turn, told: HearingTold) -> list[datetime]:
    """The moments of the reminders: the one named, else by the steps, the day before where none was said."""
    if told.due is not None:
        return [told.due]
    for steps in (told.steps or _USUAL, _NEAR):
        if found := plan(steps, told.start, turn.timezone, turn.now):
            return [one.due for one in found]
    return []


def _is_step_over(turn: Turn, told: HearingTold) -> bool:
    """Return True if the moment so long before the hearing as was wished for is over."""
    return bool(told.steps) and not plan(told.steps, told.start, turn.timezone, turn.now)


def _words(turn: Turn, told: HearingTold) -> str:
    """Words of the reminder: the hearing and its hour in Beijing."""
    there = told.start.astimezone(BEIJING)
    return (
        Words("开庭：{court}北京时间{at}", "hearing: {court}{at} Beijing time")
        .say(turn.language)
        .format(court=f"{told.court} " if told.court else "", at=f"{there:%Y-%m-%d %H:%M}")
    )

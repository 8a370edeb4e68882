"""Reminders somebody has set: listed, taken away by word or button, and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from actions.dialogue.readers.shared_words import speaks_of
from actions.dialogue.turn import Turn, in_form
from actions.hearing.telling import upcoming
from actions.reminders import texts
from actions.reminders.mine import (
    BRING_BACK,
    DO,
    REMINDER,
    REMOVE,
    button_of,
    just_told,
    lines,
    mine_of,
    removing,
    say,
    when_of,
)
from actions.reminders.readers.changes import place_named, removes_one, removes_that, tells_all
from actions.reminders.readers.wishes import (
    asks_for_list,
    asks_when,
    keeps_it,
    means_every,
    names_own_matter,
    takes_away,
)
from actions.reminders.setting import answer_told
from actions.topic import AnswerTo
from backend.reminders.model import BringReminderBack, OwnReminder, RemoveReminder
from backend.shared.calendar import BEIJING
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import verbatim


async def take_up(turn: Turn) -> bool:
    """List, take away, or set what the message before left open; False for any other message."""
    said = turn.answer
    if in_form(turn) or said.pressed or not said.text or said.danger is not None:
        return False
    if asks_for_list(said.text):
        _list(turn, await mine_of(turn))
        return True
    if asks_when(said.text) or (keeps_it(said.text) and not said.asks):
        mine = await mine_of(turn)
        if told := just_told(turn, mine):
            _list(turn, told if said.asks else mine)
            return True
    if takes_away(said.text) and not names_own_matter(said.text):
        return await _take_away(turn, await mine_of(turn))
    if removes_that(said.text) or removes_one(said.text) or _asked_which(turn):
        return await _take_one(turn)
    return await answer_told(turn)


async def _take_one(turn: Turn) -> bool:
    """Take away the one that is meant; list what there is where none is in the place that is named; else False."""
    mine, text = await mine_of(turn), turn.answer.text
    told = just_told(turn, mine)
    if _asked_which(turn) and tells_all(text) and len(told) > 1:
        await _take_every(turn, told)
        return True
    place = None if turn.answer.values("date", "datetime") else place_named(text)
    if mine and place is not None and place >= len(told):
        _list(turn, mine)
        return True
    if named := _named(turn, told, place):
        return await _take_away(turn, named)
    if told and turn.answer.values("date", "datetime"):
        _list(turn, mine)  # none of them is of that day
        return True
    return removes_that(text) and await _take_away(turn, told)


def _asked_which(turn: Turn) -> bool:
    """Return True right after it was asked which reminder shall go."""
    return any(text.startswith((texts.WHICH.zh, texts.WHICH.en)) for text in turn.texts_before)


def _named(turn: Turn, told: Sequence[OwnReminder], place: int | None) -> Sequence[OwnReminder]:
    """Those just told that a message names: by their day, by what they are about, or by their place among several."""
    days = {str(value)[:10] for value in turn.answer.values("date", "datetime")}
    of_day = [one for one in told if days & _days_of(turn, one)]
    named = of_day or [one for one in told if speaks_of(turn.answer.text, one.words)]
    meant = named or told
    if place is not None and len(meant) > 1:
        return [meant[place]] if place < len(meant) else ()
    return named


def _days_of(turn: Turn, one: OwnReminder) -> set[str]:
    """The day of a reminder by the clock of who set it, and by Beijing's."""
    return {one.due.astimezone(zone).date().isoformat() for zone in (ZoneInfo(turn.timezone), BEIJING)}


def stopped_first(of_hearings: AnswerTo) -> AnswerTo:
    """Return the answer to "no more reminders": of what the person has set, where no hearing here is reminded of.

    "There is none" would be untrue while one of their own is set.
    """

    async def answer(turn: Turn) -> None:
        said = turn.answer
        own = () if said.pressed or await upcoming(turn) else await mine_of(turn)
        if own and not said.pressed and said.asks and not takes_away(said.text):
            _list(turn, own)  # a question takes nothing away ("几点提醒")
        elif not (own and await _take_away(turn, own)):
            await of_hearings(turn)

    return answer


async def pressed(turn: Turn) -> bool:
    """Do what a button under a reminder says; False for any other message."""
    reminder_id, what = str(turn.answer.pressed.get(REMINDER, "")), turn.answer.pressed.get(DO)
    if not reminder_id:
        return False
    if what == REMOVE:
        _tell_removed(turn, await turn.do(RemoveReminder(reminder_id, turn.person.person_id)))
    else:
        _tell_back(turn, await turn.do(BringReminderBack(reminder_id, turn.person.person_id)))
    return True


async def _take_away(turn: Turn, mine: Sequence[OwnReminder]) -> bool:
    """Take away what is meant: the one named, the only one, all; where it may be any, ask. False without any."""
    named = [one for one in mine if speaks_of(turn.answer.text, one.words)]
    meant = named or mine
    if not mine:
        return False
    if means_every(turn.answer.text) and len(meant) > 1:
        await _take_every(turn, meant)
    elif len(meant) == 1:
        _tell_removed(turn, await turn.do(RemoveReminder(meant[0].reminder_id, meant[0].person_id)))
    else:
        turn.say(
            READY_WORDS, removing(turn, meant), words="\n".join([texts.WHICH.say(turn.language), *lines(turn, meant)])
        )
    return True


async def _take_every(turn: Turn, meant: Sequence[OwnReminder]) -> None:
    for one in meant:
        await turn.do(RemoveReminder(one.reminder_id, one.person_id))
    say(turn, texts.REMOVED_ALL, count=str(len(meant)))


def _list(turn: Turn, mine: Sequence[OwnReminder]) -> None:
    language = turn.language
    if not mine:
        turn.say(READY_WORDS, words=texts.NONE.say(language))
        return
    head, others = texts.LIST.say(language).format(count=len(mine)), texts.OTHERS.say(language)
    turn.say(READY_WORDS, removing(turn, mine), words="\n".join([head, *lines(turn, mine), others]))


def _tell_removed(turn: Turn, gone: OwnReminder | None) -> None:
    if gone is None:
        say(turn, texts.GONE)
        return
    back = button_of(turn, texts.BRING_BACK, gone, BRING_BACK)
    said = texts.REMOVED.say(turn.language).format(words=verbatim(gone.words), when=when_of(turn, gone))
    turn.say(READY_WORDS, [back], words=said)


def _tell_back(turn: Turn, back: OwnReminder | None) -> None:
    if back is None:
        say(turn, texts.GONE)
        return
    facts = {"words": verbatim(back.words), "when": when_of(turn, back), "assumed": ""}
    said = texts.SET.say(turn.language).format(**facts)
    turn.say(READY_WORDS, [button_of(turn, texts.REMOVE, back, REMOVE)], words=said)

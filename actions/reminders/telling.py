"""Reminders somebody has set: listed, taken away by word or button, and brought back."""

from __future__ import annotations

from collections.abc import Sequence

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
from actions.reminders.readers.changes import place_named, removes_one, removes_that
from actions.reminders.readers.wishes import asks_for_list, keeps_it, means_every, names_own_matter, takes_away
from actions.reminders.setting import answer_told
from actions.topic import AnswerTo
from backend.reminders.model import BringReminderBack, OwnReminder, RemoveReminder
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
    if keeps_it(said.text) and not said.asks:
        mine = await mine_of(turn)
        if any(just_told(turn, one) for one in mine):
            _list(turn, mine)
            return True
    if takes_away(said.text) and not names_own_matter(said.text):
        return await _take_away(turn, await mine_of(turn))
    if removes_that(said.text):
        mine = await mine_of(turn)
        told = [one for one in mine if just_told(turn, one)]
        return await _take_away(turn, _in_place(said.text, told))
    if removes_one(said.text) and (named := await _told_by_name(turn)):
        return await _take_away(turn, named)
    return await answer_told(turn)


async def _told_by_name(turn: Turn) -> Sequence[OwnReminder]:
    """The reminders just told that a message names by what they are about, or by their place among several."""
    told = [one for one in await mine_of(turn) if just_told(turn, one)]
    named = [one for one in told if speaks_of(turn.answer.text, one.words)]
    if place_named(turn.answer.text) is not None and len(named or told) > 1:
        return _in_place(turn.answer.text, named or told)
    return named


def _in_place(text: str, told: Sequence[OwnReminder]) -> Sequence[OwnReminder]:
    """The one of those just told whose place in the list is named; all where none is."""
    place = place_named(text)
    return told if place is None or place >= len(told) or not told else [told[place]]


def stopped_first(of_hearings: AnswerTo) -> AnswerTo:
    """Return the answer to "no more reminders": of what the person has set, where no hearing here is reminded of.

    "There is none" would be untrue while one of their own is set.
    """

    async def answer(turn: Turn) -> None:
        own = () if turn.answer.pressed or await upcoming(turn) else await mine_of(turn)
        if not (own and await _take_away(turn, own)):
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
        for one in meant:
            await turn.do(RemoveReminder(one.reminder_id, one.person_id))
        say(turn, texts.REMOVED_ALL, count=str(len(meant)))
    elif len(meant) == 1:
        _tell_removed(turn, await turn.do(RemoveReminder(meant[0].reminder_id, meant[0].person_id)))
    else:
        turn.say(
            READY_WORDS, removing(turn, meant), words="\n".join([texts.WHICH.say(turn.language), *lines(turn, meant)])
        )
    return True


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

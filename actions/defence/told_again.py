"""Rules for what a defendant tells anew of the days and of the domicile, and for a period they doubt. Pure.

A day of receipt or a domicile that stands wrong moves the last day. So what is told anew takes its place at whatever
question, and beside a question about the last day, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actions.defence.readers.suits import asks_until_when, disputes_period
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, Reopen, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.rules import overheard
from actions.dialogue.state import SKIPPED, State

_MOVES_THE_LAST_DAY = ("received", "domicile", "hearing")
_CHANGES = frozenset({"correct_answer", "change_appointment"})
"""Intents of a wish for a change; of a day that stands right already it is said that it does."""
_DAYS = ("received", "hearing")


def told_again(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put what is told anew of a day or the domicile in the place of what is known.

    A message that names a day which is neither told nor known may mean either by its words; it is left to others.
    """
    if message.pressed or message.uploaded or (state.here is not None and state.here.story):
        return ()
    if message.asks and not asks_until_when(message.text):
        return ()
    told, known = overheard.told(candidates), state.answers
    names = [name for name in _MOVES_THE_LAST_DAY if name in told and name != state.question]
    changed = [name for name in names if known.get(name, SKIPPED) not in (SKIPPED, told[name])]
    if message.intent in _CHANGES:
        changed = [name for name in names if known.get(name, SKIPPED) != SKIPPED]  # right already, and said back
    if not changed or not _names_no_other_day(message, told, known.values()):
        return ()
    beside = [name for name in names if known.get(name, SKIPPED) == SKIPPED]
    news = {name: told[name] for name in (*changed, *beside)}
    return (ChangeAnswers(news, "utter_defence_heard", about=tuple(news), goes_on=True),)


def told_with_question(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep a day told with the question until when to answer, or whether there is time; what follows is then told."""
    told = overheard.told(candidates)
    if message.pressed or not asks_until_when(message.text):
        return ()
    news = {name: told[name] for name in _MOVES_THE_LAST_DAY if name in told}
    if not any(state.answers.get(name, SKIPPED) != news[name] for name in _DAYS if name in news):
        return ()
    return (ChangeAnswers(news, "utter_defence_heard", about=tuple(news), goes_on=True),)


def period_disputed(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask for the domicile where somebody holds the 15 days against the 30: the period hangs on it alone."""
    if message.pressed or state.field("domicile") is None or not disputes_period(message.text):
        return ()
    return (Say("utter_defence_unsure_domicile"), Reopen("domicile"))


def _names_no_other_day(message: UserMessage, told: Any, known: Iterable[Any]) -> bool:
    """Return True if each day a message names is one it tells with its cue, or one that is known already."""
    days = {str(value)[5:10] for value in message.values("date", "datetime")}
    meant = {str(told[name])[5:10] for name in _DAYS if name in told}
    return days <= meant | {str(value)[5:10] for value in known if isinstance(value, str)}

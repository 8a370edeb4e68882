"""The language spoken for the plaintiff at the hearing, and if an interpreter is wanted; passed on to the court.

Cases are heard in standard Chinese; whoever needs it can ask for an interpreter at their own cost (CPL-273). Who writes
Chinese is taken to speak Mandarin, without a question, until they say otherwise; of who writes English nothing is taken
for granted: they are asked before the review, in a line that holds nothing up. What was told in the story is not asked.
"""

from __future__ import annotations

from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, NoteAside
from actions.dialogue.fields import SKIPPED, Answers, Field, choice_field
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing.readers.hearing_language import MANDARIN, UNNAMED, language_answered, language_told, name_of
from actions.filing.told_lately import words_lately
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

NAME = "hearing_language"
_ASKED = "hearing_language_asked"
_WHICH = Words(
    "开庭说普通话。要翻译的，告诉我您说什么话（比如“我只会说英语”），我写进起诉状；翻译费一般自己承担。",
    "The hearing is in standard Chinese (Mandarin). If you want an interpreter, tell me what you speak, such as "
    '"I only speak English", and the complaint will ask for one, usually at your cost.',
)
_INTERPRETED = Words("{}，要翻译", "{}, with an interpreter")
_ALONE = Words("{}，不用翻译", "{}, no interpreter")
_OFFERED = (("english", ("英文", "英语", "english")), ("cantonese", ("粤语", "广东话", "cantonese")))


def _said(code: str) -> Words:
    """Return how a language stands in the review and on a button."""
    name, way = name_of(code), _ALONE if code == MANDARIN else _INTERPRETED
    return Words(way.zh.format(name.zh), way.en.format(name.en))


_CHOICES = (
    *(Choice(code, _said(code), words) for code, words in _OFFERED),
    Choice(MANDARIN, _said(MANDARIN), ("普通话", "国语", "mandarin", "chinese")),
)


async def _read(turn: Turn, answer: Answer) -> Reading:
    code = language_answered(answer.text)
    return Reading(code) if code else NOTHING


def _show(turn: Turn, value: Any) -> str:
    return verbatim(_said(str(value)).say(turn.language)) if value else ""


def hearing_language_field() -> Field:
    """Return the question."""
    return choice_field(
        NAME, Words("开庭说的话", "Language at the hearing"), _CHOICES, read=_read, show=_show, optional=True,
        words=("翻译", "语言", "interpreter", "language"), first_is_recommended=True, unsure="utter_matter_interpreter",
    )  # fmt: skip


def taken(turn: Turn) -> dict[str, str]:
    """Return what needs no step: what was told, or Mandarin of who writes Chinese, else nothing yet; by field."""
    if NAME in turn.answers:
        return {}
    told = language_told(turn.answer.text) or language_told(words_lately(turn))
    return {NAME: told or (MANDARIN if turn.language != "en" else SKIPPED)}


def ask_before_review(turn: Turn) -> None:
    """Ask once which language is spoken, where that was left open; whoever needs no interpreter need not answer."""
    if turn.answers.get(NAME) == SKIPPED and not turn.answers.get(_ASKED):
        turn.change({_ASKED: True})
        turn.say(READY_WORDS, words=_WHICH.say(turn.language))


def told_along(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the language somebody tells they speak, whatever is asked."""
    if message.pressed or message.asks or state.question == NAME:
        return ()
    code = language_told(message.text)
    if code is None or state.answers.get(NAME) == code:
        return ()
    return (NoteAside(NAME, Reading(code)),)


def wished(answers: Answers) -> tuple[str, bool]:
    """Return the language as the court reads it and if an interpreter is wanted; nothing where Mandarin does."""
    code = str(answers.get(NAME, SKIPPED))
    if code in (SKIPPED, MANDARIN):
        return SKIPPED, False
    return (SKIPPED if code == UNNAMED else name_of(code).zh), True

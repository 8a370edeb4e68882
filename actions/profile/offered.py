"""A question whose answer is known from an earlier matter: offered as its first button, taken by a nod, never unasked.

The button's payload is a code; what is known is looked up again when it is pressed, so an old button takes what is
known now, or says that it is gone.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from actions.answers import Answer, Choice, Reading
from actions.dialogue.fields import Answers, Field
from actions.dialogue.readers.folding import folded
from actions.dialogue.turn import Turn
from actions.profile.showing import shown
from actions.profile.told import name_told
from backend.profile.model import VERIFIED, Fact, GetProfile, Kind, Profile
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

KNOWN = "known"
"""The code on the button."""
SAID_HERE = "conversation"
"""The source of what was said in the talk, in no matter."""
_READ_AGAIN: frozenset[Kind] = frozenset({"name", "document_number", "phone", "email"})
"""Kinds whose words can be read by the question's own reader, which checks them as if they were typed."""
_SAID = Words("用上次的：{}", "Same as before: {}")
_CERTAIN = Words("用验证过的：{}", "As verified: {}")
AsAnswer = Callable[[Turn, Any], Reading | None]
"""Turns a fact into this question's answer; None where it cannot be one."""
Wording = Mapping[str, Words]


def _as_it_is(turn: Turn, value: Any) -> Reading:
    return Reading(value)


async def _name_told(turn: Turn) -> Any | None:
    return name_told(turn)


async def _nothing_told(turn: Turn) -> Any | None:
    return None


def _always(answers: Answers) -> bool:
    return True


def offered(
    field: Field,
    kind: Kind,
    *,
    fits: Callable[[Answers], bool] = _always,
    as_answer: AsAnswer = _as_it_is,
    title: Words | None = None,
    told: Callable[[Turn], Awaitable[Any | None]] | None = None,
) -> Field:
    """Return a question that offers what is remembered of a kind.

    Args:
        field: the question.
        kind: of the fact that answers it.
        fits: whether it is asked about the person themselves, given the other answers.
        as_answer: the fact as this question's answer.
        title: the button's words with a place for the fact, if "same as before" says too little.
        told: what was said of it earlier in this conversation, where nothing is remembered; for a name always read.
    """
    told_here = told or (_name_told if kind == "name" else _nothing_told)

    async def known(turn: Turn) -> tuple[Fact, Reading] | None:
        fact = (await profile_of(turn)).of(kind) if fits(turn.answers) else None
        if fact is None and fits(turn.answers) and (value := await told_here(turn)) is not None:
            fact = Fact(kind, value, SAID_HERE, turn.now)
        if fact is None:
            return None
        if kind in _READ_AGAIN:
            found = await field.read(turn, Answer(str(fact.value), "inform"))
        else:
            found = as_answer(turn, fact.value) or Reading()
        return (fact, found) if found.found and not found.problem else None

    async def choices(turn: Turn) -> Sequence[Choice]:
        own, remembered = await field.choices(turn), await known(turn)
        if remembered is None:
            return own
        words = title or (_CERTAIN if remembered[0].source == VERIFIED else _SAID)
        labels = (words.say(language).format(shown(kind, remembered[0].value, language)) for language in _LANGUAGES)
        return (Choice(KNOWN, Words(*labels)), *own)

    async def read(turn: Turn, answer: Answer) -> Reading:
        if is_same(answer) and turn.is_open(field.name) and (remembered := await known(turn)) is not None:
            return remembered[1]
        return await field.read(turn, answer)

    async def pressed(turn: Turn, value: str) -> Reading:
        if value != KNOWN:
            return await field.read_pressed(turn, value)
        remembered = await known(turn)
        return remembered[1] if remembered is not None else Reading(problem="utter_choice_gone")

    return replace(field, choices=choices, read=read, pressed=pressed)


_LANGUAGES = ("zh-Hans", "en")


async def profile_of(turn: Turn) -> Profile:
    """Return what is remembered of the person; asked for once a turn."""
    if turn.profile is None:
        turn.profile = await turn.do(GetProfile(turn.person.person_id))
    return turn.profile


def is_same(answer: Answer) -> bool:
    """Return True if a message only accepts what is offered ("对", "same as before")."""
    said = _folded(answer.text)
    return not answer.pressed and said in _same_words()


@cache
def _same_words() -> frozenset[str]:
    words: list[str] = read_yaml(Path(__file__).with_name("same.yml"))
    return frozenset(map(_folded, words))


def _folded(text: str) -> str:
    bare = folded(text)
    return bare.rstrip("啊呀吧啦喇的嘅哦喔 ") or bare

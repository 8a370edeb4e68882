"""Wish for something back, where that decides how a court calls a dispute without a page of ours.

A house that a relative has sold or let is a matter of damages, of the house itself or of a void contract, by what its
owner wants; the person is asked that in everyday words, and the official name follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import Answer, Choice, Reading, pick
from actions.dialogue.fields import Answers, Field
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.statements import stated
from actions.dialogue.turn import Turn
from actions.filing.story import OWN_WORDS, said_before
from actions.story.outright import OTHER, Name, cause_outright, is_for_ones_child, name_called
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

NAME = "cause_wish"
_CAUSE_WORDS = "cause_words"
_NONE = Words("都不是，另写一个", "None of these, another name")
_ELSE = Choice("else", _NONE, ("都不是", "别的", "none", "other"))


def wish_field(group: Words) -> Field:
    """The question what is wanted back; asked only where the story can be called by several names.

    Args:
        group: under which heading the review shows the answers around it.
    """
    return Field(
        NAME,
        Words("您想要什么", "What you want"),
        _read,
        choices=_offered,
        show=_show,
        applies=lambda answers: len(_names(answers)) > 1,
        in_review=False,
        rests_on=("cause",),
        group=group,
    )


def _names(answers: Answers) -> Sequence[Name]:
    """The official names a story can be called by; none where it has one already or is of another cause."""
    told = answers.get(OWN_WORDS)
    if answers.get("cause") != OTHER or (_CAUSE_WORDS in answers and NAME not in answers):
        return ()
    own = told.get("own", ()) if isinstance(told, Mapping) else ()
    found = (cause_outright(str(one)) for one in own)
    return next((one.names for one in found if one is not None and len(one.names) > 1), ())


def whole_of(text: str) -> dict[str, Any]:
    """A short opening in its own words, as an answer, where its cause has several names: what is wanted is asked."""
    found = cause_outright(text)
    told = (stated(text[start:end]).text for start, end in stretches(text))
    words = stated(text).text or "，".join(one for one in told if one)
    return {OWN_WORDS: {"draft": True, "own": [words]}} if found and len(found.names) > 1 and words else {}


def say_whose_suit(turn: Turn) -> dict[str, Any]:
    """Say whose suit a named cause is; return that the parent who writes files a child's (Civil Code, art. 1067)."""
    name = name_called(str(turn.answers.get(_CAUSE_WORDS, "")))
    if name is None or name.note is None:
        return {}
    turn.say(READY_WORDS, words=name.note.say(turn.language))
    theirs = any(is_for_ones_child(text) for text, _ in said_before(turn))
    return {"for_whom": "relative", "plaintiff_1_kind": "person"} if theirs else {}


async def _offered(turn: Turn) -> Sequence[Choice]:
    return (*(Choice(one.name.zh, one.wish, one.words) for one in _names(turn.answers)), _ELSE)


async def _read(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, await _offered(turn))


def told_by(answers: Answers, value: str) -> dict[str, str]:
    """The answers that a choice stands for: an official name, or a page of ours; none where the person names it."""
    page = next((one.page for one in _names(answers) if one.name.zh == value), "")
    if page:
        return {"cause": page}
    return {} if value == _ELSE.value else {_CAUSE_WORDS: value}


def _show(turn: Turn, value: object) -> str:
    return next((one.wish.say(turn.language) for one in _names(turn.answers) if one.name.zh == value), str(value))

"""Wish for something back, where that decides how a court calls a dispute without a page of ours.

A house that a relative has sold or let is a matter of damages, of the house itself or of a void contract, by what its
owner wants; the person is asked that in everyday words, and the official name follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.answers import Answer, Choice, Reading, pick
from actions.dialogue.fields import Answers, Field
from actions.dialogue.turn import Turn
from actions.filing.story import OWN_WORDS
from actions.story.outright import OTHER, Name, cause_outright
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


async def _offered(turn: Turn) -> Sequence[Choice]:
    return (*(Choice(one.name.zh, one.wish, one.words) for one in _names(turn.answers)), _ELSE)


async def _read(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, await _offered(turn))


def name_for(value: str) -> str:
    """The official name that a choice stands for; empty where the person names the dispute themselves."""
    return "" if value == _ELSE.value else value


def _show(turn: Turn, value: object) -> str:
    return next((one.wish.say(turn.language) for one in _names(turn.answers) if one.name.zh == value), str(value))

"""Guesses at a message that sounds like an answer and of which the question's reader makes nothing: asked, not kept.

"係公司，我淨係法人代表" holds no title of a choice, "那个加盟商姓区，区建中" more than a name. Where messages like it
do answer questions like this one (`answer_belief`), the likeliest value is offered for a yes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.other_words import AGAIN
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.answer_belief import learned
from actions.dialogue.readers.named_answers import likeness
from actions.dialogue.readers.speech_acts import act_of, requests, wishes
from actions.dialogue.reading import NOTHING, Choice, Reading
from actions.dialogue.state import State
from actions.dialogue.told_days import today_there
from actions.dialogue.told_earlier import read_choice
from actions.dialogue.turn import Turn
from actions.script import sign_by_sign
from actions.story.reading import mark

LIKELY = 0.3
"""Belief from which a message nobody could read is taken for an answer that was not understood."""
_PERHAPS = 0.1
"""Belief from which one that plainly means an option is asked about: 3 in 5 of such answer, the rest was nothing."""
_ODD = "_odd"
"""The end of problems that say only that words are no value of the kind that is asked."""
_NAMES = ("name", "company")
_ODD_NAME = ("utter_name_odd", "utter_filing_organisation_name_odd")
"""Problems that readers of names tell of words that are more, or less, than a name."""
_FEWEST_SIGNS, _MOST_SIGNS = 2, 40
_SAME = 0.8
"""Share of the signs of a name from which it is the one that was refused before, a word of it left out."""
_AROUND = " 。，,.!！~～"


async def guessed(
    turn: Turn, state: State, said: UserMessage, found: Reading, choices: Sequence[Choice], belief: float | None
) -> Reading:
    """Return the likeliest answer of a message that was not read as one; NOTHING where none is likely.

    Args:
        found: what the open question's reader made of it.
        choices: what the question offers.
        belief: how surely the message answers the question.
    """
    here = state.here
    if here is None or belief is None or found.found or here.acts or here.consents or here.story or said.asks:
        return NOTHING
    if requests(said.text):
        return NOTHING  # "唔該你幫我入稟先" asks us to do something
    by_option = len(choices) > 1 and not here.is_open  # of one option nothing is more likely than another
    if belief < (_PERHAPS if by_option else LIKELY):
        return NOTHING
    if found.problem in _ODD_NAME and _is_said_again(turn, said):
        return Reading(said.text.strip(_AROUND))
    if found.problem and not found.problem.endswith(_ODD):
        return NOTHING  # what is wrong with it is said
    name = f"{state.flow.service}.{here.name}"
    if not here.undoes and _time_in(choices, said):
        return await read_choice(turn, here, choices[0].value)
    if by_option:
        if said.entities and (belief < LIKELY or not learned().knows_options(name)):
            return NOTHING  # what it tells is kept for its own question
        value = learned().option(name, choices, said.text, plainly=belief < LIKELY)
        return await read_choice(turn, here, value) if value else NOTHING
    return await _name_in(turn, here, said) if found.problem in _ODD_NAME else NOTHING


def _time_in(choices: Sequence[Choice], said: UserMessage) -> bool:
    """Return True if the earliest is wished for where times are on offer."""
    return bool(choices) and choices[0].at is not None and says("earliest", said.text)


def _is_said_again(turn: Turn, said: UserMessage) -> bool:
    """Return True if the message before, which was refused as no name, held these very words: a name we do not know."""
    words = _signs(said.text)
    if not _FEWEST_SIGNS <= len(words) <= _MOST_SIGNS or act_of(said.text) or wishes(said.text):
        return False
    if not {*_ODD_NAME, *(AGAIN.get(one) for one in _ODD_NAME)} & set(turn.said_before):
        return False
    before = "".join(_signs(earlier.text) for earlier in turn.typed_before(1))
    return bool(before) and (words in before or before in words or likeness(words, before) >= _SAME)


def _signs(text: str) -> str:
    return "".join(sign for sign in sign_by_sign(text).casefold() if sign.isalnum())


async def _name_in(turn: Turn, here: Field, said: UserMessage) -> Reading:
    """The first name or organisation a message names, or the first of its stretches that is one."""
    placed = [dict(one) for one in said.entities if "start" in one and "end" in one]
    named = [one for one in mark(said.text, placed, today_there(turn)).mentions if one.kind in _NAMES]
    pieces = [replace(said.between(one.start, one.end), text=str(one.value), entities=()) for one in named]
    for piece in (*pieces, *said.stretches()):
        found = await here.read(turn, replace(piece, intent="inform", decision="answer", parts=()))
        if found.found and not found.problem:
            return found
    return NOTHING

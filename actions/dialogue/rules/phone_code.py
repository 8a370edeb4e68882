"""A telephone told once more with its country code, right after it was said back with one that was assumed. Pure."""

from __future__ import annotations

from typing import Final

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, CorrectSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clauses import without_tokens
from actions.dialogue.state import State

ASSUMED_CODE: Final = "utter_phone_read_as"
_PHONE: Final = "⟦phone:"
_FEW: Final = 16
"""Letters beside a number that is told again ("should be", "号码是"); more tell of somebody else's."""
_LOOKED_BACK: Final = 4
"""Answered questions before the open one, the last of which for a telephone is meant."""


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put the number in the place of the one it was asked for again, whatever question is open.

    Args:
        state: with what was said last; where that was no telephone's country code, nothing is proposed.
        message: the number, and hardly a word beside it.
        candidates: what the open question takes of it; a question for a telephone keeps its answer.
    """
    told = [str(value) for value in message.values("phone")]
    if ASSUMED_CODE not in state.said_last or message.pressed or message.asks or len(told) != 1:
        return ()
    words = sum(sign.isalpha() for sign in without_tokens(message.text))
    here = state.here.name if state.here is not None else ""
    kept = [name for name, value in state.answers.items() if str(value).startswith(_PHONE) and name != here]
    if words > _FEW or not kept or told[0] in state.answers.values():
        return ()
    if candidates.here.found and candidates.here.value == told[0]:
        return ()
    last = next((one.name for one in state.before(_LOOKED_BACK) if one.name in kept), kept[-1])
    read = [candidates.elsewhere.get(last), *(one.readings.get(last) for one in candidates.revised)]
    found = next((one for one in read if one is not None and one.value == told[0]), None)
    return (CorrectSlot(last, found),) if found is not None else ()  # one without a code is read as another value

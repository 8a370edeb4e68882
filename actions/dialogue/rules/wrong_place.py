"""Rule for who says that they are in the wrong form: taken where they wish to be, or asked; what was told is saved."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, LeaveFlow, StartFlow
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State

WHICH_WAY = "utter_form_which_way"
"""Utterance over the buttons of the ways."""


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Leave the open form for what is wished for by who denies being in the right place, the same in every flow.

    What only a word of an answer sounds like ("not the house, only the money") leaves nothing.
    """
    if message.pressed or candidates.is_title:
        return ()
    found = state.elsewhere(message, state.flow.service)
    if found is None:
        return ()
    if found.service:
        return (StartFlow(found.service),)
    if found.intent:
        return (LeaveFlow(intent=found.intent, keeps=True),)
    heard = state.opened_by.get(message.intent)
    if heard is not None and message.is_sure and state.meant(message, heard, state.flow.service) == state.flow.service:
        return ()  # "no, I want to start arbitration" wishes for the very form that is open
    answers = candidates.here.found and not found.outright
    return () if answers else (LeaveFlow(utter=WHICH_WAY, keeps=True, ways=found.ways),)

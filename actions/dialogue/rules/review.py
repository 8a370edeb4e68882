"""At the review: yes hands in, a number or a name opens an answer again; anywhere: which answer is to be corrected."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, Clarify, Command, CorrectSlot, Reopen, Submit
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import says_only
from actions.dialogue.readers.options import list_number, without_list_number
from actions.dialogue.rules import correction
from actions.dialogue.state import State


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Hand in on a yes; open the answer that is named; ask which one on a no."""
    if not state.is_review:
        return ()
    if message.agrees:
        return (Submit(),)
    if message.text and says_only("finished", message.text):
        return (AskAgain(),)  # "做完了" hands in nothing: what is pressed for that stands under the review
    if (message.intent == "deny" and message.is_sure) or named_field(state, message, by_number=True):
        return which(state, message, candidates)
    return ()


def which(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Correct what is named, keep the new value at once if it was said, or ask which answer is meant."""
    field = named_field(state, message, by_number=True)
    if field is None:
        if not message.pressed and (corrected := correction.propose(state, message, candidates)):
            return corrected
        if opened := correction.propose_opened(state, message, candidates):
            return opened
        return (Clarify(group=str(message.pressed.get("form_field", ""))),)
    found = candidates.elsewhere.get(field.name) if field is not state.here else candidates.here
    of_chip = message.pressed and found is not None and found.found  # told before it was asked which one is meant
    if found is not None and (of_chip or (not field.free_text and found.speaks_for_itself)):
        return (CorrectSlot(field.name, found),)
    return (Reopen(field.name),)


def named_field(state: State, message: UserMessage, *, by_number: bool) -> Field | None:
    """The field a message names, by its number in the review, its label or a folk word, or a pressed chip."""
    if (pressed := message.pressed.get("form_field")) is not None:
        return state.field(str(pressed))
    if (own := state.flow.named(message.text, state.answers)) is not None:
        return state.field(own)
    number = list_number(message)
    called = without_list_number(message.text) if number is not None else message.text
    named = [field for field in state.asked if field.named_in(called)]
    if len(named) == 1:
        return named[0]
    if by_number and number is not None and 1 <= number <= len(state.listed):
        return state.listed[number - 1]
    return None

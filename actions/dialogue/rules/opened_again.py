"""Rule for what opens a form, said again inside it: the open question answers it."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, Command
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State


def opens_again(state: State, message: UserMessage) -> bool:
    """Return True if a message is the wish that opens the form which is open already."""
    return state.opened_by.get(message.intent) == state.flow.service


def asked_for_again(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask the open question once more."""
    return (AskAgain(),) if message.is_sure and opens_again(state, message) and not state.is_review else ()

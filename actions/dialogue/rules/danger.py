"""A life in danger goes before everything, in any form and whatever else the message seems to want."""

from __future__ import annotations

from actions.dialogue.commands import Command, Emergency
from actions.dialogue.extract import Candidates
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.forms.comfort import life_in_danger


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Name the help that is there."""
    return (Emergency(),) if life_in_danger(message.text) else ()

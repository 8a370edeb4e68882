"""A language we do not speak: told so in it, and the open question stands again."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, TellLanguages
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State

ENTITY = "foreign_language"
"""The mark of the bot on such a message; its value is the language's code."""


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Tell which languages we speak."""
    return (TellLanguages(),) if message.value(ENTITY) else ()

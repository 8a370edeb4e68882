"""Rule for a name said to be another than the one that stands: put right where the wrong one stands. Pure.

"佢老公名司徒偉明，唔係司徒文偉" is a correction of a name, no part of the story and no reason for a divorce.
"""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, CorrectSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.state import State
from actions.filing.readers.names_opposed import names_opposed
from actions.script import sign_by_sign

_OF_NAMES = ("_name", "_deceased", "_representative")
"""Ends of the names of answers that are somebody's name."""
_VALUES = ("date", "datetime", "date_range", "money", "phone", "document_number", "email")


def name_instead(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put the right name in every place in which the wrong one stands; nothing where it stands nowhere.

    A message with another value beside the name is left to the rule of corrections, which makes all of them.
    """
    opposed = None if message.pressed or message.asks else names_opposed(message.text)
    if opposed is None or message.values(*_VALUES):
        return ()
    right, wrong = opposed
    return tuple(
        CorrectSlot(name, Reading(right))
        for name, value in state.answers.items()
        if name.endswith(_OF_NAMES) and isinstance(value, str) and _bare(value) == _bare(wrong)
    )


def _bare(name: str) -> str:
    return "".join(sign_by_sign(name).casefold().split())

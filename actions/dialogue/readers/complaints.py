"""Messages that only complain of what somebody did, and wish for nothing of ours. Pure.

"my aunt sold grandpa's house with a fake power of attorney" names a paper and wants no such paper made.
"""

from __future__ import annotations

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.readers.speech_acts import names_deed, requests, wishes, wishes_inside

_SHORTEST = 6
"""Characters from which a message tells something."""
_DOES = ("begins_filing", "names_lawsuit_or_mediation")
"""Phrases of a suit that shall begin, and of a mediation."""


def tells_only(message: UserMessage) -> bool:
    """Return True if a message tells something and names nothing that is to be done, by a wish or by a deed."""
    text = message.text
    if message.pressed or message.uploaded or characters_in(text) < _SHORTEST:
        return False
    if wishes_inside(text) or any(said(act, text) for act in _DOES):
        return False
    return not any(does(part.text) for does in (wishes, names_deed, requests) for part in message.stretches())


def complains_of_misuse(message: UserMessage) -> bool:
    """Return True if a message tells of a forged paper, a stolen name or something done behind one's back, no more."""
    return said("tells_misuse", message.text) and tells_only(message)


def was_forced(text: str) -> bool:
    """Return True if a text tells that somebody was made to sign or to write that they owe."""
    return said("forced_to_sign", text)

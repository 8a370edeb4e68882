"""Recognition of a person who does not know, or does not understand what is asked. Pure."""

from __future__ import annotations

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import says_only


def is_unknown(message: UserMessage) -> bool:
    """Return True if a message only says that the person does not know or has forgotten."""
    return says_only("dont_know", message.text)


def is_unsure(message: UserMessage) -> bool:
    """Return True if a message only says that the person does not know, what to do either, or does not understand."""
    return is_unknown(message) or says_only("puzzled", message.text) or says_only("asks_what_to_do", message.text)

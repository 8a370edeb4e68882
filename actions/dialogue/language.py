"""The language a message asks for. Pure."""

from __future__ import annotations

from actions.dialogue.message import UserMessage
from backend.conversation.language_wish import language_wished


def written_language(said: UserMessage, current: str) -> str | None:
    """The written language a person asked for; Cantonese is written in Traditional characters.

    Args:
        current: the language so far; "speak Chinese" keeps a Chinese script that is in use.
    """
    wanted = said.pressed.get("language")
    return "zh-Hant" if wanted == "yue" else wanted or language_wished(said.text, current, bare=True)

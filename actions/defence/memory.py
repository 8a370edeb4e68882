"""What was told of a suit earlier in the conversation, where it was spoken of: nobody has to say it twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from actions.answers import Answer
from actions.defence.readers import is_about_suit, is_of_suit, topic_of
from actions.defence.telling import suit_told
from actions.dialogue.turn import Turn

_MOST = 12
"""Messages looked back on."""


def told_in_conversation(turn: Turn, unsure: Mapping[str, Collection[str]] | None = None) -> dict[str, Any]:
    """Return what the last messages of the person tell of a suit, the newer in the place of the older.

    Args:
        unsure: by the topic of a message, the values that are not taken from it (who asks for another court names two).
    """
    told: dict[str, Any] = {}
    for said, spoken in list(_messages(turn))[-_MOST:]:
        if spoken or is_about_suit(said.text):
            found = suit_told(turn, said)
            left = (unsure or {}).get(topic_of(said.text), ())
            told |= {name: value for name, value in found.values.items() if name not in left}
            if spoken and found.loose and "received" not in found.values:
                told["received"] = found.loose
    return told


def spoken_of(turn: Turn) -> bool:
    """Whether what we said last is about a suit against the person."""
    return any(is_of_suit(name) for name in turn.said_before)


def _messages(turn: Turn) -> Iterator[tuple[Answer, bool]]:
    """The messages typed before this one, each with whether a suit was spoken of when it was typed."""
    users = [place for place, event in enumerate(turn.tracker.events) if event.get("event") == "user"]
    newest = users[-1] if users else -1
    spoken = False
    for place, event in enumerate(turn.tracker.events):
        if event.get("event") == "bot":
            names = [str(value) for value in (event.get("metadata") or {}).values()]
            spoken = spoken or any(is_of_suit(name) for name in names)
        elif event.get("event") == "user" and place != newest:
            text = str(event.get("text") or "")
            if text and not text.startswith("/"):
                yield Answer.from_message({**(event.get("parse_data") or {}), "text": text}), spoken
            spoken = False

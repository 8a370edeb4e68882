"""Memory of a suit that was told earlier in the conversation: nobody has to say it twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from actions.answers import Answer
from actions.defence.readers.suits import denies_being_sued, is_about_suit, is_of_suit, says_sued, topic_of
from actions.defence.sides_named import Sides, sides_in
from actions.defence.telling import suit_told
from actions.dialogue.endings import since_ending
from actions.dialogue.turn import Turn
from actions.story.wishes import wants_to_sue

SIDES = "sides"
"""The answer of the form that holds what the two sides were called when it began."""
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


def sides_known(turn: Turn) -> Sides:
    """Return what the person called the two sides, when the form began and since."""
    since, kept = _sides_told(turn), turn.answers.get(SIDES)
    if not isinstance(kept, Mapping):
        return since
    begun = Sides(tuple(kept.get("suing", ())), tuple(kept.get("sued", ())))
    return Sides((*begun.suing, *since.suing), (*begun.sued, *since.sued))


def sides_called(turn: Turn) -> dict[str, list[str]]:
    """The same as it is kept with a form, whose later messages need it; empty where no words for a side were told."""
    told = _sides_told(turn)
    return {"suing": list(told.suing), "sued": list(told.sued)} if told.suing or told.sued else {}


def _sides_told(turn: Turn) -> Sides:
    return sides_in([turn.answer.text, *(said.text for said, _ in reversed(list(_messages(turn))))])


def spoken_of(turn: Turn) -> bool:
    """Return True if what we said last is about a suit against the person."""
    return any(is_of_suit(name) for name in turn.said_before)


def said_to_be_sued(turn: Turn) -> bool:
    """Return True if the person said that they are sued in one of the last messages, and not since that they sue."""
    for said, _ in reversed(list(_messages(turn))[-_MOST:]):
        if says_sued(said.text):
            return True
        if wants_to_sue(said.text) or denies_being_sued(said.text):
            return False
    return False


def _messages(turn: Turn) -> Iterator[tuple[Answer, bool]]:
    """The messages typed before this one, each with whether a suit was spoken of when it was typed."""
    events = since_ending(turn)
    users = [place for place, event in enumerate(events) if event.get("event") == "user"]
    newest = users[-1] if users else -1
    spoken = False
    for place, event in enumerate(events):
        if event.get("event") == "bot":
            names = [str(value) for value in (event.get("metadata") or {}).values()]
            spoken = spoken or any(is_of_suit(name) for name in names)
        elif event.get("event") == "user" and place != newest:
            text = str(event.get("text") or "")
            if text and not text.startswith("/"):
                yield Answer.from_message({**(event.get("parse_data") or {}), "text": text}), spoken
            spoken = False

"""The places of a message that are said of the writer, and not of a relative, a house or the other side. Pure.

"我在多伦多，我弟弟在新会" names one place of the writer's and one of somebody else's: only the first may answer where
the writer is, or be remembered of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.owners import People, pieces

_PLACES = frozenset({"place", "country"})
_OF_ANOTHER = frozenset({"theirs", "third"})

Entity = Mapping[str, Any]


def without_others_places(text: str, entities: Iterable[Entity], people: People | None = None) -> Iterator[Entity]:
    """Iterate over what the bot has read in a text, without the places that are told of somebody or something else.

    Args:
        text: as it was written.
        entities: with their offsets; one without any is passed on.
        people: who is known; nobody if not given.
    """
    spans = [(one.start, one.end) for one in pieces(text, people or People()) if one.owner in _OF_ANOTHER]
    for entity in entities:
        at = int(entity.get("start", -1))
        if entity.get("entity") not in _PLACES or not any(start <= at < end for start, end in spans):
            yield entity


def of_the_writer(said: UserMessage) -> UserMessage:
    """The message with the writer's own places alone; unchanged where all it names are told of others."""
    own = tuple(without_others_places(said.text, said.entities))
    names_any = any(one.get("entity") in _PLACES for one in own)
    return replace(said, entities=own) if names_any else said

"""The places of a message that are said of the writer, and not of a relative, a house or the other side. Pure.

"我在多伦多，我弟弟在新会" names one place of the writer's and one of somebody else's: only the first may answer where
the writer is, or be remembered of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.owners import People, pieces
from actions.script import sign_by_sign

_PLACES = frozenset({"place", "country"})
_OF_ANOTHER = frozenset({"theirs", "third"})

Entity = Mapping[str, Any]
_IS = re.compile(r"(?:是|系)[^，。；,;是系]{0,8}$")
_PEOPLE = re.compile(r"(?:市|县|区|省|本地|地区|那边|嗰边)?(?:人|籍|乡亲|华侨|侨胞|华人|老乡)")
_HAILS_FROM = re.compile(
    r"(?:祖籍|籍贯|原籍|老家|家乡|乡下|出身|祖上)(?:就)?(?:是|系|在|喺|广东)*\s?$"
    r"|\b(?:originally|hails?|comes?|family is|folks are|i'?m|i am) from\s$|\bborn in\s$"
    r"|\b(?:hometown|ancestral home|home town)(?: is| in| was)*\s$",
    re.IGNORECASE,
)
"""Words right before the place somebody hails from."""


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


def without_native_places(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return what the bot has read in a text, without the place somebody hails from where another place is named.

    "我係台山人，喺巴拿馬" is told in Panama; "我是台山人" alone says no more than Taishan.

    Args:
        text: as it was written.
        entities: with their offsets.
    """
    every = tuple(entities)
    native = [one for one in every if _is_native(text, one)]
    others = any(one.get("entity") in _PLACES and one not in native for one in every)
    return tuple(one for one in every if one not in native) if others else every


def _is_native(text: str, entity: Entity) -> bool:
    if entity.get("entity") not in _PLACES or not {"start", "end"} <= set(entity):
        return False
    plain = sign_by_sign(text)
    before, behind = plain[: int(entity["start"])], plain[int(entity["end"]) :]
    if _HAILS_FROM.search(before) is not None:
        return True
    return _IS.search(before) is not None and _PEOPLE.match(behind) is not None


def of_the_writer(said: UserMessage) -> UserMessage:
    """The message with the writer's own places alone; unchanged where all it names are told of others."""
    own = without_native_places(said.text, without_others_places(said.text, said.entities))
    names_any = any(one.get("entity") in _PLACES for one in own)
    return replace(said, entities=own) if names_any else said

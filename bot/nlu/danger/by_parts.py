"""Dangers that are told by what stands together, none of which is a sign alone: "pills in my hand", "no reason left".

A throat that swells after oysters was taken for poison swallowed, a wound that bleeds for the robbery that is over, and
children whom their father means to kill for visits. So no phrase is looked for, but the parts of each scene
(``by_parts.yml``): the first scene of the page all parts of which stand in a message is told by it, unless a part says
that it is played, over, supposed or the matter of a case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.danger.pieces import pieces
from bot.nlu.danger.reading import Danger, Told, told

_PAGE = Path(__file__).with_name("by_parts.yml")
_LONGEST = 200
"""Characters in which the parts of a scene stand; a longer story is read piece by piece."""


@dataclass(frozen=True)
class _Scene:
    """A danger and its parts.

    Args:
        whose: ``self`` or ``other``; empty where the message's own words tell it.
        all_of: names of parts that all stand in it.
        none_of: names of parts each of which says that it is none.
    """

    kind: str
    situation: str
    whose: str
    all_of: Sequence[str]
    none_of: Sequence[str]


def danger_by_parts(text: str) -> Danger | None:
    """Returns the danger whose parts all stand in a message, with its situation; None where none has all of them.

    Args:
        text: a message, in any language and spelling.
    """
    found = map(_in, read_in_pieces(text))
    return next((one for one in found if one is not None), None)


def read_in_pieces(text: str) -> Iterator[Told]:
    """Yield a message as its language's signs read it; of a longer story each piece in which parts may stand."""
    yield from map(told, [text] if len(text) <= _LONGEST else pieces(text, _LONGEST))


def word_classes(parts: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of each part of a page, whose alternatives may stand on lines of their own.

    Args:
        parts: by name the words of a part, as regular expressions.
    """
    return {part: re.compile(re.sub(r"\|\s+", "|", said)) for part, said in parts.items()}


def _in(message: Told) -> Danger | None:
    words = _words(message.language)

    def says(part: str) -> bool:
        return part in words and words[part].search(message.text) is not None

    for scene in _scenes():
        if all(map(says, scene.all_of)) and not any(map(says, scene.none_of)):
            of_another = says("someone") and not says("mine")
            whose = scene.whose or ("other" if of_another else _whose(message, scene.kind))
            return Danger(scene.kind, whose, message.language, scene.situation)
    return None


def _whose(message: Told, kind: str) -> str:
    """Return who is in danger, by the signs of the message."""
    found = message.danger(kind)
    if found is not None:
        return found.whose
    return "other" if message.signs.other.search(message.text) else "self"


@cache
def _page() -> Mapping[str, Any]:
    page: Mapping[str, Any] = yaml.safe_load(_PAGE.read_text("utf-8"))
    return page


@cache
def _scenes() -> Sequence[_Scene]:
    return tuple(
        _Scene(one["kind"], one.get("situation", ""), one.get("whose", ""), one["all"], one.get("none", ()))
        for one in _page()["scenes"]
    )


@cache
def _words(language: str) -> Mapping[str, re.Pattern[str]]:
    """The parts that a language has words for; none where it has none."""
    return word_classes(_page()["parts"].get(language, {}))

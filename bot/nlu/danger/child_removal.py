"""A child that somebody is about to take over a border, or has on the way, against the will of who writes.

It is told in quiet words, in which suits over custody are told, too ("my husband wants to take our girl to China and I
won't see her"). So no phrase is looked for, but its parts (``child_removal.yml``): a child, somebody else who takes
it, a journey far away, and that it is near or against the writer's will. A question of the law, an agreed visit, a
journey of one's own and what is long over are none of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from bot.nlu.danger.by_parts import read_in_pieces, word_classes
from bot.nlu.danger.reading import Told

_PAGE = Path(__file__).with_name("child_removal.yml")
_TOLD_BY = ("child", "taker", "far")
"""Parts that all stand in a message that tells it."""
_NOT_IT = ("mine", "settled")
"""Parts each of which says that it is none."""
LEAVING, GONE = "child_flown", "child_on_plane"
"""Names of the two situations, as the dialogue's page of situations calls them."""


def child_removal(text: str) -> str:
    """Returns the situation of a child taken over a border that a message tells: ahead or on the way; else nothing.

    Args:
        text: a message, in any language and spelling.
    """
    return next((one for one in map(_in, read_in_pieces(text)) if one), "")


def _in(message: Told) -> str:
    words = _words(message.language)

    def says(part: str) -> bool:
        return part in words and words[part].search(message.text) is not None

    if not all(map(says, _TOLD_BY)) or any(map(says, _NOT_IT)):
        return ""
    against = says("against")
    near = says("gone") or says("soon") or (says("coming") and not says("asks"))
    taken = says("takes") or (against and says("readies"))
    if not taken or not (near or (against and not says("asks"))):
        return ""
    return GONE if says("gone") else LEAVING


@cache
def _words(language: str) -> Mapping[str, re.Pattern[str]]:
    """The parts that a language has words for; none where it has no page."""
    return word_classes(yaml.safe_load(_PAGE.read_text("utf-8")).get(language, {}))

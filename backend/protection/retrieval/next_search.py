"""The search among the links of an entry: likeness to how a follow-up is put, and the words of its topic together.

A link put for another situation (I am abroad, he is abroad) is none of what is asked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np

from backend.protection.model import NextLink
from backend.protection.retrieval.folding import plain
from backend.protection.retrieval.situations import SituationIndex
from backend.shared.sentence_encoder import encode, encode_many

ALIKE: Final = 0.8
"""Likeness in meaning from which a follow-up is a link's, whatever its words."""
NEAR: Final = 0.6
"""Likeness from which it is, where words of every group of the link stand in it."""
LEAD: Final = 0.04
"""Lead over the next link that a likeness without words needs: two as likely answer nothing for sure."""
_SHORT: Final = 3
"""Letters of an English word that has to stand by itself: "no" is not "now"."""
_PAUSE = re.compile(r"[,.;:!?]")
_JOINING = re.compile(
    r"^(?:[，,。\s]|那么?(?!个|边|里|天|年|时|位|些)|咁(?!多)|噉|然后|而且|不过|但是?|可是|请问|还有|那如果|如果|要是|万一|假如"
    r"|(?:and|but|then|so|ok|okay|well)\b)+",
    re.IGNORECASE,
)
"""Words that only join a follow-up to what was said before it."""
_ENDING = re.compile(r"[呢㗎呀啊吧嘞喇咧?？!！。.\s]+$")


class NextSearch:
    """Finds the link a follow-up is put for.

    Args:
        links: everything the pages hold.
    """

    def __init__(self, links: Sequence[NextLink]) -> None:
        self._links = links
        self._words = [tuple(tuple(_folded(word) for word in group) for group in link.words) for link in links]
        self._without = [tuple(_folded(word) for word in link.without) for link in links]
        self._vectors: np.ndarray | None = None
        self._owners = np.array([at for at, link in enumerate(links) for _ in link.ways])
        self._situations = SituationIndex([way for link in links for way in link.ways], self._owners)

    def warm_up(self) -> None:
        """Read the ways of asking of every link."""
        if self._vectors is None:
            self._vectors = encode_many([_bare(way) for link in self._links for way in link.ways])

    def find(self, told: Collection[str], text: str) -> tuple[NextLink, bool] | None:
        """Return the link that a follow-up behind entries is put for, and whether its words say so; None for none."""
        self.warm_up()
        assert self._vectors is not None
        names, bare = set(told), _bare(text)
        cosine = self._vectors @ encode([bare])[0]
        alike = np.full(len(self._links), -1.0)
        np.maximum.at(alike, self._owners, cosine)
        behind = [at for at, link in enumerate(self._links) if not link.after or link.after & names]
        elsewise = self._situations.conflicts(text)
        fitting = [at for at in behind if elsewise[at] >= 0]
        allowed = [at for at in fitting if not any(_stands(word, bare) for word in self._without[at])]
        worded = [at for at in allowed if self._words[at] and says_all(self._words[at], bare)]
        near = [at for at in worded if alike[at] >= NEAR]
        if near:
            return self._links[max(near, key=lambda at: (_specific(self._links[at]), alike[at]))], True
        order = sorted(allowed, key=lambda at: -alike[at])
        if not order or alike[order[0]] < ALIKE:
            return None
        others = [at for at in order[1:] if self._links[at].to != self._links[order[0]].to]
        if others and alike[order[0]] - alike[others[0]] < LEAD:
            return None
        return self._links[order[0]], False


def says_all(groups: Sequence[Sequence[str]], bare: str) -> bool:
    """Return True if one word of every group stands in a text."""
    return all(any(_stands(word, bare) for word in group) for group in groups)


def _specific(link: NextLink) -> tuple[float, int]:
    """A link behind fewer entries goes before one behind more, and one of more words before one of fewer."""
    return -len(link.after) if link.after else -math.inf, len(link.words)


def _stands(word: str, bare: str) -> bool:
    """Return True if a word stands in a text: a Chinese one anywhere, an English one at the beginning of one."""
    if not word.isascii():
        return word in bare
    whole = len(word) <= _SHORT
    return f" {word} " in f" {_PAUSE.sub(' ', bare)} " if whole else f" {word}" in f" {bare}"


def _bare(text: str) -> str:
    told = _folded(text)
    return _ENDING.sub("", _JOINING.sub("", told)) or told


def _folded(text: str) -> str:
    return plain(text).casefold().replace("’", "'")

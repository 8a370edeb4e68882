"""Set phrases in a text: whether it is made of nothing but them, and of which ones.

A text is cut into tokens (one Chinese character, or one word of another script) and covered by the longest phrases
that fit. Signs and blanks count for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from actions.script import simplified
from backend.shared.yaml_pages import read_yaml

_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_\u3400-\u9fff]+)*|\d+")
_FOLDER = Path(__file__).parent
Tokens = tuple[str, ...]


def tokens(text: str) -> Tokens:
    """The characters and words of a text, in Simplified and small letters."""
    return tuple(found.replace("’", "'") for found in _TOKEN.findall(simplified(text).casefold()))


@cache
def read_page(name: str) -> Mapping[str, Any]:
    """A page of words that lies beside this module, by its name without the ending."""
    page: Mapping[str, Any] = read_yaml(_FOLDER / f"{name}.yml")
    return page


def words_of(entry: str | Sequence[str]) -> list[str]:
    """The phrases of an entry: parted by bars where a phrase has blanks in it, else by blanks."""
    lines = [entry] if isinstance(entry, str) else entry
    return [
        word.strip() for line in lines for word in (line.split("|") if "|" in line else line.split()) if word.strip()
    ]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases, each with the kind it belongs to.

    Args:
        kinds: the kind of each phrase, by its tokens.
        longest: tokens of the longest phrase.
    """

    kinds: Mapping[Tokens, str]
    longest: int

    @classmethod
    def of(cls, groups: Mapping[str, Sequence[str]]) -> Phrases:
        """Collect the phrases of several kinds; a phrase of two kinds keeps the first."""
        kinds: dict[Tokens, str] = {}
        for kind, phrases in groups.items():
            for phrase in phrases:
                kinds.setdefault(tokens(phrase), kind)
        kinds.pop((), None)
        return cls(kinds, max(map(len, kinds), default=0))

    def covering(self, text: str) -> list[str] | None:
        """The kinds of the phrases a text is made of, as few phrases as possible; None if anything else is in it."""
        said = tokens(text)
        best: list[list[str] | None] = [[], *[None] * len(said)]
        for end in range(1, len(said) + 1):
            for size in range(1, min(self.longest, end) + 1):
                before, kind = best[end - size], self.kinds.get(said[end - size : end])
                shorter = before is not None and (best[end] is None or len(before) + 1 <= len(best[end] or ()))
                if kind is not None and before is not None and shorter:
                    best[end] = [*before, kind]
        return best[-1] if said else None

    def begins(self, text: str) -> str | None:
        """The kind of the longest phrase a text begins with, or None."""
        said = tokens(text)
        sizes = range(min(self.longest, len(said)), 0, -1)
        return next((self.kinds[said[:size]] for size in sizes if said[:size] in self.kinds), None)

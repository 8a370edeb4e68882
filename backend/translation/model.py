"""A translation as it is asked of a server, and the language of a text. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh", "en"]
LETTERS_OF_A_SIGN = 4
"""Latin letters that say as much as one Chinese sign."""

_LONG, _BOTH = 120, 0.35
"""A text of so much, of which each language has such a share, is written in both already."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One translation as it is asked of a server.

    Args:
        text: what leaves the house, with marks like ``[Q1]`` in place of what must not leave or change.
        source, target: languages; what is in neither of the two is told as English.
        mark: a mark as an example.
        terms: the rendering of each mark that stands for a court term.
    """

    text: str = field(repr=False)
    source: Language
    target: Language
    mark: str = "[Q1]"
    terms: Mapping[str, str] = field(default_factory=dict, repr=False)


class Unusable(Exception):
    """A server's answer is no translation: empty, endless, or in another language."""


def language_of(text: str) -> Language | None:
    """Return the language a text is mostly in; None where it says nothing in letters, or all of it in both.

    What is in neither is taken for English: a server that detects languages finds out, the check of the result decides.
    """
    chinese, latin = weight(text)
    said = chinese * LETTERS_OF_A_SIGN
    if not said + latin or (said + latin > _LONG and _BOTH < said / (said + latin) < 1 - _BOTH):
        return None
    return "zh" if chinese and said >= latin else "en"


def weight(text: str) -> tuple[int, int]:
    """Return how many Chinese signs and how many other letters a text has."""
    han = sum("㐀" <= sign <= "鿿" for sign in text)
    return han, sum(sign.isalpha() and not "㐀" <= sign <= "鿿" for sign in text)

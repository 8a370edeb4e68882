"""Subjects a text speaks of: a will, a deposit, who somebody is, when something came. Pure.

A question and its answer speak of the same. Words that plainly speak of something else answer another question, however
well a value in them would fit: "handwritten will, dated 2018" tells no day of death.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from actions.dialogue.readers.clauses import without_tokens
from actions.dialogue.readers.phrases import read_page
from actions.script import sign_by_sign

_LETTERS = re.compile(r"[a-z0-9]+")
_TOKENS: Mapping[str, str] = {"⟦phone": "telephone", "⟦document": "document", "⟦email": "email"}
"""Subjects of private numbers, by how their tokens begin."""


def subjects_told(text: str) -> frozenset[str]:
    """Return the subjects a message speaks of, by their names in ``subject_matter.yml``.

    Args:
        text: the message or a stretch of it; private numbers as tokens.
    """
    of_numbers = {subject for begin, subject in _TOKENS.items() if begin in text}
    return _in(text, ("zh", "en")) | of_numbers


def subjects_asked(text: str) -> frozenset[str]:
    """Return the subjects a question asks of; it may call them by words that tell little in a message."""
    return _in(text, ("zh", "en", "asked"))


def _in(text: str, lists: tuple[str, ...]) -> frozenset[str]:
    plain = sign_by_sign(without_tokens(text)).casefold()
    spelt = _spelt(plain)
    return frozenset(
        subject
        for subject, (signs, words) in _words(lists).items()
        if any(one in plain for one in signs) or any(one in spelt for one in words)
    )


def _spelt(text: str) -> str:
    """The words of a text that are written in letters, each between blanks, so that a word is found whole."""
    return f" {' '.join(_LETTERS.findall(text))} "


@cache
def _words(lists: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words of each subject in Chinese signs, and those in letters."""
    found = {}
    for subject, of in read_page("subject_matter").items():
        words = [sign_by_sign(str(word)) for name in lists for word in of.get(name, ())]
        signs = tuple(word for word in words if not word.isascii())
        found[subject] = signs, tuple(_spelt(word) for word in words if word.isascii())
    return found

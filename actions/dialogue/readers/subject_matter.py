"""What a text speaks of: a will, a deposit, who somebody is, when something came. Pure.

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
    return frozenset(subject for subject, words in _patterns(lists).items() if words.search(plain))


@cache
def _patterns(lists: tuple[str, ...]) -> Mapping[str, re.Pattern[str]]:
    page = read_page("subject_matter")
    return {
        subject: re.compile("|".join(_whole(sign_by_sign(str(word))) for name in lists for word in of.get(name, ())))
        for subject, of in page.items()
    }


def _whole(word: str) -> str:
    """A pattern for a word; in letters it stands alone."""
    return rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)

"""Recognition of a message that speaks of what a question asks: they share words that carry meaning. Pure.

A question for the power of attorney is answered in words like its own ("没有授权书", "no power of attorney yet"), which
sound like another service to whoever does not know what was asked.
"""

from __future__ import annotations

import re
from functools import cache

from actions.dialogue.readers.clauses import without_tokens
from actions.dialogue.readers.phrases import read_page, words_of
from actions.script import sign_by_sign

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z]{4,}")


def speaks_of(text: str, asked: str) -> bool:
    """Return True if a text shares a word of two Chinese signs, or an English one of four letters, with a question.

    Args:
        text: the message.
        asked: the question as it was said.
    """
    return bool(_words_in(text) & _words_in(asked))


def _words_in(text: str) -> frozenset[str]:
    plain = sign_by_sign(without_tokens(text)).casefold()
    pairs = (run[at : at + 2] for run in _CHINESE.findall(plain) for at in range(len(run) - 1))
    empty_signs, empty_words = _empty()
    kept = (pair for pair in pairs if not empty_signs & set(pair))
    return frozenset(kept) | (frozenset(_WORD.findall(plain)) - empty_words)


@cache
def _empty() -> tuple[frozenset[str], frozenset[str]]:
    """The signs and the words that every question may hold, whatever it asks."""
    page = read_page("empty_words")
    return frozenset("".join(words_of(page["zh"]))), frozenset(words_of(page["en"]))

"""The check of a server's answer: everything put back, nothing lost, and in the language that was asked for. Pure."""

from __future__ import annotations

import unicodedata

from backend.contracts.translation import Translation
from backend.translation.facts import changed
from backend.translation.glossary import uses
from backend.translation.marks import Marked, returned
from backend.translation.model import LETTERS_OF_A_SIGN, Unusable, weight

LONGER, AT_LEAST = 8, 200
"""Characters of a translation for each of the original, and how many a short text may have in any case."""
_MUCH_CHINESE = 0.3
"""Share of Chinese signs, weighed by what they say, from which a text is no English any more."""


def judged(original: str, answer: str, sent: Marked) -> Translation:
    """Return a server's answer with everything put back and what is doubtful about it.

    Raises:
        Unusable: it is no translation of this.
    """
    text, lost = returned(_sayable(answer), sent)
    text = text.strip()
    if not text or len(text) > max(AT_LEAST, LONGER * len(original)):
        raise Unusable("nothing, or far too much")
    if not _is_in(text, sent):
        raise Unusable("in another language")
    unrendered = [
        original[one.start : one.end]
        for one in uses(original, sent.source)
        if not _has(text, one.term.in_language(sent.target)) and not _is_kept(one.start, original, sent)
    ]
    doubts = dict.fromkeys([*lost, *unrendered, *changed(original, text)])
    return Translation(text, tuple(doubts))


def _has(text: str, rendering: str) -> bool:
    return rendering.casefold() in text.casefold()


def _is_kept(at: int, original: str, sent: Marked) -> bool:
    """Return True if a term stands within something else that is left as it is (a name, an address)."""
    kept = [one.original for one in sent.marks.values() if not one.is_term]
    return any(start <= at < start + len(one) for one in kept if (start := original.find(one)) >= 0)


def _is_in(text: str, sent: Marked) -> bool:
    """Return True if a translation is in the language that was asked for, but for what was put back."""
    bare = text
    for one in sent.marks.values():
        bare = bare.replace(one.instead, " ")
    chinese, latin = weight(bare)
    if not chinese and not latin:
        return True
    said = chinese * LETTERS_OF_A_SIGN
    is_chinese = said / (said + latin) >= _MUCH_CHINESE
    return is_chinese == (sent.target == "zh")


def _sayable(text: str) -> str:
    """Return an answer without signs nobody can read, and without brackets of our tokens."""
    kept = (sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs", "Cn"))
    return "".join(sign for sign in kept if sign not in "⟦⟧")

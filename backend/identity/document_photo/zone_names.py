"""The names in a machine-readable zone, made sure by the page's print: no check digit covers them. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

LETTER_FOR = str.maketrans("01258", "OIZSB")
"""Letters for misread figures where only letters may stand."""


def names_in(field: str, printed: Collection[str]) -> tuple[str, str, bool]:
    """Surname, given names, and whether they are sure: no check digit covers them, so the page's print has to agree.

    Args:
        field: the names' part of the zone, words divided by "<", surname and given names by "<<" (Doc 9303-3, 4.6).
        printed: the page's other lines; without any (somebody typed the zone) letters alone make the names sure.
    """
    words = field.strip("<")
    surname, _, given = (re.sub("<+", " ", part).strip() for part in words.partition("<<"))
    if not printed:
        return surname, given, bool(re.fullmatch("[A-Z<]+", words)) and bool(given)
    names = [_as_printed(name.translate(LETTER_FOR), printed) for name in (surname, given)]
    return names[0] or surname, names[1] or given, all(names)


def _as_printed(name: str, printed: Collection[str]) -> str:
    """The name as print spells it: the same letters in order, and at most three that the zone's reader lost.

    Empty where print has no such name, or where its words cannot be told apart. Readers lose blanks, they add none:
    of two spellings with the same letters the one with more blanks is right.
    """
    bare = re.sub("[^A-Z ]", "", name)
    letters = bare.replace(" ", "")
    pieces = {piece for text in printed for piece in (text, *re.split("[,/]", text), *text.split())}
    spelt = {re.sub("[^A-Z ]+", " ", piece.upper()).strip() for piece in pieces}
    same = {other for other in spelt if letters and other.replace(" ", "") == letters}
    if same:
        return max(same | {bare}, key=lambda other: other.count(" "))
    lost = min(3, len(letters) // 2) if len(letters) > 2 else 0
    fuller = {other for other in spelt if len(letters) < len(other.replace(" ", "")) <= len(letters) + lost}
    found = {words for other in fuller for words in _likely(bare.split(), other)}
    return found.pop() if len(found) == 1 else ""


def _likely(words: list[str], fuller: str) -> set[str]:
    """Every way of dividing the fuller spelling among the words; if it has its own blanks, only that way."""
    ways = set(_divided(words, fuller.replace(" ", "")))
    return ways & {fuller} or ways


def _divided(words: list[str], letters: str) -> Iterator[str]:
    """Divides the letters so that each piece holds a word's letters in their order."""
    if len(words) == 1 and _within(words[0], letters):
        yield letters
    for end in range(len(words[0]), len(letters)) if len(words) > 1 else ():
        if _within(words[0], letters[:end]):
            yield from (f"{letters[:end]} {rest}" for rest in _divided(words[1:], letters[end:]))


def _within(word: str, letters: str) -> bool:
    """Return True if the word's letters stand in the others in the same order."""
    rest = iter(letters)
    return all(letter in rest for letter in word)

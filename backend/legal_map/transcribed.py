"""Latin names an unlisted Chinese name may transcribe: 艾德蒙吞 → Edmonton. Only ever offered, never taken.

What each character stands for was learned from the gazetteer's own pairs of names (`transcribing.py`). The letters are
searched from left to right in all names of note at once, keeping the best beginnings only.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from backend.legal_map.folding import fold, is_chinese
from backend.legal_map.gazetteer import DATA, City, load_gazetteer
from backend.legal_map.once import once
from backend.legal_map.sounds import is_written_by_sound, sound_of
from backend.shared.gazetteer_files import read_rows

_OF_NOTE = 30_000
"""Smaller cities have too many names that sound like something."""
_KEPT = 250
_SKIPPED_LETTER, _SKIPPED_CHARACTER = 2.2, 4.0
"""Cost of a letter no character stands for, and of a character no letter stands for (natural logarithms)."""
_OTHER_CHARACTER = 1.0
"""Cost of reading a character like another one of the same syllable."""
_WORST_PER_CHARACTER = 1.8
_WELL_KNOWN = 0.05
"""Worth of a city e times as large as another when their names are equally likely."""
_MOST = 3

Costs = Mapping[str, float]
"""Beginnings of names and what it costs to read the characters so far as them."""


def transcribed(name: str) -> tuple[tuple[float, City], ...]:
    """Return the foreign cities of note a folded Chinese name may transcribe, with the cost a character,
    the likeliest first.

    Args:
        name: two characters at least, all Chinese.
    """
    if len(name) < 2 or not all(map(is_chinese, name)):
        return ()
    begun: Costs = {"": 0.0}
    for character in name:
        begun = _best(_read(begun, character))
    found: dict[str, tuple[float, City]] = {}
    for cost, city in sorted(_ended(begun, len(name)), key=lambda pair: pair[0]):
        found.setdefault(city.key, (cost, city))
    return tuple(found.values())[:_MOST]


def _ended(begun: Costs, characters: int) -> Iterator[tuple[float, City]]:
    for letters, cost in begun.items():
        if cost <= _WORST_PER_CHARACTER * characters:
            for city in _names().get(letters, ())[:2]:
                yield cost / characters - _WELL_KNOWN * math.log(city.weight / _OF_NOTE), city


def _read(begun: Costs, character: str) -> Iterator[tuple[str, float]]:
    pieces = (*_pieces().get(character, ()), *_pieces_by_sound().get(sound_of(character), ()))
    for letters, cost in begun.items():
        yield letters, cost + _SKIPPED_CHARACTER
        for piece, more in pieces:
            if letters + piece in _beginnings():
                yield letters + piece, cost + more


def _best(read: Iterator[tuple[str, float]]) -> Costs:
    """Keep the cheapest beginnings, each also one silent letter further."""
    found: dict[str, float] = {}
    for letters, cost in read:
        if cost < found.get(letters, float("inf")):
            found[letters] = cost
    kept = dict(heapq.nsmallest(_KEPT, found.items(), key=lambda pair: pair[1]))
    for letters, cost in list(kept.items()):
        for further in _further(letters):
            if cost + _SKIPPED_LETTER * (len(further) - len(letters)) < kept.get(further, float("inf")):
                kept[further] = cost + _SKIPPED_LETTER * (len(further) - len(letters))
    return kept


def _further(letters: str) -> Iterator[str]:
    for following in _beginnings().get(letters, ""):
        yield letters + following


@once
def _names() -> Mapping[str, tuple[City, ...]]:
    """Cities by the letters of their Latin names, the weightiest first."""
    found: dict[str, dict[str, City]] = defaultdict(dict)
    known = load_gazetteer()
    for names in (known.by_name, known.other_names):
        for name, cities in names.items():
            for city in cities:
                if city.weight >= _OF_NOTE and is_written_by_sound(city) and not is_chinese(name):
                    found["".join(filter(str.isalpha, name))][city.key] = city
    found.pop("", None)
    return {name: tuple(sorted(of.values(), key=lambda city: -city.weight)) for name, of in found.items()}


@once
def _beginnings() -> Mapping[str, str]:
    """Every beginning of a name with the letters that may follow."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in _names():
        for size, following in enumerate(name):
            found[name[:size]].add(following)
        found.setdefault(name, set())
    return {letters: "".join(sorted(following)) for letters, following in found.items()}


@once
def _pieces() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Return what each character stands for, with its cost."""
    rows = ((row["character"], row["pieces"].split()) for row in read_rows("transcription.csv", DATA))
    return {fold(one): tuple(_piece(text) for text in pieces) for one, pieces in rows}


@once
def _pieces_by_sound() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Return what the characters of a syllable stand for, for those that are rarely used in names."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for character, pieces in _pieces().items():
        of_syllable = found[sound_of(character)]
        for piece, cost in pieces:
            of_syllable[piece] = min(cost + _OTHER_CHARACTER, of_syllable.get(piece, float("inf")))
    return {syllable: tuple(costs.items()) for syllable, costs in found.items()}


def _piece(text: str) -> tuple[str, float]:
    letters, _, cost = text.partition(":")
    return letters, float(cost)

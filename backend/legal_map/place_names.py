"""Finds the names of cities in what a person wrote, and leaves the rest for hints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backend.legal_map.folding import fold, is_chinese
from backend.legal_map.gazetteer import City, Gazetteer, load_gazetteer
from backend.legal_map.once import once
from backend.legal_map.place_hints import namesakes
from backend.legal_map.sounds import sounding_like
from backend.legal_map.surroundings import stands_alone
from backend.legal_map.treaties import is_treaty
from backend.legal_map.word_boundaries import cuts_a_word
from backend.shared.gazetteer_files import read_rows

_LONGEST_CHINESE, _LONGEST_WORDS = 12, 5
_FEW_WORDS = 4
_OF_NOTE = 100_000
"""In a sentence (not as a whole answer) smaller cities are only read where nothing else can be meant."""
_SUFFIX_ZH = re.compile(r"(?<=..)(?:市区|市中心|城区|地区|市|埠|城|区|县|镇)$")
_SUFFIX_EN = re.compile(r"^(?:city of|greater|downtown|the) | (?:city|area|metro|downtown|cbd)$")
_BEFORE_A_PLACE = frozenset(["in", "at", "near", "from", "to", "around", "of", "for", "在", "at"])
_ASKED_FOR = [
    "chinese",
    "china",
    "embassy",
    "consulate",
    "general",
    "court",
    "lawyer",
    "notary",
    "law",
    "office",
    "map",
]
_PART_OF_A_CITY = [
    "city",
    "downtown",
    "greater",
    "central",
    "area",
    "metro",
    "suburb",
    "region",
    "chinatown",
    "airport",
]
_SAID_WITH_IT = ["nearest", "closest", "my", "university", "hi", "hello", "please", "i", "the"]
_AROUND_A_NAME = _BEFORE_A_PLACE.union(_ASKED_FOR, _PART_OF_A_CITY, _SAID_WITH_IT)
"""Words that people write with a capital letter beside a city's name; any other is taken for a part of the name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A city's name in a text.

    Args:
        bearers: every city of the name, the likeliest first.
        by_custom: True if our own table says whom the name means, with nobody to ask about.
        to_ask: those our own table says must be asked about; empty if it says nothing.
        rest: the text without the name.
        start: where the name stands.
        end: behind it.
    """

    bearers: tuple[City, ...]
    by_custom: bool
    to_ask: tuple[City, ...]
    rest: str
    start: int
    end: int


def whole_name(text: str) -> Named | None:
    """Return the cities of a folded text that is a name as a whole, with or without 市, City and the like."""
    gazetteer = load_gazetteer()
    bare = _SUFFIX_ZH.sub("", text)
    for name in (text, bare, _SUFFIX_EN.sub("", text)):
        if name and gazetteer.named(name):
            return _named(gazetteer, name, "", 0, len(text))
    heard = (city for city in sounding_like(text) or sounding_like(bare) if city.weight >= _OF_NOTE)
    others = (namesakes(bare) if bare != text else ()) or tuple(heard)
    return Named(others, False, (), "", 0, len(text)) if others else None


def is_piece_of_a_name(name: Named, written: str) -> bool:
    """True if a name is a word of a longer Latin one that nobody knows: Moose Bay is not Bay.

    Args:
        name: found in the text.
        written: the whole text, as the person wrote it.
    """
    words = written.split()
    title = 2 <= len(words) <= _FEW_WORDS and all(word[0].isupper() for word in words)
    around = [word for word in name.rest.split() if word not in _AROUND_A_NAME]
    return title and not is_chinese(written) and not written.isupper() and bool(around)


def without_suffix(text: str) -> str:
    """Return a folded name without 市, City and the like."""
    return _SUFFIX_EN.sub("", _SUFFIX_ZH.sub("", text))


def is_alias(text: str) -> bool:
    """True for a name of our own table."""
    return text in load_gazetteer().aliases


def names_in(text: str, written: str) -> list[Named]:
    """Return the names in a folded sentence that do not overlap, the longest and best known first.

    Args:
        text: folded.
        written: as the person wrote it, for its capitals.
    """
    gazetteer = load_gazetteer()
    spans = {*_chinese_spans(text, gazetteer), *_word_spans(text, written, gazetteer)}
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or start >= other[1] for other in chosen):
            chosen.append((start, end))
    return [_named(gazetteer, text[start:end], f"{text[:start]} {text[end:]}", start, end) for start, end in chosen]


def _named(gazetteer: Gazetteer, name: str, rest: str, start: int, end: int) -> Named:
    alias = gazetteer.aliases.get(name)
    to_ask = (alias.city, *alias.rivals) if alias and alias.rivals else ()
    return Named(gazetteer.named(name), alias is not None and not to_ask, to_ask, rest.strip(), start, end)


def _chinese_spans(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + _LONGEST_CHINESE) + 1):
            name = text[start:end]
            if not is_chinese(name[0]) or name in _not_places() or not _is_of_note(gazetteer, name):
                continue
            if is_treaty(name, text, start, end) or cuts_a_word(text, start, end):
                continue
            if stands_alone(text, start, end):
                yield start, end


def _word_spans(text: str, written: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Runs of words that are a name: of note, or capitalised or behind a preposition."""
    words = list(re.finditer(r"[^\s\u3400-\u9fff]+", text))
    for first in range(len(words)):
        for last in range(first, min(len(words), first + _LONGEST_WORDS)):
            start, end = words[first].start(), words[last].end()
            name = text[start:end]
            if is_treaty(name, text, start, end):
                continue
            if name in gazetteer.aliases or (gazetteer.named(name) and _may_be_a_place(name, first, words, written)):
                yield start, end


def _may_be_a_place(name: str, first: int, words: list[re.Match[str]], written: str) -> bool:
    few_words = len(words) <= _FEW_WORDS and first == 0
    if name in _not_places():
        behind = first > 0 and words[first - 1].group() in _BEFORE_A_PLACE
        return (behind and _is_capitalised(name, written)) or (few_words and len(words) > 1)
    named_so = (first > 0 and words[first - 1].group() in _BEFORE_A_PLACE) or _is_capitalised(name, written)
    return len(name) > 2 and (few_words or named_so or _is_of_note(load_gazetteer(), name))


def _is_capitalised(name: str, written: str) -> bool:
    first = name.partition(" ")[0]
    return (
        re.search(rf"\b{re.escape(first.capitalize())}|\b{re.escape(first.upper())}\b", fold_case(written)) is not None
    )


def fold_case(written: str) -> str:
    """Return the text without accents but with its capitals."""
    return "".join(fold(one).upper() if one.isupper() else (fold(one) or " ") for one in written)


def _is_of_note(gazetteer: Gazetteer, name: str) -> bool:
    bearers = gazetteer.named(name)
    listed = name in gazetteer.aliases or name in gazetteer.usual
    return bool(bearers) and (listed or bearers[0].weight >= _OF_NOTE)


@once
def _not_places() -> frozenset[str]:
    """Words of everyday speech that are also cities somewhere."""
    return frozenset(word for row in read_rows("words_not_places.csv") for word in row["words"].split())

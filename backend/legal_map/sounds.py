"""Sounds of a foreign city's Chinese name: its other transcriptions (拉各斯, 拉哥斯) sound alike.

Names of foreign cities are written by sound, and every newspaper has had its own characters for it. From three
syllables on hardly any two cities of the gazetteer sound the same; where two do, they are asked about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from pypinyin import lazy_pinyin

from backend.legal_map.folding import is_chinese
from backend.legal_map.gazetteer import City, load_gazetteer
from backend.legal_map.once import once

FEWEST = 3
"""Syllables: two are too few to tell Bonn from Bern (波恩, 伯恩)."""
_WRITTEN_BY_MEANING = frozenset({"CN", "HK", "MO", "TW", "JP", "KR", "KP"})
"""Regions in which names have characters of their own, so that another character is another place."""
_OFTEN = 60


def sound_of(name: str) -> str:
    """Return the syllables of a folded Chinese name without tones, apart by spaces."""
    return " ".join(_syllable(character) for character in name)


def sounding_like(name: str) -> tuple[City, ...]:
    """Return the foreign cities whose name sounds exactly like this folded one, the largest first."""
    return _by_sound().get(sound_of(name), ()) if len(name) >= FEWEST and _is_all_chinese(name) else ()


def is_written_by_sound(city: City) -> bool:
    """True for a city whose Chinese name only transcribes another."""
    return city.place.country not in _WRITTEN_BY_MEANING


@once
def characters_of_names() -> frozenset[str]:
    """The characters foreign names are usually written with."""
    counted = Counter(character for name in _foreign_names() for character in set(name))
    return frozenset(character for character, times in counted.items() if times >= _OFTEN)


@once
def _by_sound() -> Mapping[str, tuple[City, ...]]:
    found: dict[str, dict[str, City]] = defaultdict(dict)
    for name, cities in _foreign_names().items():
        if len(name) >= FEWEST:
            found[sound_of(name)].update({city.key: city for city in cities})
    by_size = lambda cities: tuple(sorted(cities, key=lambda city: -city.weight))  # noqa: E731
    return {sound: by_size(cities.values()) for sound, cities in found.items()}


def _foreign_names() -> dict[str, list[City]]:
    names = {name: cities for name, cities in load_gazetteer().by_name.items() if _is_all_chinese(name)}
    foreign = {name: [city for city in cities if is_written_by_sound(city)] for name, cities in names.items()}
    return {name: cities for name, cities in foreign.items() if cities}


def _is_all_chinese(name: str) -> bool:
    return all(map(is_chinese, name))


@cache
def _syllable(character: str) -> str:
    return str(lazy_pinyin(character)[0])

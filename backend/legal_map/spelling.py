"""Names that are spelled alike, for whoever wrote one that nobody bears; only ever offered, never taken."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from backend.legal_map.folding import is_chinese
from backend.legal_map.gazetteer import City, load_gazetteer
from backend.legal_map.once import once

_LATIN_ENOUGH, _CHINESE_ENOUGH = 80.0, 60.0
_OF_NOTE = 50_000
_MOST = 3


def spelled_alike(name: str, country: str = "") -> tuple[City, ...]:
    """Return the best known cities whose names are nearly this one, at most three.

    Args:
        name: folded.
        country: only there, or empty.
    """
    if len(name) < 2:
        return ()
    chinese = is_chinese(name)
    names = _chinese_names() if chinese else _latin_names()
    enough = _CHINESE_ENOUGH if chinese else _LATIN_ENOUGH
    found = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=enough, limit=30)
    scored = [(round(score / 8), city) for text, score, _ in found for city in load_gazetteer().named(text)[:3]]
    there = [(score, city) for score, city in scored if country in ("", city.place.country)]
    ranked = sorted(there, key=lambda pair: (-pair[0], -pair[1].population))
    return tuple(dict.fromkeys(city for _, city in ranked))[:_MOST]


@once
def _latin_names() -> tuple[str, ...]:
    return tuple(name for name in _names_of_note() if not is_chinese(name) and len(name) > 3)


@once
def _chinese_names() -> tuple[str, ...]:
    return tuple(name for name in _names_of_note() if is_chinese(name) and len(name) > 1)


def _names_of_note() -> dict[str, None]:
    gazetteer = load_gazetteer()
    known = (name for name, cities in gazetteer.by_name.items() if cities[0].population >= _OF_NOTE)
    return dict.fromkeys((*gazetteer.aliases, *known))

"""Names that are spelled alike, for whoever wrote one that nobody bears; only ever offered, never taken."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from backend.legal_map.folding import is_chinese
from backend.legal_map.gazetteer import City, load_gazetteer
from backend.legal_map.once import once
from backend.legal_map.sounds import FEWEST, is_written_by_sound, sound_of
from backend.legal_map.surroundings import is_said
from backend.legal_map.transcribed import transcribed

_LATIN_ENOUGH, _CHINESE_ENOUGH, _SOUND_ENOUGH = 80.0, 60.0, 78.0
_OF_NOTE = 50_000
_MOST = 4
_LONGEST_NAME = 9
"""Characters; what is longer is a sentence."""
_CERTAINLY = 0.8
"""Up to this cost a character a transcription is offered before what is only spelled alike."""


def spelled_alike(name: str, country: str = "") -> tuple[City, ...]:
    """Return the best known cities whose names are nearly this one, at most four.

    Args:
        name: folded.
        country: only there, or empty.
    """
    if len(name) < 2:
        return ()
    found = _chinese_alike(name) if is_chinese(name) else _alike(name, _latin_names(), _latin_names(), _LATIN_ENOUGH)
    scored = [(round(score / 8), city) for text, score in found for city in load_gazetteer().named(text)[:3]]
    ranked = [city for _, city in sorted(scored, key=lambda pair: (-pair[0], -pair[1].weight))]
    sure, likely = _heard(name)
    offered = dict.fromkeys((*sure, *ranked[:_MOST], *likely, *ranked))
    return tuple(city for city in offered if country in ("", city.place.country))[:_MOST]


def _heard(name: str) -> tuple[list[City], list[City]]:
    """The cities whose Latin name this is certainly a transcription of, and those of which it may be one."""
    heard = transcribed(name) if FEWEST <= len(name) <= _LONGEST_NAME and not is_said(name) else ()
    return (
        [city for cost, city in heard if cost <= _CERTAINLY],
        [city for cost, city in heard if cost > _CERTAINLY],
    )


def _chinese_alike(name: str) -> list[tuple[str, float]]:
    """Names that look alike, and names that sound alike (贝尔格勒, 贝尔格莱德)."""
    seen = _alike(name, _chinese_names(), _chinese_names(), _CHINESE_ENOUGH)
    if len(name) < FEWEST or is_said(name):
        return seen
    return [*seen, *_alike(sound_of(name), _sounds(), _written_by_sound(), _SOUND_ENOUGH)]


def _alike(wanted: str, among: tuple[str, ...], names: tuple[str, ...], enough: float) -> list[tuple[str, float]]:
    found = process.extract(wanted, among, scorer=fuzz.ratio, score_cutoff=enough, limit=30)
    return [(names[at], score) for _, score, at in found]


@once
def _sounds() -> tuple[str, ...]:
    return tuple(map(sound_of, _written_by_sound()))


@once
def _written_by_sound() -> tuple[str, ...]:
    """Chinese names long enough to be told by their sound, of foreign cities."""
    long_enough = (name for name in _chinese_names() if len(name) >= FEWEST)
    return tuple(name for name in long_enough if is_written_by_sound(load_gazetteer().named(name)[0]))


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

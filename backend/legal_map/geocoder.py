"""Names of places → cities, offline, in any script, by the gazetteer: rather asked back than wrong.

A name with one bearer of note is that place; a name that several cities of note bear is asked back; a name nobody bears
is never guessed, only answered with names that are spelled alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backend.legal_map.folding import fold, is_chinese
from backend.legal_map.gazetteer import City, load_gazetteer
from backend.legal_map.model import Located, Place
from backend.legal_map.place_hints import Area, area_alone, areas_named, codes_in, largest_in, longest_area, of_areas
from backend.legal_map.place_names import Named, is_alias, is_piece_of_a_name, names_in, whole_name
from backend.legal_map.quarters import quarter_of_a_city
from backend.legal_map.sounds import is_written_by_sound
from backend.legal_map.spelling import spelled_alike
from backend.legal_map.surroundings import is_made_of_names

RIVAL_ABROAD, RIVAL_AT_HOME = 1 / 20, 1 / 5
"""From this part of the first one's people on a second city makes a question; abroad a confusion costs more."""
LEAST_RIVAL = 60_000
"""A smaller city abroad asks only if it is as large a part as at home."""
RIVAL_OF_A_COUNTRY = 300_000
"""From this weight on a city asks whether it is meant where a country elsewhere has its name."""
MOST = 6
_CITIES_OF_A_DIVISION = 4


def locate(text: str, country: str = "") -> Located:
    """Return what a name, or a sentence with one, stands for.

    Args:
        text: as the person wrote it.
        country: ISO code of the country named beside it, or empty.
    """
    words = fold(text)
    beside = [frozenset({(country, "")})] if country else []
    whole = whole_name(words)
    alone = area_alone(words)
    if alone and not (whole and (is_alias(words) or of_areas(whole.bearers, [alone]))):
        return _area_or_city(alone, load_gazetteer().named(words))
    if whole and of_areas(whole.bearers, beside):
        return _decide(whole, beside)
    return _in_sentence(words, text, beside, country)


def _in_sentence(words: str, text: str, beside: Sequence[frozenset[Area]], country: str) -> Located:
    names, codes = names_in(words, text), codes_in(text)
    hints = {name: _hints(name, [*beside, *areas_named(name.rest, codes)]) for name in names}
    fitting = [name for name in names if of_areas(name.bearers, hints[name])]
    told = [name for name in fitting if hints[name]]
    chosen = told[:1] if told and not beside else fitting
    if len(chosen) == 1 and not hints[chosen[0]] and is_piece_of_a_name(chosen[0], text):
        return Located(suggestions=_places(_meant(chosen[0].bearers)[:MOST]))
    if len(chosen) == 1:
        return _decide(chosen[0], hints[chosen[0]])
    quarter = quarter_of_a_city(chosen)
    if quarter:
        return _one(quarter)
    if chosen:
        return Located(candidates=_places(name.bearers[0] for name in chosen[:MOST]))
    return _without_place(words, names, areas_named(words, codes), country)


def _hints(name: Named, named: Iterable[frozenset[Area]]) -> list[frozenset[Area]]:
    """Countries are binding; a division's name that fits no bearer was a word of the sentence."""
    return [areas for areas in named if _names_a_country(areas) or of_areas(name.bearers, [areas])]


def _names_a_country(areas: frozenset[Area]) -> bool:
    return any(not division for _, division in areas)


def _decide(name: Named, hints: Sequence[frozenset[Area]]) -> Located:
    there = of_areas(name.bearers, hints)
    if name.by_custom and there[0] == name.bearers[0]:
        return _one(there[0])
    own = [city for city in name.to_ask if city in there]
    meant = own or _asked_too(max(there, key=lambda city: city.weight), _meant(_with_namesakes(there, hints)))
    return _one(meant[0]) if len(meant) == 1 else Located(candidates=_places(meant[:MOST]))


def _asked_too(listed: City, meant: list[City]) -> list[City]:
    """A namesake is never taken in place of the city the name is listed for (杜伦 is England's Durham first)."""
    return meant if listed in meant else [listed, *meant]


def _one(city: City) -> Located:
    return Located(place=city.place, country=city.place.country)


def _meant(bearers: Iterable[City]) -> list[City]:
    """The weightiest bearer and its rivals of note, one a division: a city and its district do not ask each other."""
    ranked = sorted(bearers, key=lambda city: -city.weight)
    first = ranked[0].place.country, ranked[0].weight
    kept: dict[Area, City] = {}
    for city in ranked:
        part = city.weight / first[1]
        abroad = city.place.country != first[0] and city.weight >= LEAST_RIVAL and part >= RIVAL_ABROAD
        if abroad or part >= RIVAL_AT_HOME:
            kept.setdefault((city.place.country, city.place.division), city)
    return list(kept.values())


def _with_namesakes(there: Sequence[City], hints: Sequence[frozenset[Area]]) -> tuple[City, ...]:
    """Add the cities of the same Latin name that are not much smaller: a transcription is theirs, too, even where
    only one is known by it (哈利法克斯 for the English Halifax, not for the Canadian one)."""
    first = max(there, key=lambda city: city.weight)
    if not is_written_by_sound(first):
        return tuple(there)
    others = of_areas(load_gazetteer().by_name.get(fold(first.place.name), ()), hints)
    near = (city for city in others if is_written_by_sound(city) and city.weight >= RIVAL_AT_HOME * first.weight)
    return tuple(dict.fromkeys((*there, *near)))


def _area_or_city(areas: Iterable[Area], bearers: Iterable[City]) -> Located:
    """A country is asked about where a large city elsewhere has its name (盧安達 is Rwanda, and Luanda)."""
    rivals = [city for city in bearers if city.weight >= RIVAL_OF_A_COUNTRY]
    if not rivals:
        return _area(areas)
    return Located(candidates=_places([*largest_in(areas, 1), *rivals][:MOST]))


def _area(areas: Iterable[Area]) -> Located:
    """A country is searched as a whole; of a division, or of a name that is both, the person says which city."""
    known = sorted(areas)
    countries = {country for country, _ in known}
    if len(countries) == 1 and not known[0][1]:
        return Located(country=known[0][0])
    return Located(candidates=_places(largest_in(known, 1 if len(known) > 1 else _CITIES_OF_A_DIVISION)[:MOST]))


def _without_place(words: str, names: Sequence[Named], areas: Sequence[frozenset[Area]], country: str) -> Located:
    """Names that contradict their country are asked back; areas alone are areas; else what is spelled alike."""
    if names:
        return Located(suggestions=_places(city for name in names for city in _meant(name.bearers))[:MOST])
    binding = [area for area in areas if _names_a_country(area) or is_chinese(words)]
    if binding and not country and not _goes_on(words):
        return _area(binding[0])
    return Located(suggestions=_places(spelled_alike(words, country)), country=country)


def _goes_on(words: str) -> bool:
    """True where a country's name is only how an unknown one begins: 乌拉圭亚纳 is not in Uruguay, but in Brazil."""
    if not all(map(is_chinese, words)):
        return False
    before, _, behind = words.partition(longest_area(words))
    return is_made_of_names(before + behind)


def _places(cities: Iterable[City]) -> tuple[Place, ...]:
    return tuple(city.place for city in cities)

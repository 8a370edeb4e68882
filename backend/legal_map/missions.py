"""Chinese missions a city's people turn to, for services that know a city by its name only.

The rule is `competence`'s; here a name that several cities of the country bear is answered only where they agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backend.legal_map.competence import Competence, competence_for
from backend.legal_map.directory import Snapshot
from backend.legal_map.folding import fold
from backend.legal_map.gazetteer import load_gazetteer
from backend.legal_map.geocoder import RIVAL_AT_HOME
from backend.legal_map.model import Institution, MissionThere, Place


def mission_there(country: str, city: str, snapshot: Snapshot) -> MissionThere | None:
    """Return the mission for a city, or None where China has no mission in the country.

    Args:
        country: ISO 3166-1 code.
        city: GeoNames name, or empty; then only a country with one mission has a sure answer.

    Returns:
        where no source gives the district, or cities of one name lie in several, the embassy, to be confirmed.
    """
    missions = snapshot.missions(country) if country else ()
    if not missions:
        return None
    several = len(missions) > 1
    if not several:
        return _there(missions[0], sure=True, several=several)
    answers = [competence_for(place, snapshot) for place in _cities(country, city)]
    mission = _agreed(answers)
    if mission is None:
        return _there(_to_ask(missions), sure=False, several=several)
    return _there(mission, sure=all(answer.sure for answer in answers), several=several)


def _there(mission: Institution, *, sure: bool, several: bool) -> MissionThere:
    return MissionThere(mission.name, sure, several, mission.office_hours, mission.timezone, mission.country)


def _cities(country: str, name: str) -> Iterator[Place]:
    """The cities of a name in a country; a village does not make a question of the city it is called like."""
    named = [city for city in load_gazetteer().named(fold(name)) if city.place.country == country]
    there = [city for city in named if city.place.name == name] or named
    least = RIVAL_AT_HOME * max((city.weight for city in there), default=0)
    return (city.place for city in there if city.weight >= least)


def _agreed(answers: list[Competence]) -> Institution | None:
    """The one mission all cities of the name belong to."""
    missions = {answer.mission.institution_id: answer.mission for answer in answers if answer.mission}
    unknown = any(answer.mission is None for answer in answers)
    return next(iter(missions.values())) if len(missions) == 1 and not unknown else None


def _to_ask(missions: Sequence[Institution]) -> Institution:
    """The embassy; where there is none, any mission can say who is competent."""
    return next((one for one in missions if one.kind == "embassy"), missions[0])

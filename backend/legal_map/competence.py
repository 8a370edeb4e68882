"""Competence of a mission for a place, in the map's own institutions, with the reason in both languages.

领事保护与协助条例 (2023) art. 7 (CON-7): a mission acts within its consular district. Where no source gives the
districts the map does not guess: it proposes the mission seated in the same city, to be confirmed, or says that it does
not know.
"""

from __future__ import annotations

from dataclasses import dataclass

from backend.legal_map.directory import Snapshot
from backend.legal_map.districts import District, district_of
from backend.legal_map.model import NO_WORDS, Institution, Place
from backend.legal_map.nearest import distance_metres
from backend.legal_map.whereabouts import cities_around
from backend.shared.wording import Words

WITHOUT_MISSIONS = frozenset({"CN", "HK", "MO", "TW"})
"""Regions in which China has no embassies or consulates, since consular business is business abroad."""

_SAME_CITY_METRES = 40_000.0
"""Two positions that are both city centres or street addresses of one city lie within this."""


@dataclass(frozen=True, slots=True)
class Competence:
    """Competence for a place.

    Args:
        mission: None where nobody can be named.
        sure: False if the person has to confirm (or ask, where there is no mission).
        reason: in both languages; empty where there is no mission.
    """

    mission: Institution | None
    sure: bool
    reason: Words = NO_WORDS


def competence_for(place: Place, snapshot: Snapshot) -> Competence:
    """Return the mission competent for a place.

    Args:
        place: completed with division and zone as far as they are known.
    """
    if place.country in WITHOUT_MISSIONS:
        return Competence(None, True)
    district = _district(place)
    if district and district.mission in snapshot.by_id:
        mission = snapshot.by_id[district.mission]
        return Competence(mission, district.sure, _by_district(place) if district.sure else _by_inference(mission))
    missions = snapshot.missions(place.country)
    if len(missions) == 1:
        return Competence(missions[0], True, _only_one(place))
    seated = [one for one in missions if distance_metres(one.point, place.point) < _SAME_CITY_METRES]
    return Competence(seated[0], False, _by_seat(seated[0])) if len(seated) == 1 else Competence(None, False)


def _district(place: Place) -> District | None:
    """A city has one division; around a shared location every city must give the same answer."""
    if place.name:
        return district_of(place.country, place.division, place.subdivision, place.name)
    near = [city.place for city in cities_around(place.point)] or [place]
    found = {district_of(one.country, one.division, one.subdivision, one.name) for one in near}
    return found.pop() if len(found) == 1 else None


def _where(place: Place) -> Words:
    return Words(place.name_zh or place.name or "您的位置", place.name or "your location")


def _by_district(place: Place) -> Words:
    where = _where(place)
    return Words(
        f"领事业务按领区办理（《领事保护与协助条例》(2023)第7条），{where.zh}在该馆公布的领区内。",
        f"Consular business goes by consular district (Regulations on Consular Protection 2023, art. 7), and "
        f"{where.en} is in the district this mission has published.",
    )


def _by_inference(mission: Institution) -> Words:
    return Words(
        f"没有查到现行的领区公布文本，推断由{mission.name.zh}办理。请先向该馆确认再去。",
        f"No current text on the consular districts was found; by inference it is the {mission.name.en}. "
        "Please confirm with it before you go.",
    )


def _by_seat(mission: Institution) -> Words:
    return Words(
        f"没有查到领区公布文本。{mission.name.zh}就设在这里，一般由它办理，请先向该馆确认。",
        f"No text on the consular districts was found. The {mission.name.en} is seated here, so it is usually the one; "
        "please confirm with it first.",
    )


def _only_one(place: Place) -> Words:
    where = _where(place)
    return Words(
        f"中国在当地只有这一个使领馆，{where.zh}的领事业务由它办理。",
        f"It is the only Chinese mission in the country, so consular business for {where.en} is handled there.",
    )

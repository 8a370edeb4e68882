"""Which Chinese mission is competent for a place: by consular district, not by distance.

Where a source gave the district the mission is named; elsewhere the person is told to confirm it with the embassy.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.shared.wording import Words

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class CompetentMission:
    """The mission to turn to.

    Args:
        name: of the mission.
        sure: True if its consular district was found to cover the place; else the person confirms with it first.
    """

    name: Words
    sure: bool


@cache
def _by_country() -> Mapping[str, Mapping[str, Words]]:
    found: dict[str, dict[str, Words]] = defaultdict(dict)
    with (DATA / "missions.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["country"]][row["mission"]] = Words(row["name_zh"], row["name_en"])
    return found


@cache
def _by_city() -> Mapping[tuple[str, str], frozenset[tuple[str, bool]]]:
    """City → the missions it may belong to: more than one where a country has two cities of the name."""
    text = gzip.decompress((DATA / "city_missions.csv.gz").read_bytes()).decode("utf-8")
    found: dict[tuple[str, str], set[tuple[str, bool]]] = defaultdict(set)
    for row in csv.DictReader(io.StringIO(text)):
        found[row["country"], row["city"]].add((row["mission"], row["sure"] == "yes"))
    return {key: frozenset(missions) for key, missions in found.items()}


def has_mission(country: str) -> bool:
    """True if China has an embassy or consulate-general there."""
    return country in _by_country()


def has_several_missions(country: str) -> bool:
    """True where the city decides which mission is competent."""
    return len(_by_country().get(country, {})) > 1


def competent_mission(country: str, city: str | None) -> CompetentMission | None:
    """The mission for papers made in a city.

    Args:
        country: ISO 3166-1 code.
        city: GeoNames name of the city, or None.

    Returns:
        None where China has no mission; an unsure one (the embassy) where the district is not known.
    """
    missions = _by_country().get(country)
    if not missions:
        return None
    if len(missions) == 1:
        return CompetentMission(next(iter(missions.values())), True)
    known = _by_city().get((country, city or ""), frozenset())
    if len(known) == 1:
        mission, sure = next(iter(known))
        return CompetentMission(missions[mission], sure)
    embassies = [name for mission, name in missions.items() if mission.startswith("cn-emb")]
    return CompetentMission(embassies[0] if embassies else next(iter(missions.values())), False)

"""Districts of Chinese missions: consular districts by country, first-level division, county and city.

A mission acts within its consular district (CON-7: 领事保护与协助条例 (2023) art. 7), so the nearest is not always the
right one. The table holds what the missions' own texts say; ``sure`` is ``no`` where a rule follows only by
elimination, from memory or from an old text, and then the person is told to confirm. What no source says is not here.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DISTRICTS = Path(__file__).with_name("data") / "consular_districts.csv"
ANY = "*"


@dataclass(frozen=True, slots=True)
class District:
    """Competence in a district.

    Args:
        mission: its id on the legal map.
        sure: False if the person has to confirm it with the mission.
    """

    mission: str
    sure: bool


def district_of(country: str, division: str = "", subdivision: str = "", city: str = "") -> District | None:
    """Return who is competent, or None where no source says.

    Args:
        country: ISO 3166-1 code.
        division: first-level division by its GeoNames name.
        subdivision: county, where a district is drawn by counties; without it a divided division has no answer.
        city: GeoNames name; a few cities (Ottawa, Pretoria) have another mission than the country around them.
    """
    table = _table()
    keys = [(country, division, "", city)] if city else []
    keys += [(country, division, subdivision, ""), (country, division, ANY, "")] if subdivision else []
    keys += [(country, division, "", "")] if division else []
    keys += [(country, ANY, "", "")] if division or not _is_divided(country) else []
    return next((table[key] for key in keys if key in table), None)


@cache
def _table() -> Mapping[tuple[str, str, str, str], District]:
    with DISTRICTS.open(encoding="utf-8") as file:
        return {
            (row["country"], row["division"], row["subdivision"], row["city"]): District(
                row["mission"], row["sure"] == "yes"
            )
            for row in csv.DictReader(file)
        }


@cache
def _is_divided(country: str) -> bool:
    """True if some division of the country is named, so that "the rest" says nothing of an unknown division."""
    return any(key[0] == country and key[1] != ANY for key in _table())

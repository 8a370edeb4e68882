"""Between which countries and China an apostille replaces legalisation, and since when (APO-1, APO-CN, APO-LIST).

The table is dated and must be checked when a party joins; what nobody has verified carries its doubt. A territory
stands as the state it belongs to (Réunion as France): `apostille_territories.csv` says for each by what source
(APO-TERR); those from memory carry their doubt. The Faroes, Greenland and Tokelau are left out on purpose. Kosovo is
in no list of China's.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

DATA = Path(__file__).with_name("data")


IN_FORCE_FOR_CHINA = date(2023, 11, 7)
"""MFA notice of 2023-10-23 (APO-CN)."""
Certification = Literal["apostille", "legalisation", "own_way"]
"""``own_way``: Hong Kong, Macao, Taiwan and the mainland itself."""
_OBJECTED = frozenset({"IN"})
_OWN = frozenset({"CN", "HK", "MO", "TW"})


@dataclass(frozen=True, slots=True)
class ApostilleStanding:
    """Standing of a country to China under the Convention.

    Args:
        since: first day an apostille of that country counts in China; None if it never does.
        objected: True where one of the two objected (India): the Convention does not bind between them.
        checked: whether a status table was seen for the date.
        state: of a territory, the state it stands as.
        extended: of a territory, whether a source says that the Convention reaches it.
    """

    since: date | None
    objected: bool = False
    checked: bool = True
    state: str = ""
    extended: bool = True

    def in_force(self, on: date) -> bool:
        """True if an apostille made on that day counts."""
        return self.since is not None and on >= self.since


@cache
def _parties() -> dict[str, ApostilleStanding]:
    states = {row["iso2"]: _standing(row) for row in read_table("apostille_parties.csv")}
    territories = {row["territory"]: _as_its_state(row, states) for row in read_table("apostille_territories.csv")}
    return {**territories, **states}


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the tables of this service."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _as_its_state(row: dict[str, str], states: Mapping[str, ApostilleStanding]) -> ApostilleStanding:
    state = row["state"]
    return replace(states[state], state=state, extended=row["confidence"] != "recall")


def _standing(row: dict[str, str]) -> ApostilleStanding:
    if row["iso2"] in _OBJECTED:
        return ApostilleStanding(None, objected=True)
    if row["with_china"].startswith("NOT"):
        return ApostilleStanding(None)
    there = date.fromisoformat(row["in_force_from"])
    return ApostilleStanding(
        max(there, IN_FORCE_FOR_CHINA), checked=not row["date_source"].startswith("compiled from general knowledge")
    )


def apostille_standing(country: str) -> ApostilleStanding:
    """Return how `country` stands to China. Never between the mainland and Hong Kong, Macao or Taiwan (APO-HKM).

    Args:
        country: ISO 3166-1 code of where the paper is made.
    """
    return ApostilleStanding(None) if country in _OWN else _parties().get(country, ApostilleStanding(None))


def certification(country: str, on: date) -> Certification:
    """Return how a notarised paper of `country` is made good for the mainland on a day: what every service tells.

    Args:
        country: ISO 3166-1 code of where the paper is made.
        on: the day it is made.
    """
    if country in _OWN:
        return "own_way"
    return "apostille" if apostille_standing(country).in_force(on) else "legalisation"

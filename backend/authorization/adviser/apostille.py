"""Between which countries and China an apostille replaces legalisation, and since when (APO-1, APO-CN, APO-LIST).

The table is dated and must be checked when a party joins; what nobody has verified carries its doubt. A territory
stands as the state it belongs to (Réunion as France), unchecked: the depositary's table of extensions was not seen.
The Faroes, Greenland and Tokelau are left out on purpose.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


IN_FORCE_FOR_CHINA = date(2023, 11, 7)
"""MFA notice of 2023-10-23 (APO-CN)."""
_OBJECTED = frozenset({"IN"})
_OWN = frozenset({"CN", "HK", "MO", "TW"})


@dataclass(frozen=True, slots=True)
class ApostilleStanding:
    """How a country stands to China under the Convention.

    Args:
        since: first day an apostille of that country counts in China; None if it never does.
        objected: True where one of the two objected (India): the Convention does not bind between them.
        checked: whether a status table was seen for the date.
    """

    since: date | None
    objected: bool = False
    checked: bool = True

    def in_force(self, on: date) -> bool:
        """True if an apostille made on that day counts."""
        return self.since is not None and on >= self.since


@cache
def _parties() -> dict[str, ApostilleStanding]:
    with (DATA / "apostille_parties.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    states = {row["iso2"]: _standing(row) for row in rows}
    territories = {place: row["iso2"] for row in rows for place in row["territories"].split()}
    return {**{place: replace(states[state], checked=False) for place, state in territories.items()}, **states}


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
    """How `country` stands to China. Never between the mainland and Hong Kong, Macao or Taiwan (APO-HKM).

    Args:
        country: ISO 3166-1 code of where the paper is made.
    """
    return ApostilleStanding(None) if country in _OWN else _parties().get(country, ApostilleStanding(None))

"""Who listens to somebody that does not want to live: numbers by country, each with its source and how sure it is.

All of them are from memory until somebody has checked them (docs/law.md); that is why whoever is given one is always
told of the local emergency number, too.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.shared.wording import Words

NUMBERS = Path(__file__).with_name("helplines.csv")


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line.

    Args:
        rule: its row in docs/law.md.
        where: the country or region it serves.
        number: as it is dialled there.
        zones: IANA zones whose people it is for. Mainland China's stays empty: its zone is everybody's until theirs is
            known (`DEFAULT_TIMEZONE`).
        source: where the number comes from; empty if from memory.
        confidence: as docs/law.md says it.
    """

    rule: str
    where: Words
    number: str
    zones: frozenset[str]
    source: str
    confidence: str


@cache
def all_helplines() -> tuple[Helpline, ...]:
    """Every line, in the order they are said."""
    with NUMBERS.open(encoding="utf-8", newline="") as file:
        return tuple(_helpline(row) for row in csv.DictReader(file))


def helplines_for(timezone: str) -> tuple[Helpline, ...]:
    """Return the lines of where the person is, all of them where that is not known.

    Args:
        timezone: the person's IANA zone.
    """
    there = tuple(line for line in all_helplines() if timezone in line.zones)
    return there or all_helplines()


def _helpline(row: dict[str, str]) -> Helpline:
    where, zones = Words(row["name_zh"], row["name_en"]), frozenset(row["zones"].split())
    return Helpline(row["rule"], where, row["number"], zones, row["source"], row["confidence"])

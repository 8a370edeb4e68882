"""Helplines for somebody that does not want to live: numbers by country, each with its source and how sure it is.

A short number rings in its own country only, so nobody is ever given another country's. Where a country has no line
here, its emergency number is said, and the Foreign Ministry's hotline, which rings from everywhere.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NUMBERS = Path(__file__).with_name("helplines.csv")


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line.

    Args:
        rule: its row in docs/law.md.
        countries: ISO 3166-1 codes of where it rings.
        number: as it is dialled there.
        source: where the number comes from; empty if from memory.
        confidence: as docs/law.md says it; ``recall`` is told with its doubt.
    """

    rule: str
    countries: frozenset[str]
    number: str
    source: str
    confidence: str

    @property
    def sure(self) -> bool:
        """Return True if somebody else has the number, too."""
        return self.confidence != "recall"


@cache
def all_helplines() -> tuple[Helpline, ...]:
    """Every line."""
    with NUMBERS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Helpline(row["rule"], frozenset(row["countries"].split()), row["number"], row["source"], row["confidence"])
            for row in csv.DictReader(file)
        )


def helpline_for(country: str) -> Helpline | None:
    """Return the line of a country, or None: then only the emergency number and the hotline are said.

    Args:
        country: ISO 3166-1 code of where the person is.
    """
    return next((line for line in all_helplines() if country in line.countries), None)

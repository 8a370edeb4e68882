"""Police, ambulance and fire of every country and territory of the map, with who says so and how sure it is.

Rule HOT-EMERGENCY. A number that Google's libphonenumber (9.0.43 of 2026-11-06, Apache-2.0) lists as an emergency
number, or that two public lists give alike (aidlines of 2024-09-20, travelApp of 2025-02-07: facts only), is
``secondary``; any other is ``recall`` and is told with its doubt.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

NUMBERS = Path(__file__).with_name("emergency_numbers.csv")
LISTS = {
    "aidlines": date(2024, 9, 20),
    "libphonenumber": date(2026, 11, 6),
    "travelApp": date(2025, 2, 7),
}
"""The lists a row's `sources` name, with the day of the edition that was read."""
Service = Literal["police", "ambulance", "fire"]
SERVICES: tuple[Service, ...] = ("police", "ambulance", "fire")


@dataclass(frozen=True, slots=True)
class EmergencyNumbers:
    """Numbers dialled in a country; an empty number is not known.

    Args:
        country: ISO 3166-1 code.
        general: reaches all three, or is passed on to them; empty if there is none.
        sources: names of the lists, divided by spaces.
        confidence: ``secondary`` or ``recall``.
    """

    country: str
    police: str
    ambulance: str
    fire: str
    general: str
    sources: str
    confidence: str

    @property
    def sure(self) -> bool:
        """Return True if the numbers are told without a doubt."""
        return self.confidence != "recall"

    def number(self, service: Service) -> str:
        """Return the number of a service, or the one for everything."""
        own: str = getattr(self, service)
        return own or self.general

    def by_number(self, first: Service) -> dict[str, tuple[Service, ...]]:
        """Return the services by their number, that of `first` in front."""
        found: dict[str, tuple[Service, ...]] = {}
        for service in (first, *(other for other in SERVICES if other != first)):
            if number := self.number(service):
                found[number] = (*found.get(number, ()), service)
        return found


@cache
def _all() -> dict[str, EmergencyNumbers]:
    with NUMBERS.open(encoding="utf-8", newline="") as file:
        return {row["country"]: EmergencyNumbers(**row) for row in csv.DictReader(file)}


def numbers_in(country: str) -> EmergencyNumbers | None:
    """Return the numbers of a country or territory, or None where nobody lives who could answer."""
    return _all().get(country)

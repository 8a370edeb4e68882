"""Questions other services ask the legal map."""

from __future__ import annotations

from dataclasses import dataclass

from backend.shared.messages import Command
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class MissionFor(Command):
    """Name the Chinese mission for a city -> `MissionThere`, or None where China has none in the country.

    Args:
        country: ISO 3166-1 code.
        city: by its GeoNames name, or empty where only the country is known.
    """

    country: str
    city: str = ""


@dataclass(frozen=True, slots=True)
class MissionThere:
    """The Chinese mission people of a city turn to.

    Args:
        name: of the mission.
        sure: False if the person has to confirm with it which mission is competent.
        several: True where the country has more than one, so that the city decides.
        hours: OpenStreetMap ``opening_hours`` of its consular hall or office; empty where no source tells them.
        timezone: its IANA zone.
        country: whose holidays it keeps.
    """

    name: Words
    sure: bool
    several: bool
    hours: str = ""
    timezone: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class CourtLandline(Command):
    """The first court of the map whose own telephone can be called from abroad -> `Landline`, or None."""


@dataclass(frozen=True, slots=True)
class Landline:
    """A number of a court that can be called from anywhere.

    Args:
        court: its name in both languages.
        phone: with country code.
        as_of: the day of the source it comes from.
    """

    court: Words
    phone: str
    as_of: str


@dataclass(frozen=True, slots=True)
class CityAround(Command):
    """Name the city around a position in a language, never its quarter -> ``str``, empty at sea.

    Args:
        lat, lon: WGS-84 degrees.
    """

    lat: float
    lon: float
    language: str

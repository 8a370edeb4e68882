"""Questions and orders about the legal map. Pure values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from backend.contracts.legal_map import MissionFor as MissionFor
from backend.legal_map.lawyers import ANYTHING, Wanted
from backend.legal_map.model import Kind, Place, Point, Purpose
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class LocatePlace(Command):
    """Find a city or country by name in any script -> `Located`. A wrong city is worse than a question.

    Args:
        text: as the person wrote it, the place's name or a sentence around it.
        country: ISO code the person has named beside it, or empty.
        is_name: True if the text is said to be a place's name and nothing else: an online geocoder sees no other.
    """

    text: str
    country: str = ""
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class PlaceAt(Command):
    """Return the country, division and zone around a shared location -> `Place` (precision ``exact``)."""

    point: Point


@dataclass(frozen=True, slots=True)
class CityAround(Command):
    """Return the city around a shared location, never its quarter -> `Place`, or None far from any city."""

    point: Point


@dataclass(frozen=True, slots=True)
class FindInstitutions(Command):
    """Search -> `Found`, nearest first, filters inside the search.

    Args:
        place: where from; None lists by country or name.
        kinds: empty for all.
        country: only there, or empty.
        open_now: only what is open at this moment.
        purpose: ``consular`` adds the competent mission by consular district.
        wanted: what a lawyer must be recorded to have.
        limit: cards at most; offset skips ("more").
    """

    place: Place | None
    kinds: tuple[Kind, ...] = ()
    country: str = ""
    open_now: bool = False
    purpose: Purpose = "any"
    limit: int = 5
    offset: int = 0
    wanted: Wanted = ANYTHING


@dataclass(frozen=True, slots=True)
class OneInstitution(Command):
    """Return one institution as a card -> `Card`; Refused ``legal_map_unknown``.

    Args:
        place: for the distance, or None.
    """

    institution_id: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class OpeningOn(Command):
    """Return when an institution is open on some days -> tuple of `DayOpening`; Refused ``legal_map_unknown``.

    Args:
        days: of the institution's own calendar.
    """

    institution_id: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class WarmUpMap(Command):
    """Load now what the first question would wait for (gazetteer, indices, institutions) -> None."""


Asked = Literal["osm", "partner"]
"""OpenStreetMap, or the map of foreign legal services."""


@dataclass(frozen=True, slots=True)
class ProposeChanges(Command):
    """Ask another source what it says of our institutions -> `Proposal`; nothing is changed.

    Raises `PlatformUnavailable` where it is away or has no address, `PlatformRejected` where it answers oddly.
    """

    source: Asked


@dataclass(frozen=True, slots=True)
class Proposal:
    """Rows that would change, as CSV for `ImportInstitutions`, and how many they are."""

    content: bytes
    count: int


@dataclass(frozen=True, slots=True)
class ImportInstitutions(Command):
    """Take institutions from a file -> `ImportReport`; rows that are not right are refused one by one.

    Args:
        content: CSV with the header of the seed, or GeoJSON with its columns as properties (UTF-8).
        by: who imports, for the history.
        apply: False only says what would happen.
    """

    content: bytes
    by: str
    apply: bool = False


@dataclass(frozen=True, slots=True)
class ExportInstitutions(Command):
    """Write every institution -> bytes: CSV, or GeoJSON."""

    geojson: bool = False

"""A place where help is needed, as it is told and as the conversation keeps it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.legal_map.model import Place, Point
from backend.shared.countries import country_name

_NAMES = ("name", "name_zh", "timezone")


@dataclass(frozen=True, slots=True)
class Where:
    """Place where help is needed.

    Args:
        country: ISO 3166-1 code, empty where nothing is known.
        place: the city, or None.
        said: the person has named it in this talk.
        is_speakers: the person is there, not only somebody spoken of.
        sure: False for the country of the zone everybody has until theirs is known.
        away: the person has said that they are in another country than the one in danger.
    """

    country: str
    place: Place | None = None
    said: bool = False
    sure: bool = True
    is_speakers: bool = False
    away: bool = False

    def name(self, language: str) -> str:
        """Name of the place in a reply: the city, else the country."""
        chinese = "zh-Hans" if language == "zh" else "en"
        if self.place is not None and self.place.name:
            return (self.place.name_zh or self.place.name) if language == "zh" else self.place.name
        return country_name(self.country).say(chinese)


def named(value: Any, *, is_speakers: bool) -> Where:
    """Return the place that the value of an entity ``place`` or ``country`` names."""
    if isinstance(value, Mapping):
        return Where(str(value["country"]), _place(value), said=True, is_speakers=is_speakers)
    return Where(str(value), said=True, is_speakers=is_speakers)


def stored(where: Where) -> dict[str, Any]:
    """Return a place as a slot keeps it."""
    kept: dict[str, Any] = {"country": where.country, "is_speakers": where.is_speakers, "away": where.away}
    if (place := where.place) is not None:
        kept |= {name: getattr(place, name) for name in _NAMES} | {"lat": place.point.lat, "lon": place.point.lon}
    return kept


def restored(kept: Any) -> Where | None:
    """Return a place as `stored` kept it, or None where a slot holds none."""
    if not isinstance(kept, Mapping) or not kept.get("country"):
        return None
    place = _place(kept) if "lat" in kept else None
    mine, away = bool(kept.get("is_speakers")), bool(kept.get("away"))
    return Where(str(kept["country"]), place, said=True, is_speakers=mine, away=away)


def _place(value: Mapping[str, Any]) -> Place:
    at = Point(float(str(value["lat"])), float(str(value["lon"])))
    name, chinese, zone = (str(value[key]) for key in _NAMES)
    return Place(at, str(value["country"]), name=name, name_zh=chinese, timezone=zone)

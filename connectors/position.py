"""A position a person has shared, in WGS-84; the shift of Chinese maps is taken out at the edge.

WeChat gives GCJ-02 coordinates, which lie some hundred metres off inside mainland China (634 m at Jiangmen).
"""

from __future__ import annotations

from backend.conversation.model import Location
from backend.shared.china_datums import gcj02_to_wgs84


def shared(lat: object, lon: object) -> Location | None:
    """Return a WGS-84 position in degrees as a message carries it, or None for anything that is no place on earth."""
    try:
        return Location(float(str(lat)), float(str(lon)))
    except ValueError:
        return None


def shared_in_china(lat: object, lon: object) -> Location | None:
    """The same for a GCJ-02 position."""
    place = shared(lat, lon)
    return Location(*gcj02_to_wgs84(place.lat, place.lon)) if place else None

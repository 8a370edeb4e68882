"""A position a person has shared, in WGS-84; and the shift of Chinese maps taken out of it.

WeChat gives GCJ-02 coordinates, which lie some hundred metres off inside mainland China (634 m at Jiangmen). All else
here is WGS-84, so the shift is taken out at the edge. The formula is the one published for the reverse direction; it
is solved by iteration to better than a metre.
"""

from __future__ import annotations

import math

from backend.conversation.model import Location

_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323
"""The ellipsoid of Krassovsky, on which GCJ-02 is computed."""


def wgs84_from_gcj02(lat: float, lon: float) -> tuple[float, float]:
    """Return the WGS-84 latitude and longitude of a GCJ-02 position, in degrees; outside mainland China they agree."""
    if not _is_shifted(lat, lon):
        return lat, lon
    there_lat, there_lon = lat, lon
    for _ in range(6):
        north, east = _shift(there_lat, there_lon)
        there_lat, there_lon = lat - north, lon - east
    return there_lat, there_lon


def gcj02_from_wgs84(lat: float, lon: float) -> tuple[float, float]:
    """Return the GCJ-02 latitude and longitude of a WGS-84 position, in degrees."""
    if not _is_shifted(lat, lon):
        return lat, lon
    north, east = _shift(lat, lon)
    return lat + north, lon + east


def shared(lat: object, lon: object) -> Location | None:
    """Return a WGS-84 position in degrees as a message carries it, or None for anything that is no place on earth."""
    try:
        return Location(float(str(lat)), float(str(lon)))
    except ValueError:
        return None


def shared_in_china(lat: object, lon: object) -> Location | None:
    """The same for a GCJ-02 position."""
    place = shared(lat, lon)
    return Location(*wgs84_from_gcj02(place.lat, place.lon)) if place else None


def _is_shifted(lat: float, lon: float) -> bool:
    return 0.8293 <= lat <= 55.8271 and 72.004 <= lon <= 137.8347


def _shift(lat: float, lon: float) -> tuple[float, float]:
    x, y = lon - 105.0, lat - 35.0
    ripple = (20.0 * math.sin(6.0 * x * math.pi) + 20.0 * math.sin(2.0 * x * math.pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + ripple
    north += (20.0 * math.sin(y * math.pi) + 40.0 * math.sin(y / 3.0 * math.pi)) * 2.0 / 3.0
    north += (160.0 * math.sin(y / 12.0 * math.pi) + 320.0 * math.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + ripple
    east += (20.0 * math.sin(x * math.pi) + 40.0 * math.sin(x / 3.0 * math.pi)) * 2.0 / 3.0
    east += (150.0 * math.sin(x / 12.0 * math.pi) + 300.0 * math.sin(x / 30.0 * math.pi)) * 2.0 / 3.0
    flat = math.radians(lat)
    magic = 1 - _ECCENTRICITY * math.sin(flat) ** 2
    north = north * 180.0 / (_AXIS * (1 - _ECCENTRICITY) / (magic * math.sqrt(magic)) * math.pi)
    east = east * 180.0 / (_AXIS / math.sqrt(magic) * math.cos(flat) * math.pi)
    return north, east

"""GCJ-02, the shifted coordinates of maps and WeChat in mainland China → WGS-84, to be used where a message comes in.

The shift is no secret any more, though it was never published: the formula is the one found in every open
implementation. It is inverted by iteration, to far less than a metre. Outside the mainland nothing is shifted.
"""

from __future__ import annotations

import math

from backend.legal_map.model import Point

_A, _E2 = 6378245.0, 0.00669342162296594323
_SOUTH, _NORTH, _WEST, _EAST = 0.8293, 55.8271, 72.004, 137.8347
_TURNS = 6


def wgs84_of(shifted: Point) -> Point:
    """Return the true position of a GCJ-02 position."""
    if not _is_shifted(shifted):
        return shifted
    guess = shifted
    for _ in range(_TURNS):
        there = gcj02_of(guess)
        guess = Point(guess.lat + shifted.lat - there.lat, guess.lon + shifted.lon - there.lon)
    return guess


def gcj02_of(true: Point) -> Point:
    """Return the GCJ-02 position of a true one, for links into maps of the mainland."""
    if not _is_shifted(true):
        return true
    x, y = true.lon - 105.0, true.lat - 35.0
    phi = math.radians(true.lat)
    magic = 1 - _E2 * math.sin(phi) ** 2
    north = math.degrees(_northward(x, y) / (_A * (1 - _E2) / magic**1.5))
    east = math.degrees(_eastward(x, y) / (_A / math.sqrt(magic) * math.cos(phi)))
    return Point(true.lat + north, true.lon + east)


def _is_shifted(point: Point) -> bool:
    return _SOUTH <= point.lat <= _NORTH and _WEST <= point.lon <= _EAST


def _wave(value: float, *parts: tuple[float, float]) -> float:
    return sum(size * math.sin(value * math.pi / period) for size, period in parts) * 2 / 3


def _northward(x: float, y: float) -> float:
    plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    ripple = _wave(x, (20, 1 / 6), (20, 1 / 2))
    return plain + ripple + _wave(y, (20, 1), (40, 3)) + _wave(y, (160, 12), (320, 30))


def _eastward(x: float, y: float) -> float:
    plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    ripple = _wave(x, (20, 1 / 6), (20, 1 / 2))
    return plain + ripple + _wave(x, (20, 1), (40, 3)) + _wave(x, (150, 12), (300, 30))

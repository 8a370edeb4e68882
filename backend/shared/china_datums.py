"""From the datums of Chinese map services to WGS-84: GCJ-02 (AMap, WeChat), and BD-09 (Baidu) which is made from it.

GCJ-02 moves a point by up to 700 m with a formula that has no inverse; it is inverted by iteration, to a centimetre.
The formula was never published; this is the one in general use, which agrees with the services to a few metres. Points
outside a coarse frame around China are not moved.
"""

from __future__ import annotations

import math

Position = tuple[float, float]

_A, _EE = 6_378_245.0, 0.00669342162296594323
"""Semi-major axis in metres and squared eccentricity of the Krasovsky 1940 ellipsoid."""
_SOUTH, _NORTH, _WEST, _EAST = 0.8293, 55.8271, 72.004, 137.8347
_ENOUGH, _MOST = 1e-7, 10
_BD_TURN = math.pi * 3000 / 180


def gcj02_to_wgs84(lat: float, lon: float) -> Position:
    """Return the WGS-84 latitude and longitude of a GCJ-02 position, in degrees."""
    if not _in_frame(lat, lon):
        return lat, lon
    there_lat, there_lon = lat, lon
    for _ in range(_MOST):
        moved_lat, moved_lon = wgs84_to_gcj02(there_lat, there_lon)
        off_lat, off_lon = moved_lat - lat, moved_lon - lon
        there_lat, there_lon = there_lat - off_lat, there_lon - off_lon
        if abs(off_lat) < _ENOUGH and abs(off_lon) < _ENOUGH:
            break
    return there_lat, there_lon


def bd09_to_wgs84(lat: float, lon: float) -> Position:
    """Return the WGS-84 latitude and longitude of a BD-09 position (Baidu's ``bd09ll``), in degrees."""
    x, y = lon - 0.0065, lat - 0.006
    far = math.hypot(x, y) - 0.00002 * math.sin(y * _BD_TURN)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * _BD_TURN)
    gcj02 = far * math.sin(angle), far * math.cos(angle)
    return gcj02_to_wgs84(*gcj02) if _in_frame(*gcj02) else (lat, lon)


def wgs84_to_gcj02(lat: float, lon: float) -> Position:
    """Return the GCJ-02 latitude and longitude of a WGS-84 position, in degrees."""
    if not _in_frame(lat, lon):
        return lat, lon
    north, east = _shift(lon - 105.0, lat - 35.0)
    sine = math.sin(math.radians(lat))
    root = math.sqrt(1 - _EE * sine * sine)
    metres_of_lat = _A * (1 - _EE) / root**3
    metres_of_lon = _A / root * math.cos(math.radians(lat))
    return lat + math.degrees(north / metres_of_lat), lon + math.degrees(east / metres_of_lon)


def _in_frame(lat: float, lon: float) -> bool:
    return _SOUTH <= lat <= _NORTH and _WEST <= lon <= _EAST


def _shift(x: float, y: float) -> tuple[float, float]:
    """Metres to the north and to the east, from degrees off 105° E, 35° N."""
    both = 20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)
    north = both + _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    east = both + _waves(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    north = north * 2 / 3 - 100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    east = east * 2 / 3 + 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    return north, east


def _waves(at: float, *waves: tuple[float, float]) -> float:
    return sum(height * math.sin(at * often * math.pi) for height, often in waves)

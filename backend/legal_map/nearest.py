"""The nearest of many points, exactly: a k-d tree over the unit sphere finds candidates, the geodesic ranks them.

A point is put on the unit sphere by its geodetic latitude. Along any curve the ellipsoid's length is the sphere's angle
times a radius of curvature, which lies between b²/a (meridian at the equator) and a²/b (pole). So a point outside the
candidates, whose angle is at least that of the last candidate, is at least ``angle × b²/a`` away: when the worst answer
is nearer than that, no other point can be better, and until it is, more candidates are taken.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from pyproj import Geod
from scipy.spatial import cKDTree

from backend.legal_map.model import Point

_WGS84 = Geod(ellps="WGS84")
_SHORTEST_RADIUS = _WGS84.b**2 / _WGS84.a
_FEW = 2048
"""Up to so many points, measuring them all is cheaper than asking a tree again and again."""
_MORE = 4
"""Candidates beyond those asked for, so that one question to the tree is nearly always enough."""

Indices = np.ndarray
Metres = np.ndarray


class NearestIndex:
    """Points that do not change; whoever has other points makes another index.

    Args:
        lats: degrees, WGS-84.
        lons: degrees.
    """

    def __init__(self, lats: Sequence[float] | np.ndarray, lons: Sequence[float] | np.ndarray) -> None:
        self._lats = np.ascontiguousarray(lats, dtype=np.float64)
        self._lons = np.ascontiguousarray(lons, dtype=np.float64)
        self._tree = cKDTree(_on_sphere(self._lats, self._lons), balanced_tree=False, compact_nodes=True)

    def __len__(self) -> int:
        return len(self._lats)

    def nearest(self, lat: float, lon: float, count: int, among: np.ndarray | None = None) -> tuple[Indices, Metres]:
        """Return the indices of the nearest points and their geodesic distances, nearest first.

        Args:
            lat: degrees, WGS-84.
            lon: degrees.
            count: at most so many; fewer where there are fewer.
            among: indices that may be answered; None for all. The filter is applied inside the search.
        """
        total = len(self) if among is None else len(among)
        count = min(count, total)
        if count <= 0:
            return np.empty(0, dtype=np.intp), np.empty(0)
        if total <= max(_FEW, count):
            return self._of_these(lat, lon, np.arange(total) if among is None else np.asarray(among), count)
        return self._by_tree(lat, lon, count, among, total)

    def _by_tree(
        self, lat: float, lon: float, count: int, among: np.ndarray | None, total: int
    ) -> tuple[Indices, Metres]:
        here = _one_on_sphere(lat, lon)
        allowed = None
        if among is not None:
            allowed = np.zeros(len(self), dtype=bool)
            allowed[among] = True
        wanted = count + _MORE if allowed is None else math.ceil((count + _MORE) * len(self) / total)
        while wanted < len(self):
            chords, found = self._tree.query(here, wanted)
            inside = found if allowed is None else found[allowed[found]]
            if len(inside) >= count:
                indices, metres = self._of_these(lat, lon, inside, count)
                if metres[-1] <= 2 * math.asin(min(1.0, chords[-1] / 2)) * _SHORTEST_RADIUS:
                    return indices, metres
            wanted *= 2
        return self._of_these(lat, lon, np.arange(len(self)) if among is None else np.asarray(among), count)

    def _of_these(self, lat: float, lon: float, indices: np.ndarray, count: int) -> tuple[Indices, Metres]:
        metres = geodesic_metres(lat, lon, self._lats[indices], self._lons[indices])
        if len(metres) > 8 * count:
            near = np.argpartition(metres, count - 1)[:count]
            # Equally far points keep the order of their rows, whichever way they were found.
            near = np.flatnonzero(metres <= metres[near].max())
            indices, metres = indices[near], metres[near]
        order = np.lexsort((indices, metres))[:count]
        return indices[order], metres[order]


def geodesic_metres(lat: float, lon: float, lats: np.ndarray, lons: np.ndarray) -> np.ndarray:
    """Return the geodesic distances (WGS-84, Karney's method) from one point to many, in metres."""
    size = len(lats)
    _, _, metres = _WGS84.inv(
        np.full(size, lon), np.full(size, lat), lons.copy(), lats.copy(), inplace=True, return_back_azimuth=False
    )
    return metres


def distance_metres(one: Point, other: Point) -> float:
    """Return the geodesic distance (WGS-84) between two points, in metres."""
    return float(_WGS84.inv(one.lon, one.lat, other.lon, other.lat)[2])


def _on_sphere(lats: np.ndarray, lons: np.ndarray) -> np.ndarray:
    phi, lam = np.radians(lats), np.radians(lons)
    return np.column_stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)))


def _one_on_sphere(lat: float, lon: float) -> tuple[float, float, float]:
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)

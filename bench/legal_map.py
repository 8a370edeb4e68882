"""Speed of finding the nearest among a million points, and that they are the right ones.

In one run, on the same points and questions: our index, scikit-learn's BallTree, numpy over every point (both on the
sphere), a vectorised geodesic over every point, and a loop over geopy. The right answer is the ellipsoid's, measured to
every point that could matter. Prints a table and writes bench/results/legal_map.json. Needs the group ``bench``:
``uv run --group bench python -m bench.legal_map``.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from geopy.distance import geodesic

from backend.legal_map.geocoder import locate
from backend.legal_map.nearest import NearestIndex, geodesic_metres

RESULTS = Path(__file__).parent / "results"
COUNT = 5
SLOW = 20
"""Questions asked of what measures every point."""
GEOPY_SAMPLE = 2_000
"""Points measured one by one with geopy; a million would take minutes, and its time is a multiple of theirs."""
GEOPY_CHECKED = 200
"""Questions whose answer geopy itself ranks among the points around, which no tree has chosen."""

Ask = Callable[[float, float], np.ndarray]


def main() -> int:
    """Measure; the exit code says whether every answer was right."""
    parser = argparse.ArgumentParser(prog="python -m bench.legal_map", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=1_000)
    options = parser.parse_args()
    measured = measure(options.points, options.queries)
    print("\n".join(f"  {name:<46} {value}" for name, value in measured.items()), flush=True)
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "legal_map.json").write_text(json.dumps(measured, indent=2) + "\n")
    return 0 if measured["wrong answers"] == 0 else 1


def measure(points: int, queries: int) -> dict[str, Any]:
    """Return every figure by name.

    Args:
        points: how many, spread evenly over the globe.
        queries: how many random questions; each answer is compared with measuring every point.
    """
    random = np.random.default_rng(20261124)
    lats, lons = _spread(random, points)
    asked = list(zip(*(part.tolist() for part in _spread(random, queries)), strict=True))
    began = time.perf_counter()
    index = NearestIndex(lats, lons)
    built = time.perf_counter() - began
    ours: Ask = lambda lat, lon: index.nearest(lat, lon, COUNT)[0]  # noqa: E731
    took = _seconds(ours, asked)
    right = [_brute_force(lats, lons, lat, lon) for lat, lon in asked]
    loop = _geopy_second(lats, lons, asked[0]) * points
    return {
        "points": points,
        "queries": queries,
        "index built, s": round(built, 2),
        "a query, µs (median)": round(statistics.median(took) * 1e6, 1),
        "a query, µs (95th percentile)": round(sorted(took)[int(len(took) * 0.95)] * 1e6, 1),
        "wrong answers": _wrong(ours, asked, right),
        **_ball_tree(lats, lons, asked, right),
        **_over_every_point(lats, lons, asked, right),
        "a geopy loop, s (from a sample)": round(loop, 1),
        "times a geopy loop": round(loop / statistics.median(took)),
        f"of {GEOPY_CHECKED} answers, geopy ranks otherwise": _geopy_differs(lats, lons, asked, right),
        "a place's name read, µs (median)": _name_reading(),
    }


def _ball_tree(
    lats: np.ndarray, lons: np.ndarray, asked: list[tuple[float, float]], right: list[list[int]]
) -> dict[str, Any]:
    """scikit-learn's tree on the sphere; what a sphere ranks otherwise than the ellipsoid is counted."""
    try:
        from sklearn.neighbors import BallTree
    except ImportError:
        return {"BallTree": "not installed (uv sync --group bench)"}
    began = time.perf_counter()
    tree = BallTree(np.radians(np.column_stack((lats, lons))), metric="haversine")
    built = time.perf_counter() - began
    ask: Ask = lambda lat, lon: tree.query(np.radians([[lat, lon]]), COUNT)[1][0]  # noqa: E731
    return {
        "BallTree built, s": round(built, 2),
        "BallTree, a query, µs (median)": round(statistics.median(_seconds(ask, asked)) * 1e6, 1),
        "BallTree, answers the ellipsoid ranks otherwise": _wrong(ask, asked, right),
    }


def _over_every_point(
    lats: np.ndarray, lons: np.ndarray, asked: list[tuple[float, float]], right: list[list[int]]
) -> dict[str, Any]:
    radians = np.radians(lats), np.radians(lons)
    sphere: Ask = lambda lat, lon: _first(_haversine(*radians, lat, lon))  # noqa: E731
    ellipsoid: Ask = lambda lat, lon: _first(geodesic_metres(lat, lon, lats, lons))  # noqa: E731
    few, their = asked[:SLOW], right[:SLOW]
    return {
        "numpy over all (sphere), ms": round(statistics.median(_seconds(sphere, few)) * 1e3),
        "geodesic over all (vectorised), ms": round(statistics.median(_seconds(ellipsoid, few[:5])) * 1e3),
        "geodesic over all, other answers": _wrong(ellipsoid, few[:5], their[:5]),
    }


def _spread(random: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    return np.degrees(np.arcsin(random.uniform(-1, 1, count))), random.uniform(-180, 180, count)


def _seconds(ask: Callable[[float, float], Any], asked: list[tuple[float, float]]) -> list[float]:
    took = []
    for lat, lon in asked:
        began = time.perf_counter()
        ask(lat, lon)
        took.append(time.perf_counter() - began)
    return took


def _wrong(ask: Ask, asked: list[tuple[float, float]], right: list[list[int]]) -> int:
    return sum(ask(*here).tolist() != answer for here, answer in zip(asked, right, strict=True))


def _first(distances: np.ndarray) -> np.ndarray:
    """The indices of the nearest, in order."""
    nearest = np.argpartition(distances, COUNT)[:COUNT]
    return nearest[np.argsort(distances[nearest], kind="stable")]


def _haversine(lats: np.ndarray, lons: np.ndarray, lat: float, lon: float) -> np.ndarray:
    """Half the squared chord to every point, which grows with the distance."""
    here_lat, here_lon = np.radians(lat), np.radians(lon)
    return np.sin((lats - here_lat) / 2) ** 2 + np.cos(lats) * np.cos(here_lat) * np.sin((lons - here_lon) / 2) ** 2


def _brute_force(lats: np.ndarray, lons: np.ndarray, lat: float, lon: float) -> list[int]:
    """The right answer, without any tree: every point that could matter measured on the ellipsoid.

    Points more than two degrees of latitude away are farther than 220 km; when the fifth nearest is nearer than that,
    which is checked, none of them can be among the answers.
    """
    band = _band(lats, lat)
    metres = geodesic_metres(lat, lon, lats[band], lons[band])
    if len(band) <= COUNT or np.partition(metres, COUNT - 1)[COUNT - 1] > 220_000:
        band, metres = np.arange(len(lats)), geodesic_metres(lat, lon, lats, lons)
    return [int(at) for at in band[_first(metres)]]


def _band(lats: np.ndarray, lat: float) -> np.ndarray:
    return np.flatnonzero(np.abs(lats - lat) < 2.0)


def _geopy_differs(lats: np.ndarray, lons: np.ndarray, asked: list[tuple[float, float]], right: list[list[int]]) -> int:
    """Count how often geopy's own geodesic ranks the hundred points that lie nearest on the sphere otherwise."""
    radians = np.radians(lats), np.radians(lons)
    differ = 0
    for here, answer in list(zip(asked, right, strict=True))[:GEOPY_CHECKED]:
        near = np.argpartition(_haversine(*radians, *here), 100)[:100].tolist()
        ranked = sorted(near, key=lambda at: geodesic(here, (lats[at], lons[at])).meters)
        differ += ranked[:COUNT] != answer
    return differ


def _geopy_second(lats: np.ndarray, lons: np.ndarray, here: tuple[float, float]) -> float:
    """Seconds for one point."""
    sample = list(zip(lats[:GEOPY_SAMPLE].tolist(), lons[:GEOPY_SAMPLE].tolist(), strict=True))
    began = time.perf_counter()
    sorted(geodesic(here, point).meters for point in sample)
    return (time.perf_counter() - began) / len(sample)


def _name_reading() -> float:
    names = ("雪梨", "Cambridge", "London ON", "多伦多附近有什么律师", "is there a law firm near Toronto", "墨西哥")
    locate(names[0])
    took = _seconds(lambda _lat, _lon: [locate(name) for name in names], [(0.0, 0.0)] * 50)
    return round(statistics.median(took) / len(names) * 1e6, 1)


if __name__ == "__main__":
    sys.exit(main())

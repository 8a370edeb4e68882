"""How fast the nearest are found among a million points, and that they are the right ones.

Compares, in one run on the same points: our index, measuring every point with a vectorised geodesic, and a loop over
geopy. Prints a table and writes bench/results/legal_map.json.
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
GEOPY_SAMPLE = 2_000
"""Points measured one by one with geopy; a million would take minutes, and its time is a multiple of theirs."""


def main() -> int:
    """Measure; the exit code says whether every answer was right."""
    parser = argparse.ArgumentParser(prog="python -m bench.legal_map", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=1_000)
    options = parser.parse_args()
    measured = measure(options.points, options.queries)
    print("\n".join(f"  {name:<34} {value}" for name, value in measured.items()), flush=True)
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
    began = time.perf_counter()
    index = NearestIndex(lats, lons)
    built = time.perf_counter() - began
    asked = list(zip(*(part.tolist() for part in _spread(random, queries)), strict=True))
    ours = _seconds(lambda lat, lon: index.nearest(lat, lon, COUNT), asked)
    every = _seconds(lambda lat, lon: _measure_all(lats, lons, lat, lon), asked[:5])
    loop = _geopy_second(lats, lons, asked[0]) * points
    wrong = sum(not _is_right(index, lats, lons, lat, lon) for lat, lon in asked)
    return {
        "points": points,
        "queries": queries,
        "index built, s": round(built, 2),
        "a query, µs (median)": round(statistics.median(ours) * 1e6, 1),
        "a query, µs (95th percentile)": round(sorted(ours)[int(len(ours) * 0.95)] * 1e6, 1),
        "measuring all, vectorised, ms": round(statistics.median(every) * 1e3),
        "a geopy loop (from a sample), s": round(loop, 1),
        "times a geopy loop": round(loop / statistics.median(ours)),
        "wrong answers": wrong,
        "a place's name read, µs (median)": _name_reading(),
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


def _measure_all(lats: np.ndarray, lons: np.ndarray, lat: float, lon: float) -> np.ndarray:
    """The indices of the nearest, by measuring every point."""
    metres = geodesic_metres(lat, lon, lats, lons)
    nearest = np.argpartition(metres, COUNT)[:COUNT]
    return nearest[np.argsort(metres[nearest], kind="stable")]


def _is_right(index: NearestIndex, lats: np.ndarray, lons: np.ndarray, lat: float, lon: float) -> bool:
    """Compare with brute force over every point that could matter: all within a degree or two, found without the tree.

    Points more than two degrees of latitude away are farther than 220 km; with many points the fifth nearest is nearer,
    which is checked, so nothing is left out.
    """
    found, metres = index.nearest(lat, lon, COUNT)
    band = np.flatnonzero(np.abs(lats - lat) < 2.0)
    if metres[-1] > 220_000:
        band = np.arange(len(lats))
    best = band[_measure_all(lats[band], lons[band], lat, lon)]
    return best.tolist() == found.tolist()


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

"""The nearest points are those a geodesic measured to every point would give, at poles and the date line too."""

from __future__ import annotations

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.legal_map import nearest
from backend.legal_map.nearest import NearestIndex, geodesic_metres

LATS = st.floats(-90, 90, allow_nan=False)
LONS = st.floats(-180, 180, allow_nan=False)
POINTS = st.lists(st.tuples(LATS, LONS), min_size=1, max_size=60)


def by_measuring_all(points: np.ndarray, lat: float, lon: float, count: int) -> np.ndarray:
    """What a search without any index answers."""
    return np.sort(geodesic_metres(lat, lon, points[:, 0].copy(), points[:, 1].copy()))[:count]


@pytest.fixture
def no_shortcut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few points go through the tree as well."""
    monkeypatch.setattr(nearest, "_FEW", 0)


@given(POINTS, LATS, LONS, st.integers(1, 8))
@settings(max_examples=300, deadline=None)
def test_any_points_are_found_in_the_order_of_their_geodesic_distances(
    points: list[tuple[float, float]], lat: float, lon: float, count: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearest, "_FEW", 0)
        array = np.array(points)
        _, metres = NearestIndex(array[:, 0], array[:, 1]).nearest(lat, lon, count)
        assert metres == pytest.approx(by_measuring_all(array, lat, lon, count), abs=1e-6)


@given(POINTS, LATS, LONS, st.data())
@settings(max_examples=100, deadline=None)
def test_a_filter_acts_inside_the_search(
    points: list[tuple[float, float]], lat: float, lon: float, data: st.DataObject
) -> None:
    among = data.draw(st.lists(st.integers(0, len(points) - 1), unique=True, min_size=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearest, "_FEW", 0)
        array = np.array(points)
        found, metres = NearestIndex(array[:, 0], array[:, 1]).nearest(lat, lon, 3, np.array(among))
        assert set(found.tolist()) <= set(among)
        assert metres == pytest.approx(by_measuring_all(array[among], lat, lon, 3), abs=1e-6)


@pytest.mark.parametrize("here", [(0.0, 179.9), (0.0, -179.9), (89.99, 10.0), (-89.99, 170.0), (90.0, 0.0)])
def test_the_date_line_and_the_poles_are_no_borders(no_shortcut: None, here: tuple[float, float]) -> None:
    random = np.random.default_rng(7)
    points = np.column_stack((random.uniform(-90, 90, 5000), random.uniform(-180, 180, 5000)))
    points[:4] = [(0.0, -179.95), (0.0, 179.95), (89.9, -170.0), (-89.9, -10.0)]
    _, metres = NearestIndex(points[:, 0], points[:, 1]).nearest(*here, 5)
    assert metres == pytest.approx(by_measuring_all(points, *here, 5), abs=1e-6)


def test_distances_are_those_of_geopy() -> None:
    metres = geodesic_metres(22.58, 113.08, np.array([43.65, -36.85]), np.array([-79.38, 174.76]))
    expected = [geodesic((22.58, 113.08), place).meters for place in ((43.65, -79.38), (-36.85, 174.76))]
    assert metres == pytest.approx(expected, abs=1e-3)


def test_ten_thousand_points_at_one_place_are_still_answered() -> None:
    found, metres = NearestIndex(np.zeros(10_000), np.zeros(10_000)).nearest(0.0, 0.0, 5)
    assert (len(found), metres.max()) == (5, 0.0)


@pytest.mark.parametrize("count", [0, 5])
def test_nothing_is_found_where_nothing_may_be_answered(count: int) -> None:
    found, _ = NearestIndex([1.0], [2.0]).nearest(0.0, 0.0, count, np.array([], dtype=int))
    assert len(found) == 0

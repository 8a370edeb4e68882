"""The mainland's shifted coordinates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backend.legal_map.gcj02 import gcj02_of, wgs84_of
from backend.legal_map.model import Point
from backend.legal_map.nearest import distance_metres

JIANGMEN = Point(22.5789, 113.0815)


def test_at_jiangmen_the_shift_is_634_metres() -> None:
    assert round(distance_metres(JIANGMEN, gcj02_of(JIANGMEN))) == 635


@given(st.floats(18.5, 53.0), st.floats(75.0, 134.0))
def test_there_and_back_is_far_less_than_a_metre(lat: float, lon: float) -> None:
    assert distance_metres(Point(lat, lon), wgs84_of(gcj02_of(Point(lat, lon)))) < 0.01


def test_abroad_nothing_is_shifted() -> None:
    toronto = Point(43.65, -79.38)
    assert (gcj02_of(toronto), wgs84_of(toronto)) == (toronto, toronto)

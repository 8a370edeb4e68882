"""The mission of an alarm where no place was told: that of the city of the speaker's clock, else the embassy."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.turn import Turn
from actions.emergency.dialogue import _city_of_clock
from backend.legal_map.model import Located, Place, Point
from backend.shared.parties import DEFAULT_TIMEZONE


def _turn(timezone: str, asked: list[str], country: str) -> Turn:
    async def do(command: Any) -> Located:
        asked.append(command.text)
        return Located(place=Place(Point(0.0, 0.0), country, name=command.text))

    return cast(Turn, SimpleNamespace(timezone=timezone, do=do))


@pytest.mark.parametrize(
    ("timezone", "country", "city"),
    [
        ("America/Vancouver", "CA", "Vancouver"),
        ("America/New_York", "US", "New York"),
        ("Australia/Perth", "AU", "Perth"),
        ("Europe/London", "GB", "London"),
    ],
)
async def test_the_city_of_the_clock_is_looked_up(timezone: str, country: str, city: str) -> None:
    asked: list[str] = []
    found = await _city_of_clock(_turn(timezone, asked, country), country)
    assert asked == [city]
    assert found is not None and found.country == country


@pytest.mark.parametrize(
    ("timezone", "country", "lies_in"),
    [
        ("America/Vancouver", "US", "CA"),  # help is needed in another country than the clock's
        (DEFAULT_TIMEZONE, "CN", "CN"),  # everybody's, until theirs is known
        ("Europe/London", "GB", "CA"),  # a namesake elsewhere
    ],
)
async def test_a_clock_elsewhere_tells_nothing(timezone: str, country: str, lies_in: str) -> None:
    assert await _city_of_clock(_turn(timezone, [], lies_in), country) is None

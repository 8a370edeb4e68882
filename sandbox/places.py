"""Places a slot has, seen and changed by those who work at a partner with a diary."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, Field

from sandbox.problems import Problem

MOST_PLACES = 50
LONGEST_SPAN = timedelta(days=31)
REACH = timedelta(days=366)


class NewPlaces(BaseModel):
    """Places a slot shall have; none closes it."""

    model_config = ConfigDict(extra="forbid")

    places: int = Field(ge=0, le=MOST_PLACES)


class Line(Protocol):
    """A slot of a diary."""

    @property
    def slot_id(self) -> str:
        """Its name."""

    @property
    def start(self) -> datetime:
        """Moment it begins."""

    @property
    def end(self) -> datetime:
        """Moment it ends."""


class Keeper(Protocol):
    """Keeper of a diary."""

    lock: threading.RLock

    @property
    def now(self) -> datetime:
        """The present moment."""

    def slot(self, slot_id: str) -> Any:
        """Return a slot or raise `Problem`."""

    def works(self, slot: Any) -> None:
        """Raise `Problem` for a slot of a day on which nobody works."""

    def places(self, slot: Any) -> int:
        """Return how many places it has."""

    def held(self, slot: Any) -> int:
        """Return how many of them are taken."""

    def give(self, slot: Any, places: int) -> None:
        """Let it have so many."""


def line(keeper: Keeper, slot: Line) -> dict[str, Any]:
    """Return a slot as those who work there see it."""
    times = {"start": slot.start.isoformat(), "end": slot.end.isoformat()}
    return {"slot_id": slot.slot_id, **times, "places": keeper.places(slot), "booked": keeper.held(slot)}


def set_places(keeper: Keeper, slot_id: str, places: int, problem: type[Problem]) -> dict[str, Any]:
    """Give a slot so many places, never fewer than are taken; the same again changes nothing.

    Raises:
        Problem: ``slot_unknown``, ``day_closed``, ``slot_past``, ``places_below_booked``.
    """
    with keeper.lock:
        slot = keeper.slot(slot_id)
        keeper.works(slot)
        if slot.start <= keeper.now:
            raise problem("slot_past")
        if places < keeper.held(slot):
            raise problem("places_below_booked")
        keeper.give(slot, places)
        return line(keeper, slot)


def days(args: Any, today: date, problem: type[Problem]) -> Iterator[date]:
    """Return the days a request names with ``from`` and ``to``, at most a month; today without them."""
    try:
        first = date.fromisoformat(args.get("from", today.isoformat()))
        last = date.fromisoformat(args.get("to", first.isoformat()))
    except ValueError as error:
        raise problem("invalid_request", "Not as the contract says: from, to") from error
    if not timedelta(0) <= last - first <= LONGEST_SPAN or abs(first - today) > REACH:
        raise problem("invalid_request", "Not as the contract says: at most a month, within a year of today")
    return (first + timedelta(days=count) for count in range((last - first).days + 1))

"""The time, as a part one can exchange: the real one in production, a fixed one in tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Clock that is asked for the time, never the machine, so that every rule about time can be tested."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the machine's present moment in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock for tests: stands still until it is moved.

    Args:
        moment: an aware moment in any zone.
    """

    def __init__(self, moment: datetime) -> None:
        self.set(moment)

    def now(self) -> datetime:
        """Return the moment it stands at, in UTC."""
        return self._moment

    def set(self, moment: datetime) -> None:
        """Move to an aware moment."""
        if moment.tzinfo is None:
            raise ValueError("a clock needs an aware moment")
        self._moment = moment.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        """Move forward (or back, if negative)."""
        self._moment += by

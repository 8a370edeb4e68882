"""A machine's clock that is wrong by so much, for processes that have to agree all the same."""

from __future__ import annotations

from datetime import datetime, timedelta

from backend.shared.clock import SystemClock


class SkewedClock(SystemClock):
    """The machine's clock, ahead (or behind, if negative).

    Args:
        ahead: by how much.
    """

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        """Return what a clock that is wrong says."""
        return super().now() + self._ahead

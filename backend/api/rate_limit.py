"""Limit on how often one address may ask: a bucket of requests that fills again by the minute."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

MOST_ADDRESSES = 10_000


class RateLimit:
    """Counts requests by address.

    Args:
        per_minute: how many at once, and how many more each minute.
        now: seconds of a clock that never goes back.
    """

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._size = float(per_minute)
        self._now = now
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait_for(self, address: str) -> int:
        """Take one request out of the address's bucket; return 0, or the seconds to wait when it is empty."""
        now = self._now()
        left, since = self._buckets.pop(address, (self._size, now))
        left = min(self._size, left + (now - since) * self._size / 60)
        allowed = left >= 1
        self._buckets[address] = (left - 1 if allowed else left, now)
        if len(self._buckets) > MOST_ADDRESSES:  # the one that has been silent longest has a full bucket anyway
            self._buckets.pop(next(iter(self._buckets)))
        return 0 if allowed else math.ceil((1 - left) * 60 / self._size)

"""Pace at which one address may ask a public page: a short burst, then steady; kept in memory for the newest ones."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

ADDRESSES = 10_000


class PublicPace:
    """Counts requests by address.

    Args:
        burst: requests that may come at once.
        seconds: after which one more is allowed again.
        clock: monotonic seconds.
    """

    def __init__(self, burst: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._seconds, self._clock = burst, seconds, clock
        self._free_again: OrderedDict[str, float] = OrderedDict()

    def wait(self, address: str) -> int:
        """Count a request and return 0, or return the whole seconds to wait without counting it."""
        now = self._clock()
        used_until = max(self._free_again.pop(address, now), now)
        over = used_until + self._seconds - now - self._burst * self._seconds
        self._free_again[address] = used_until if over > 0 else used_until + self._seconds
        while len(self._free_again) > ADDRESSES:
            self._free_again.popitem(last=False)
        return math.ceil(over) if over > 0 else 0

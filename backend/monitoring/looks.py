"""Looks: what a monitor wants to know and a scrape must not wait for, seen to every few seconds in a thread of its own.

A scrape then costs the same with ten rows and ten million, and is answered while the database is away. How old each
look is, is a number, too: one that hangs shows by its age.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

logger = logging.getLogger(__name__)

EVERY_SECONDS = 5.0


class Looks(Collector):
    """Looks, each in its own thread: one that hangs holds up no other.

    Args:
        looks: what to do, by name.
        every: seconds between two looks.
    """

    def __init__(self, looks: Mapping[str, Callable[[], None]], every: float = EVERY_SECONDS) -> None:
        self._looks, self._every = dict(looks), every
        self._stop = threading.Event()
        self._seen = dict.fromkeys(looks, time.monotonic())
        self._failed: set[str] = set()

    def start(self) -> None:
        """Begin to look."""
        for name in self._looks:
            threading.Thread(target=self._keep_looking, args=(name,), name=f"look-{name}", daemon=True).start()

    def stop(self) -> None:
        """Look no more; a look under way ends by itself."""
        self._stop.set()

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Return how long ago each look last came to its end."""
        age = GaugeMetricFamily("yiqiaotong_look_age_seconds", "Since something was last looked at", labels=["look"])
        now = time.monotonic()
        for name, at in self._seen.items():
            age.add_metric([name], now - at)
        return (age,)

    def _keep_looking(self, name: str) -> None:
        while not self._stop.is_set():
            try:
                self._looks[name]()
            except Exception as error:
                if name not in self._failed and not self._stop.is_set():
                    logger.warning("%s cannot be looked at: %s", name, type(error).__name__)
                self._failed.add(name)
            else:
                self._seen[name] = time.monotonic()
                self._failed.discard(name)
            self._stop.wait(self._every)

"""Resources of the process: connections of its databases, threads, the event loop's time, room on the disk."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from prometheus_client import Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from backend.shared.database import Database
from backend.shared.metrics import REGISTRY

LOOP_EVERY_SECONDS = 0.5

LOOP_LAG = Histogram(
    "yiqiaotong_event_loop_lag_seconds",
    "How much later than it was to the event loop came back: something held it meanwhile",
    buckets=(0.005, 0.02, 0.1, 0.5, 1, 2.5, 10),
    registry=REGISTRY,
)


class Resources(Collector):
    """Resources in use at this moment; nothing here waits for anything.

    Args:
        databases: by what they are called.
        threads: how much waits for a thread, by what they do.
        folder: on the disk whose room is told.
    """

    def __init__(
        self, databases: Mapping[str, Database], threads: Mapping[str, Callable[[], int]], folder: Path
    ) -> None:
        self._databases, self._threads, self._folder = databases, threads, folder

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Return connections, threads and the disk."""
        used = GaugeMetricFamily(
            "yiqiaotong_database_connections", "Connections by what they do", labels=["database", "state"]
        )
        most = GaugeMetricFamily(
            "yiqiaotong_database_connections_most", "Connections there may be", labels=["database"]
        )
        for name, database in self._databases.items():
            pool: Any = database.engine.pool
            if hasattr(pool, "checkedin"):
                used.add_metric([name, "in_use"], pool.checkedout())
                used.add_metric([name, "idle"], pool.checkedin())
                most.add_metric([name], database.most_connections)
        waiting = GaugeMetricFamily("yiqiaotong_threads_waiting", "Work that waits for a thread", labels=["of"])
        for name, count in self._threads.items():
            waiting.add_metric([name], count())
        room = shutil.disk_usage(self._folder)
        free = GaugeMetricFamily("yiqiaotong_disk_free_bytes", "Room on the disk of the data folder", value=room.free)
        size = GaugeMetricFamily("yiqiaotong_disk_size_bytes", "Size of that disk", value=room.total)
        return used, most, waiting, free, size


async def watch_loop() -> None:
    """Measure for ever how late the event loop comes back to us."""
    loop = asyncio.get_running_loop()
    while True:
        wanted = loop.time() + LOOP_EVERY_SECONDS
        await asyncio.sleep(LOOP_EVERY_SECONDS)
        LOOP_LAG.observe(max(0.0, loop.time() - wanted))


def waiting_for_everybodys_threads() -> Callable[[], int]:
    """Return what tells how much waits for the event loop's own threads; call it inside the loop."""
    loop: Any = asyncio.get_running_loop()

    def count() -> int:
        threads = getattr(loop, "_default_executor", None)  # it cannot be asked for otherwise
        return threads._work_queue.qsize() if threads is not None else 0

    return count

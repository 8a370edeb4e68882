"""The numbers of one services process, put together: what its parts count, what is looked at, what is in use."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from backend.backend import Backend
from backend.monitoring.looks import Looks
from backend.monitoring.queues import Queues
from backend.monitoring.resources import Resources, waiting_for_everybodys_threads, watch_loop
from backend.shared.metrics import REGISTRY
from backend.shared.time_zones import time_zones


class Monitor:
    """Monitor of a backend for `/metrics`; parts of one process share what they count, not what is looked at.

    Args:
        backend: whose databases, queues and bots are looked at.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._own = CollectorRegistry()
        queues = Queues(backend.database, backend.clock, lambda: _topics(backend))
        self._looks = Looks({"database": queues.look, "bots": backend.conversation.worker.bots.look})
        for collector in (queues, self._looks):
            self._own.register(collector)
        _tell_version(self._own)
        self._loop_watch: asyncio.Task[None] | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="metrics")

    async def start(self) -> None:
        """Begin to look; call it inside the event loop that serves."""
        backend = self._backend
        lanes, waiting = backend.lanes, waiting_for_everybodys_threads()
        threads: dict[str, Callable[[], int]] = {
            "everybody": waiting, "bot_calls": lambda: backend.conversation.worker.waiting,
            **{lane.name: lambda lane=lane: lane.waiting for lane in lanes},  # type: ignore[misc]
        }  # fmt: skip
        databases = {"backend": backend.database, "keys": backend.infra.person_keys.database}
        self._own.register(Resources(databases, threads, backend.settings.data_dir))
        self._looks.start()
        self._loop_watch = asyncio.create_task(watch_loop())

    async def stop(self) -> None:
        """Look no more."""
        self._looks.stop()
        self._writer.shutdown(wait=False)
        if self._loop_watch is not None:
            self._loop_watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._loop_watch

    async def text(self) -> bytes:
        """Return all numbers as Prometheus reads them; in a thread of its own, for the others may all be waiting."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._written)

    def _written(self) -> bytes:
        return generate_latest(REGISTRY) + generate_latest(self._own)


def _topics(backend: Backend) -> tuple[str, ...]:
    """Every kind of job that is done here."""
    return (*backend.infra.outbox.topics, *backend.local_jobs.topics)


def _tell_version(registry: CollectorRegistry) -> None:
    try:
        ours = version("yiqiaotong")
    except PackageNotFoundError:
        ours = "unknown"
    Gauge("yiqiaotong_build_info", "The version that runs", ["version"], registry=registry).labels(ours).set(1)
    zones = time_zones()
    Gauge(
        "yiqiaotong_time_zones",
        "The release of the time zone database in use; 1 if it knows that British Columbia keeps summer time",
        ["version", "source"],
        registry=registry,
    ).labels(zones.version or "unknown", zones.source).set(zones.knows_british_columbia)

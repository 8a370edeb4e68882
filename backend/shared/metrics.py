"""Registry of everything that is counted, for whoever runs the house; never who people are or what they say.

Each part counts what it does in a module of its own, on this registry; `docs/operations.md` names each number. The
numbers are those of this process since it began: a replica has its own, and a monitor adds them up.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from prometheus_client import (
    CollectorRegistry,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)

disable_created_metrics()  # a number more for each, which Prometheus does not read
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

QUICK = (0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""Seconds of what somebody waits for at a screen."""

DATABASE_WAIT = Histogram(
    "yiqiaotong_database_wait_seconds",
    "From asking for a connection of the database to having it: waiting for a free one, or opening it",
    buckets=(0.001, 0.01, 0.1, 0.5, 2, 10, 30),
    registry=REGISTRY,
)

_FACTS_OVERDUE = Gauge(
    "yiqiaotong_facts_overdue", "Facts that are told to people past their day of review", ["table"], registry=REGISTRY
)


def watch_overdue(table: str, count: Callable[[], int]) -> None:
    """Count the overdue facts of a table whenever the numbers are read, so that they age without anybody's doing.

    Args:
        table: as `yiqiaotong truth` calls it.
        count: how many are past their day of review now.
    """
    _FACTS_OVERDUE.labels(table).set_function(count)


def host_of(url: str) -> str:
    """Return host and port of an address, as a label: without path, name or password."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname or "unknown")

"""Which alerts an operator is called for during a fault run, and how soon, where Prometheus is installed."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.monitoring.prometheus_server import Prometheus, prometheus


@dataclass
class Called:
    """What was on from when to when.

    Args:
        watched: whether anybody looked.
        calls: alerts in the order they came on, each with when (`time.monotonic`).
    """

    watched: bool = False
    calls: list[tuple[float, str]] = field(default_factory=list)

    def between(self, begin: float, end: float) -> list[tuple[float, str]]:
        """Return what came on in a stretch of time, each with the seconds since its begin."""
        return [(at - begin, alert) for at, alert in self.calls if begin <= at < end]


@contextmanager
def listening(folder: Path, targets: Sequence[str]) -> Iterator[Called]:
    """Note what is called until the block ends; nothing without Prometheus."""
    if shutil.which("prometheus") is None:
        yield Called()
        return
    with prometheus(folder, targets) as watch:
        called, stop = Called(watched=True), threading.Event()
        thread = threading.Thread(target=_listen, args=(watch, called, stop), daemon=True)
        thread.start()
        try:
            yield called
        finally:
            stop.set()
            thread.join()


def _listen(watch: Prometheus, called: Called, stop: threading.Event) -> None:
    before: set[str] = set()
    while not stop.wait(0.5):
        try:
            now = watch.firing()
        except httpx.TransportError:
            continue
        called.calls += [(time.monotonic(), alert) for alert in sorted(now - before)]
        before = now

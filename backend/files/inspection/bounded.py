"""Has files inspected by processes of their own: bounded in time and memory, a few at once, killed when they run over.

A stranger's file costs the services nothing but the sending of its bytes: whatever it was built to do, it does to a
worker that has neither settings nor secrets and is replaced by the next one.
"""

from __future__ import annotations

import json
import logging
import queue
import sys
from collections.abc import Sequence
from typing import Any, Protocol

from backend.files.inspection.inspector import need_size
from backend.files.model import FileLimits, Format, bare_name
from backend.shared.bounded_worker import BoundedWorker, WorkerBusy, WorkerGone, WorkerOverdue
from backend.shared.errors import PlatformUnavailable, Refused

logger = logging.getLogger(__name__)

WORKER = (sys.executable, "-m", "backend.files.inspection.worker")
WORKERS = 2
SECONDS = 30.0
"""By the clock on the wall; a worker's own processor time is bounded more narrowly."""
QUEUE_SECONDS = 15.0


class Inspection(Protocol):
    """Judges a file; see `inspector.inspect` for what it refuses."""

    def inspect(self, name: str, content: bytes, limits: FileLimits) -> Format:
        """Return what the content is."""
        ...


class BoundedInspection:
    """Inspects files in worker processes; safe to call from several threads, which then queue for a free worker.

    Args:
        workers: how many files are inspected at once.
        seconds: after this a file is given up and its worker killed.
        queue_seconds: how long a file waits for a free worker.
        command: the worker's command line.
    """

    def __init__(
        self,
        workers: int = WORKERS,
        seconds: float = SECONDS,
        queue_seconds: float = QUEUE_SECONDS,
        command: Sequence[str] = WORKER,
    ) -> None:
        self._queue_seconds = queue_seconds
        self._workers = [BoundedWorker(command, seconds, queue_seconds) for _ in range(workers)]
        self._free: queue.LifoQueue[BoundedWorker] = queue.LifoQueue()  # one that is warm comes before one that is not
        for worker in self._workers:
            self._free.put(worker)

    def inspect(self, name: str, content: bytes, limits: FileLimits) -> Format:
        """Return what the content is.

        Args:
            name: as the person's device calls it.
            content: the whole file.
            limits: how large it and a picture may be.

        Raises:
            Refused: see `inspector.inspect`; ``file_too_intricate`` where its worker has used up its own limits.
            PlatformUnavailable: too many files are before this one, or the machine is too busy; it can be sent again.
        """
        need_size(name, content, limits)
        told = {"name": name, "limits": [limits.file, limits.person, limits.pixels]}
        try:
            answer = self._ask(json.dumps(told).encode() + b"\n" + content)
        except (WorkerBusy, WorkerOverdue, queue.Empty) as busy:
            raise PlatformUnavailable("file_inspection", "busy") from busy
        except WorkerGone as gone:
            logger.warning("a file was refused: its inspection had to be stopped")
            raise Refused("file_too_intricate", name=bare_name(name)) from gone
        if (refused := answer.get("refused")) is None:
            found: Format = answer["format"]
            return found
        if answer["because"]:
            logger.warning("a file was refused: %s", answer["because"])
        raise Refused(refused, **answer["facts"])

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.close()

    def _ask(self, request: bytes) -> dict[str, Any]:
        worker = self._free.get(timeout=self._queue_seconds)
        try:
            return worker.ask(request)
        finally:
            self._free.put(worker)

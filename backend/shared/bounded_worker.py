"""A process of its own for strangers' bytes: one request at a time, killed when it takes too long, without secrets.

The worker is kept warm between requests (its start costs more than most of them) and sent home after a while without
one, so that an idle house does not hold its memory. `serve` is the worker's side of it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from backend.shared.errors import Refused

_PROJECT = Path(__file__).resolve().parents[2]
ENVIRONMENT: Mapping[str, str] = {
    "PYTHONPATH": str(_PROJECT),
    "PYTHONUTF8": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
"""All a worker sees: none of the services' settings and secrets, and one thread for every library."""
IDLE_SECONDS = 300.0


class WorkerBusy(Exception):
    """Too many requests are before this one."""


class WorkerGone(Exception):
    """The worker took too long, or ended in the middle of a request."""


class WorkerOverdue(WorkerGone):
    """The worker took too long by the clock on the wall: on a busy machine that may be no fault of the request."""


class BoundedWorker:
    """Asks a worker process; safe to call from several threads, which then queue for it.

    Args:
        command: the worker's command line.
        seconds: after this a request is given up and the worker killed.
        queue_seconds: how long a request waits for those before it.
        idle_seconds: after this without a request the worker ends; the next request starts another.
    """

    def __init__(
        self, command: Sequence[str], seconds: float, queue_seconds: float, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        self._command, self._seconds = command, seconds
        self._queue_seconds, self._idle_seconds = queue_seconds, idle_seconds
        self._turn = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None
        self._idle: threading.Timer | None = None

    def ask(self, content: bytes) -> dict[str, Any]:
        """Return the worker's answer about some bytes.

        Raises:
            WorkerBusy: see `queue_seconds`.
            WorkerOverdue: see `seconds`.
            WorkerGone: it ended by itself, as its own limits make it do.
        """
        if not self._turn.acquire(timeout=self._queue_seconds):
            raise WorkerBusy
        try:
            return self._ask(content)
        finally:
            self._rest()
            self._turn.release()

    def ask_or_refuse(self, content: bytes, *, busy: str, gone: str) -> dict[str, Any]:
        """Return the worker's answer as `ask` does.

        Raises:
            Refused: `busy` where too many are waiting, `gone` where this takes too long.
        """
        try:
            return self.ask(content)
        except WorkerBusy as error:
            raise Refused(busy) from error
        except WorkerGone as error:
            raise Refused(gone) from error

    @property
    def pid(self) -> int | None:
        """The running worker's process id, None while there is none."""
        return self._worker.pid if self._worker is not None else None

    def close(self) -> None:
        """End the worker."""
        with self._turn:
            self._stop()

    def _ask(self, content: bytes) -> dict[str, Any]:
        worker = self._running()
        assert worker.stdin is not None and worker.stdout is not None
        killed = threading.Event()

        def kill() -> None:
            killed.set()
            worker.kill()

        overdue = threading.Timer(self._seconds, kill)
        overdue.daemon = True
        overdue.start()
        try:
            worker.stdin.write(len(content).to_bytes(8, "big") + content)
            worker.stdin.flush()
            line = worker.stdout.readline()
        except OSError:
            line = b""
        finally:
            overdue.cancel()
        if not line.endswith(b"\n"):
            self._stop()
            raise WorkerOverdue if killed.is_set() else WorkerGone
        return dict(json.loads(line))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._idle is not None:
            self._idle.cancel()
        if self._worker is None or self._worker.poll() is not None:
            self._stop()
            self._worker = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_PROJECT, env=dict(ENVIRONMENT)
            )
        return self._worker

    def _rest(self) -> None:
        """Send the worker home if nothing comes for a while."""
        self._idle = threading.Timer(self._idle_seconds, self._stop_if_idle)
        self._idle.daemon = True
        self._idle.start()

    def _stop_if_idle(self) -> None:
        if self._turn.acquire(blocking=False):
            try:
                self._stop()
            finally:
                self._turn.release()

    def _stop(self) -> None:
        worker, self._worker = self._worker, None
        if self._idle is not None:
            self._idle.cancel()
        if worker is not None:
            worker.kill()
            worker.communicate()


def serve(answer: Callable[[bytes], Mapping[str, Any]], *, memory: int, processor_seconds: int, largest: int) -> None:
    """Answer requests until standard input is closed: the worker's main loop.

    Args:
        answer: turns a request's bytes into JSON-like values.
        memory: address space in bytes.
        processor_seconds: for one request.
        largest: bytes of one request; more ends the worker.
    """
    with suppress(ValueError, OSError):  # macOS knows the limit's name but does not take it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    while (request := _next_request(sys.stdin.buffer, largest)) is not None:
        _allow_processor_time(processor_seconds)
        answers.write(json.dumps(answer(request), ensure_ascii=False).encode() + b"\n")
        answers.flush()


def _next_request(requests: IO[bytes], largest: int) -> bytes | None:
    head = requests.read(8)
    size = int.from_bytes(head, "big")
    if len(head) < 8 or size > largest:
        return None
    request = requests.read(size)
    return request if len(request) == size else None


def _allow_processor_time(seconds: int) -> None:
    """Let the next request take its own time: the system counts from the process's start."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))

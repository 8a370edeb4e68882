"""Places at somebody else's counter, so that a slow partner, channel or bot never holds everybody who works here.

Who asks on behalf of somebody waiting takes a place, or stands in a short line for one; the next is told at once that
there is none. A job takes one of the jobs' own places or comes back later: nobody waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from backend.shared.errors import PlatformUnavailable

AGAIN_SECONDS = 2.0

_in_job: ContextVar[bool] = ContextVar("in_job", default=False)


class NoPlace(PlatformUnavailable):
    """Error of a partner with as many calls under way as may be; it has not been asked: no attempt was made."""

    def __init__(self, platform: str) -> None:
        super().__init__(platform, "as many calls as may be are under way", AGAIN_SECONDS)


@contextmanager
def in_job() -> Iterator[None]:
    """Mark what is asked within as asked by a job, on behalf of nobody who waits."""
    before = _in_job.set(True)
    try:
        yield
    finally:
        _in_job.reset(before)


class Places:
    """The places one partner has here.

    Args:
        platform: its name in errors.
        calls: calls at once for people who wait.
        line: how many more may wait for one of those to end.
        jobs: calls at once for jobs.
    """

    def __init__(self, platform: str, calls: int, line: int, jobs: int) -> None:
        self._platform = platform
        self._calls, self._jobs = threading.Semaphore(calls), threading.Semaphore(jobs)
        self._inside = threading.Semaphore(calls + line)

    @contextmanager
    def one(self, patience: float = 0) -> Iterator[None]:
        """Hold a place while the block runs.

        Args:
            patience: seconds one of the line may wait.

        Raises:
            NoPlace: at once where calls and line are full, or where a job finds none; else when patience ends.
        """
        if _in_job.get():
            with self._taken(self._jobs, 0):
                yield
        else:
            with self._taken(self._inside, 0), self._taken(self._calls, patience):
                yield

    @contextmanager
    def _taken(self, places: threading.Semaphore, seconds: float) -> Iterator[None]:
        if not places.acquire(timeout=seconds) if seconds > 0 else not places.acquire(blocking=False):
            raise NoPlace(self._platform)
        try:
            yield
        finally:
            places.release()

"""Lanes: threads of their own for one kind of work, so that much of it keeps nothing else waiting.

The event loop's own threads are for everybody. Work that strangers can order at will and that takes long (a password
check, a file's inspection) gets a few threads beside them and a short queue; whoever finds the queue full is told so at
once, before a thread is taken.
"""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

T = TypeVar("T")


class LaneFull(Exception):
    """Error of a lane that has as much as it takes under way or waiting.

    Args:
        retry_after: whole seconds after which it is worth another try.
    """

    def __init__(self, name: str, retry_after: int) -> None:
        super().__init__(f"too much work for {name}")
        self.retry_after = retry_after


class Lane:
    """Does one kind of work.

    Args:
        name: of its threads.
        threads: how much is done at once.
        waiting: how much more may wait.
        retry_after: seconds told to whoever finds it full.
    """

    def __init__(self, name: str, threads: int, waiting: int, retry_after: int = 5) -> None:
        self.name, self._retry_after = name, retry_after
        self._room = threading.Semaphore(threads + waiting)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def run(self, work: Callable[..., T], *given: Any) -> T:
        """Do the work in a thread of this lane and return what it returns.

        Work that has begun is finished, and counts until then, even if nobody waits for it any more.

        Raises:
            LaneFull: at once, where there is no room.
        """
        if not self._room.acquire(blocking=False):
            raise LaneFull(self.name, self._retry_after)
        try:
            task = self._threads.submit(contextvars.copy_context().run, work, *given)
        except RuntimeError:  # closed meanwhile
            self._room.release()
            raise
        task.add_done_callback(lambda _: self._room.release())
        return await asyncio.wrap_future(task)

    @property
    def waiting(self) -> int:
        """Count what waits for a thread."""
        return self._threads._work_queue.qsize()

    def close(self) -> None:
        """Take no more work; what waits is dropped."""
        self._threads.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True)
class Lanes:
    """The lanes of the services process.

    Args:
        messages: takes in what people write; nothing else may keep that waiting.
        uploads: keeps files.
        passwords: checks officers' passwords, each of which takes a processor and 64 MB.
        checks: answers a supervisor whether the database and a bot are there.
        checking: examines papers that strangers hold up, one after the other in a process of its own.
        papers: makes a file anew for whoever has its link.
        drawing: draws pages of papers, as `checking` does.
    """

    messages: Lane = field(default_factory=lambda: Lane("messages", 8, 400))
    uploads: Lane = field(default_factory=lambda: Lane("uploads", 4, 12))
    passwords: Lane = field(default_factory=lambda: Lane("passwords", 2, 6))
    checks: Lane = field(default_factory=lambda: Lane("checks", 2, 20))
    checking: Lane = field(default_factory=lambda: Lane("checking", 2, 12))
    papers: Lane = field(default_factory=lambda: Lane("papers", 4, 60))
    drawing: Lane = field(default_factory=lambda: Lane("drawing", 2, 12))

    @classmethod
    def receiving(cls, threads: int) -> Lanes:
        """Return lanes with so many threads that take in what people write; fifty times as much may wait."""
        return cls(messages=Lane("messages", threads, 50 * threads))

    def __iter__(self) -> Iterator[Lane]:
        """Go through them."""
        return (getattr(self, one.name) for one in fields(self))

    def close(self) -> None:
        """Close them all."""
        for lane in self:
            lane.close()

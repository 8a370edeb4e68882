"""A bell that wakes sleeping workers when there is something to do, so that no answer waits for the next look."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 0.5
PAUSE_AFTER_ERROR_SECONDS = 1.0


class Bell:
    """Rung from any thread; heard by every worker of this process. Other processes look by themselves now and then.

    Workers have threads of their own: those of the event loop belong to the actions, which a waiting worker may need.

    Args:
        workers: how many work at a time.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung: asyncio.Event | None = None

    def ring(self) -> None:
        """Wake the workers; without any, nothing happens."""
        if self._loop is not None and self._rung is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._rung.set)

    async def work(self, one: Callable[[], bool], stop_event: asyncio.Event) -> None:
        """Let every worker call `one` again and again until `stop_event`, and rest when it returns False.

        An error of `one` (the database is away) is logged and followed by a longer rest, never by the worker's end.
        """
        self._loop, self._rung = asyncio.get_running_loop(), asyncio.Event()
        with ThreadPoolExecutor(self._workers, thread_name_prefix="worker") as threads:
            await asyncio.gather(*(self._work(threads, one, stop_event) for _ in range(self._workers)))

    async def _work(self, threads: ThreadPoolExecutor, one: Callable[[], bool], stop_event: asyncio.Event) -> None:
        while not stop_event.is_set():
            try:
                if not await asyncio.get_running_loop().run_in_executor(threads, one):
                    await self._rest(stop_event)
            except Exception:
                logger.exception("a worker stumbled")
                await asyncio.sleep(PAUSE_AFTER_ERROR_SECONDS)

    async def _rest(self, stop_event: asyncio.Event) -> None:
        assert self._rung is not None
        waits = [asyncio.ensure_future(self._rung.wait()), asyncio.ensure_future(stop_event.wait())]
        await asyncio.wait(waits, timeout=LOOK_EVERY_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        self._rung.clear()

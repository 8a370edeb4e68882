"""A bell that wakes sleeping workers when there is something to do, so that no answer waits for the next look."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 0.5
PAUSE_AFTER_ERROR_SECONDS = 1.0


class Bell:
    """Rung from any thread; each ring wakes one worker of this process, who rings in turn for all that it finds.

    To wake them all for one message would have as many look in vain. One of them looks now and then although nobody
    rang, for what another process has added and what has come due.

    Workers have threads of their own: those of the event loop belong to the actions, which a waiting worker may need.

    Args:
        workers: how many work at a time.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._loop: asyncio.AbstractEventLoop | None = None
        self._calls: asyncio.Queue[None] | None = None

    def ring(self) -> None:
        """Wake a worker; one that is busy looks again by itself. Without any, nothing happens."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._call)

    async def work(self, one: Callable[[], bool], stop_event: asyncio.Event) -> None:
        """Let every worker call `one` again and again until `stop_event`, and rest when it returns False.

        What takes long rings as soon as it knows what it will do, so that another looks for more meanwhile. An error of
        `one` (the database is away) is logged and followed by a longer rest, never by the worker's end.
        """
        self._loop, self._calls = asyncio.get_running_loop(), asyncio.Queue(self._workers)
        with ThreadPoolExecutor(self._workers, thread_name_prefix="worker") as threads:
            working = (self._work(threads, one, stop_event) for _ in range(self._workers))
            await asyncio.gather(self._keep_calling(stop_event), *working)

    async def _work(self, threads: ThreadPoolExecutor, one: Callable[[], bool], stop_event: asyncio.Event) -> None:
        assert self._calls is not None
        while not stop_event.is_set():
            try:
                if not await asyncio.get_running_loop().run_in_executor(threads, one):
                    await self._calls.get()
            except Exception:
                logger.exception("a worker stumbled")
                await asyncio.sleep(PAUSE_AFTER_ERROR_SECONDS)

    async def _keep_calling(self, stop_event: asyncio.Event) -> None:
        """Call one worker now and then, and all of them when it is time to stop."""
        while not stop_event.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop_event.wait(), LOOK_EVERY_SECONDS)
            self._call()
        for _ in range(self._workers):
            self._call()

    def _call(self) -> None:
        if self._calls is not None and not self._calls.full():
            self._calls.put_nowait(None)

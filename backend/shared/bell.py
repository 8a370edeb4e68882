"""A bell that wakes sleeping workers when there is something to do, so that no answer waits for the next look."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 0.25
PAUSE_AFTER_ERROR_SECONDS = 1.0


class Bell:
    """Rung from any thread; heard by every worker of this process. Other processes look by themselves now and then."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung: asyncio.Event | None = None

    def ring(self) -> None:
        """Wake the workers; without any, nothing happens."""
        if self._loop is not None and self._rung is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._rung.set)

    async def work(self, one: Callable[[], bool], stop_event: asyncio.Event) -> None:
        """Call `one` in a thread again and again until `stop_event`; rest when it returns False.

        An error of `one` (the database is away) is logged and followed by a longer rest, never by the worker's end.
        """
        self._loop = asyncio.get_running_loop()
        self._rung = self._rung or asyncio.Event()
        while not stop_event.is_set():
            try:
                if not await asyncio.to_thread(one):
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

"""Duties of a services process by its roles, beside requests: answer and do jobs, plan what recurs, get warm."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any

from backend.conversation.worker import TurnWorker
from backend.resource_settings import ResourceSettings
from backend.shared.outbox import OutboxRunner
from backend.shared.service import Service

logger = logging.getLogger(__name__)

PLAN_SECONDS = 24 * 3600.0


async def do_duties(
    roles: ResourceSettings,
    worker: TurnWorker,
    outbox: OutboxRunner,
    services: Sequence[Service],
    stop_event: asyncio.Event,
) -> None:
    """Do all that until `stop_event` is set; what is in hand is finished first.

    What the first question would wait for is loaded in a thread of its own: the shared ones are for those who wait for
    an answer. Stopping does not wait for it, for learning the law library takes half a minute.
    """
    duties: list[Coroutine[Any, Any, Any]] = [stop_event.wait()]
    if roles.has_role("worker"):
        duties += [worker.run_forever(stop_event), outbox.run_forever(stop_event)]
    if roles.has_role("clock"):
        duties.append(_keep_planning(lambda: plan(services), stop_event))
    if roles.has_role("worker") or roles.has_role("web"):
        threading.Thread(target=_warm_up, args=(services, stop_event), name="warming", daemon=True).start()
    await asyncio.gather(*duties)


def plan(services: Sequence[Service]) -> None:
    """Let each service begin what it has to and plan what it does again and again; twice is once."""
    for service in services:
        service.upkeep.start()


async def _keep_planning(plan_all: Callable[[], None], stop_event: asyncio.Event) -> None:
    """Plan anew once a day: what recurs plans itself, unless it was given up meanwhile."""
    while not stop_event.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(stop_event.wait(), PLAN_SECONDS)
            return
        try:
            await asyncio.to_thread(plan_all)
        except Exception:
            logger.exception("what recurs could not be planned; it is tried again tomorrow")


def _warm_up(services: Sequence[Service], stopped: asyncio.Event) -> None:
    for service in services:
        if stopped.is_set():
            return
        try:
            service.upkeep.warm_up()
        except Exception:
            if not stopped.is_set():  # what it needs may be closed by then
                logger.exception("%s could not be loaded ahead; its first question will try again", service.name)

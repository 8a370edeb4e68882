"""Two questions a supervisor asks: do you live, and can you do what you are for?

They have threads of their own: a process whose others all wait for somebody is busy, not dead.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from sanic import HTTPResponse, Request, Sanic, response

from backend.bootstrap import Backend
from backend.shared.lanes import Lane

logger = logging.getLogger(__name__)

CHECK_SECONDS = 5.0


def attach_health(app: Sanic, backend: Backend) -> None:
    """Add ``/healthz`` (200 as long as the process answers) and ``/readyz``: 200 when the database answers too.

    Where messages are answered a bot has to answer as well; a mere door keeps them until one does.
    """

    async def live(_: Request) -> HTTPResponse:
        return response.json({"status": "ok"})

    async def ready(_: Request) -> HTTPResponse:
        checks = {"database": lambda: _database(backend)}
        if backend.settings.has_role("worker"):
            checks["bot"] = backend.conversation.worker.bots.healthy
        names = list(checks)
        passed = await asyncio.gather(*(_passes(backend.lanes.checks, name, checks[name]) for name in names))
        found = {name: "ok" if good else "unavailable" for name, good in zip(names, passed, strict=True)}
        status = 200 if all(passed) else 503
        return response.json({"status": "ok" if status == 200 else "unavailable", **found}, status=status)

    app.add_route(live, "/healthz", name="live")
    app.add_route(ready, "/readyz", name="ready")


def _database(backend: Backend) -> bool:
    """Ask for a person nobody is: answers only when the database is there and its tables are migrated."""
    return backend.conversation.people.find("readiness", "nobody") is None


async def _passes(lane: Lane, name: str, check: Callable[[], bool]) -> bool:
    try:
        return await asyncio.wait_for(lane.run(check), CHECK_SECONDS)
    except Exception as error:
        logger.warning("not ready: %s: %s", name, type(error).__name__)
        return False

"""The bot's way to the actions: one address behind a token, answered by rasa_sdk's executor in this process."""

from __future__ import annotations

import hmac
import json
import logging
import zlib
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionMissingDomainException, ActionNotFoundException
from sanic import HTTPResponse, Request, Sanic, response
from sanic.exceptions import NotFound

from backend.shared import tracing
from backend.shared.database import is_away
from backend.shared.log_context import TURN_HEADER, about, turn_in

logger = logging.getLogger(__name__)

PATH = "/internal/actions"
ROUTE = "actions"
HEARD_OF_STRANGERS = 4 * 1024
"""Bytes of a stranger's body that are taken, and thrown away, so that a short one comes to read our answer."""
LARGEST_CALL = 32 * 1024 * 1024
"""A call carries the whole tracker and the domain."""


LONGEST_NAME = 80


def attach_actions(app: Sanic, executor: ActionExecutor, token: str) -> None:
    """Add the action webhook to the app.

    Args:
        executor: has every action registered.
        token: what the bot must show, as a bearer token (bots of an earlier version show it in the address); strangers
            find nothing there.
    """

    async def admit(request: Request, **_: Any) -> None:
        """Turn strangers away while nothing but their request's head has been read."""
        if request.route is None or request.route.name != f"{app.name}.{ROUTE}":
            return
        shown = request.token or str(request.args.get("token", ""))
        if not hmac.compare_digest(shown.encode(), token.encode()):
            if request.stream:
                request.stream.request_max_size = HEARD_OF_STRANGERS
            raise NotFound("not found")
        request.ctx.turn = turn_in(request.headers.get(TURN_HEADER))

    async def run(request: Request) -> HTTPResponse:
        try:
            call = _read(request)
        except (ValueError, RecursionError, zlib.error):
            return response.json({"error": "expected an action call"}, status=400)
        name, turn = str(call.get("next_action"))[:LONGEST_NAME], request.ctx.turn
        step = tracing.span(f"action {name}", "server", request.headers.get(tracing.HEADER), turn=turn)
        with step, about(turn=turn, trace=tracing.trace_id()):
            return await _run(executor, call)

    app.add_signal(admit, "http.routing.after")
    app.add_route(run, PATH, methods=["POST"], name=ROUTE)


async def _run(executor: ActionExecutor, call: dict[str, Any]) -> HTTPResponse:
    """Run one action. A fault is answered 500: the bot then fails the whole turn, which is tried again later.

    A database that is away is answered 503: the bot says so, and the message waits without being counted.
    """
    name = str(call.get("next_action"))
    try:
        result = await executor.run(call)
    except ActionExecutionRejection as no:
        return _failure(400, no.message, name)
    except ActionNotFoundException as no:
        logger.error("the bot asked for an unknown action: %s", name)
        return _failure(404, no.message, name)
    except ActionMissingDomainException as no:
        return _failure(449, no.message, name)
    except Exception as fault:
        if is_away(fault):
            logger.error("action %s could not be run, the database is away: %s", name, type(fault).__name__)
            return _failure(503, "the database is away", name)
        logger.exception("action %s failed", name)
        return _failure(500, type(fault).__name__, name)
    return response.json(result.model_dump() if result else None)


def _read(request: Request) -> dict[str, Any]:
    body = request.body
    if request.headers.get("content-encoding") == "deflate":
        body = zlib.decompressobj().decompress(body, LARGEST_CALL)
    call = json.loads(body)
    if not isinstance(call, dict):
        raise ValueError("not an object")
    return call


def _failure(status: int, error: str, name: str) -> HTTPResponse:
    return response.json({"error": error, "action_name": name}, status=status)

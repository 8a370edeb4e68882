"""The only door into Rasa: one person's turn in, its replies out, behind a token.

Rasa's own API stays closed (`rasa run` without `--enable-api`, `python -m bot` has none). The services speak to these
three routes on loopback; whoever lacks the token learns nothing.

    POST /webhooks/yiqiaotong/turn    one message of one person; 503 means that nothing was saved: send it again
                                      ("outage": true where the message is not to blame)
    POST /webhooks/yiqiaotong/parse   what the model understands in each of some texts, without any conversation
    GET  /webhooks/yiqiaotong/health  200 once the model is loaded
"""

from __future__ import annotations

import asyncio
import functools
import hmac
import logging
import os
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot import turn_processor
from bot.log_lines import TRACE, TRACE_HEADER, TURN
from bot.replies import understanding
from bot.turn_processor import CHANNEL, TurnFailed, TurnProcessor
from bot.turn_request import BadRequest, read_texts, read_turn

turn_processor.install()

TOKEN_VARIABLE = "YIQIAOTONG_BOT_TOKEN"
LARGEST_BODY = 8 * 1024 * 1024  # bytes
IDLE_CONNECTION = 75  # seconds; longer than any client keeps one, so that it is never closed under a request
LONGEST_RESPONSE = 300  # seconds, for `parse` of many texts

LONGEST_TRACE = 128  # characters of a trace's name

logger = logging.getLogger(__name__)
Handler = Callable[[Request], Awaitable[HTTPResponse]]


class TurnChannel(InputChannel):
    """Rasa input channel (credentials.yml: `bot.channel.TurnChannel`)."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()
        self._turns: set[asyncio.Task[dict[str, Any]]] = set()

    @classmethod
    def name(cls) -> str:
        """The name in the routes and in the events."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None = None) -> TurnChannel:
        """The channel with the token of the environment; without one the bot must not start."""
        token = os.environ.get(TOKEN_VARIABLE, "").strip()
        if not token:
            raise RasaException(f"{TOKEN_VARIABLE} is not set: the bot does not start without the services' token.")
        return cls(token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes; Rasa's `on_new_message` is not used, it saves what failed."""
        routes = Blueprint(CHANNEL)
        routes.add_route(self._guarded(self._turn), "/turn", methods=["POST"])
        routes.add_route(self._guarded(self._parse), "/parse", methods=["POST"])
        routes.add_route(self._guarded(self._health), "/health", methods=["GET"])
        routes.listener("before_server_start")(_set_limits)
        routes.listener("after_server_stop")(_close_connections)
        return routes

    def _guarded(self, handler: Handler) -> Handler:
        """The handler behind the token, with every failure as JSON."""

        @functools.wraps(handler)
        async def guarded(request: Request) -> HTTPResponse:
            if not self._knows_token(request):
                return json({"error": "unauthorized"}, status=401)
            if _processor(request.app) is None:
                return json({"status": "loading", "error": "no model is loaded"}, status=503)
            try:
                return await handler(request)
            except BadRequest as error:
                return json({"error": str(error)}, status=400)
            except TurnFailed as error:
                return json({"error": str(error), "outage": error.outage}, status=503)
            except SanicException as error:
                return json({"error": str(error)}, status=error.status_code or 400)

        return guarded

    def _knows_token(self, request: Request) -> bool:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        return scheme == "Bearer" and hmac.compare_digest(token.encode(errors="replace"), self._token)

    async def _turn(self, request: Request) -> HTTPResponse:
        asked = read_turn(request.json)
        context = copy_context()  # of this turn alone: the connection's task has other turns after it
        context.run(TURN.set, asked.message_id)
        context.run(TRACE.set, request.headers.get(TRACE_HEADER, "")[:LONGEST_TRACE])
        turn = context.run(asyncio.ensure_future, _processor(request.app).take_turn(asked))
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)
        # A caller that hangs up does not break the turn off halfway: its next try finds the answer ready.
        return json(await asyncio.shield(turn))

    async def _parse(self, request: Request) -> HTTPResponse:
        texts, metadata = read_texts(request.json)
        found = []
        for text in texts:
            parse_data = await _processor(request.app).parse_message(UserMessage(text, metadata=metadata))
            understood = understanding(text, parse_data)
            best = understood.pop("intent")
            found.append({**understood, "intent": best["name"], "confidence": best["confidence"]})
            await asyncio.sleep(0)  # people's turns go between the texts of a long list
        return json(found)

    async def _health(self, request: Request) -> HTTPResponse:
        return json({"status": "ok", "model": _processor(request.app).model_filename})


def _processor(app: Sanic) -> Any:
    agent = getattr(app.ctx, "agent", None)
    processor = agent.processor if agent is not None else None
    return processor if isinstance(processor, TurnProcessor) else None


async def _set_limits(app: Sanic, _: Any) -> None:
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.RESPONSE_TIMEOUT = LONGEST_RESPONSE
    app.config.KEEP_ALIVE_TIMEOUT = IDLE_CONNECTION


async def _close_connections(app: Sanic, _: Any) -> None:
    processor = _processor(app)
    if processor is not None and processor.action_endpoint is not None:
        await processor.action_endpoint.close()

"""Door of the mini program's pages: log in, and prove with every request who they are."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Awaitable, Callable
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.model import LANGUAGES
from backend.conversation.visitors import visitor_of
from connectors.base import Pace, SlowDown, Unreachable
from connectors.mini_program.api import BARRED, LoginRefused, MiniProgramApi
from connectors.mini_program.session import MiniProgramSessions
from connectors.ports import Errands
from connectors.web.visitors import Visitors
from connectors.webhook import read_json

logger = logging.getLogger(__name__)

ROOT = "/mini_program"
LONGEST_CODE = 200
BURST, PACE_SECONDS = 60, 0.5
"""Of logins from one network address, which a whole village may share."""
Handler = Callable[..., Awaitable[HTTPResponse]]
"""Answers a request of one person, named by their address; what the path names follows."""


class Door:
    """Logs pages in and lets them through.

    Args:
        api: knows whose a code is.
        sessions: seals our tokens.
        errands: joins the accounts of one owner.
        told: what a page learns at login besides its token.
        visitors: counts what pages ask by network address.
    """

    def __init__(
        self,
        api: MiniProgramApi,
        sessions: MiniProgramSessions,
        errands: Errands,
        told: Callable[[str], dict[str, Any]],
        visitors: Visitors,
    ) -> None:
        self._visitors = visitors
        self._api, self._sessions, self._errands, self._told = api, sessions, errands, told
        self._pace = Pace(BURST, PACE_SECONDS, time.monotonic)

    def attach(self, app: Sanic) -> None:
        """Add the login's address."""
        app.add_route(self._login, f"{ROOT}/session", methods=["POST"], name="mini_program_session")

    def add(self, app: Sanic, method: str, path: str, name: str, handler: Handler, *, stream: bool = False) -> None:
        """Add an address that only a logged-in page may ask."""

        async def guarded(request: Request, **named: str) -> HTTPResponse:
            address = self._sessions.enter(request.token)
            if address is None:
                return failure("session", 401)
            if wait := self._visitors.read(request):
                return too_fast(wait)
            answer = await handler(request, address, **named)
            answer.headers.setdefault("Cache-Control", "no-store")
            return answer

        app.add_route(guarded, ROOT + path, methods=[method], name=f"mini_program_{name}", stream=stream)

    async def _login(self, request: Request) -> HTTPResponse:
        wait = self._pace.wait(visitor_of(request))
        if wait:
            return too_fast(wait)
        body = read_json(request.body)
        code = body.get("code") if isinstance(body, dict) else None
        if not isinstance(code, str) or not 0 < len(code) <= LONGEST_CODE:
            return failure("code", 400)
        try:
            login = await self._api.login(code)
        except LoginRefused as no:
            return failure("barred" if no.code == BARRED else "code", 401)
        except (SlowDown, Unreachable) as away:
            logger.warning("a login could not be asked for: %s", away)
            return failure("unavailable", 503, retry_after=max(away.retry_after, 3.0))
        if login.union_id:
            await self._errands.same_account(login.open_id, login.union_id)
        token, until = self._sessions.open(login.open_id)
        told = {"token": token, "until": until, **self._told(login.open_id)}
        return response.json(told, headers={"Cache-Control": "no-store"})


def failure(name: str, status: int, **facts: Any) -> HTTPResponse:
    """Answer with an error a page has its own sentence for."""
    return response.json({"error": name, **facts}, status=status, headers={"Cache-Control": "no-store"})


def too_fast(wait: float) -> HTTPResponse:
    """Put a page off; the seconds stand in the body, which its script reads, and in the head."""
    answer = failure("too_fast", 429, retry_after=wait)
    answer.headers["Retry-After"] = str(math.ceil(wait))
    return answer


def language_of(value: Any) -> str | None:
    """Return one of our languages, or None."""
    return value if isinstance(value, str) and value in LANGUAGES else None

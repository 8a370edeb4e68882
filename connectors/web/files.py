"""Door for files the chat page sends: one request for one file, by the browser that shows a session of ours."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.visitors import visitor_of
from connectors.base import Pace, Uploads
from connectors.upload_request import NAME_HEADER, name_of, receive_upload
from connectors.web.session import WebSessions
from connectors.web.visitors import Visitors

logger = logging.getLogger(__name__)

PATH = "/chat/files"
BURST, PACE_SECONDS = 20, 2.0


class WebFiles:
    """The address ``/chat/files``.

    Args:
        sessions: checks the browsers' sessions.
        uploads: where files go.
        is_our_page: tells whether a request's origin is a page of ours.
        limit: bytes of one file.
        visitors: counts by network address.
    """

    def __init__(
        self,
        sessions: WebSessions,
        uploads: Uploads,
        is_our_page: Callable[[str | None, Mapping[str, Any]], bool],
        limit: int,
        visitors: Visitors,
    ) -> None:
        self._sessions, self._uploads, self._is_our_page, self.limit = sessions, uploads, is_our_page, limit
        self._pace, self._visitors = Pace(BURST, PACE_SECONDS), visitors

    def attach(self, app: Sanic, channel: str) -> None:
        """Add the address to the app; files come from persons of `channel`."""

        async def post(request: Request) -> HTTPResponse:
            return await self._post(request, channel)

        app.add_route(post, PATH, methods=["POST"], name="chat_files", stream=True)

    async def _post(self, request: Request, channel: str) -> HTTPResponse:
        if not self._is_our_page(request.headers.get("origin"), request.headers):
            return response.json({"error": "origin"}, status=403)
        session = await self._sessions.shown(request.cookies, request.headers, visitor_of(request))
        if session.is_new:
            return response.json({"error": "session"}, status=401)
        name = name_of(request.headers.get(NAME_HEADER))
        if name is None:
            return response.json({"error": "name"}, status=400)
        wait = self._pace.wait(session.session_id)
        if wait:
            return too_fast(wait)
        with self._visitors.upload(request) as wait:
            if wait:
                return too_fast(wait)
            return await receive_upload(request, self._uploads, channel, session.session_id, name, self.limit)


def too_fast(wait: float) -> HTTPResponse:
    """Answer that this may be asked again after some seconds."""
    told = {"error": "too_fast", "retry_after": wait}
    return response.json(told, status=429, headers={"Retry-After": str(math.ceil(wait)), "Cache-Control": "no-store"})

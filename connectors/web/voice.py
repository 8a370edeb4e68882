"""Voice messages of the chat page: one request for one recording, by a browser with a session of ours."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.model import LANGUAGES, SentVoice
from backend.conversation.visitors import visitor_of
from connectors.base import Pace, Voices
from connectors.upload_request import LANGUAGE_HEADER, read_at_most
from connectors.web.files import too_fast
from connectors.web.session import WebSessions
from connectors.web.visitors import Visitors

PATH = "/chat/voice"
ID_HEADER, SECONDS_HEADER = "x-message-id", "x-seconds"
BURST, PACE_SECONDS = 6, 5.0

_MESSAGE_ID = re.compile(r"[\w-]{8,64}", re.ASCII)


class WebVoice:
    """The address ``/chat/voice``.

    Args:
        sessions: checks the browsers' sessions.
        voices: where voice messages go.
        is_our_page: tells whether a request's origin is a page of ours.
        visitors: counts by network address.
    """

    def __init__(
        self,
        sessions: WebSessions,
        voices: Voices,
        is_our_page: Callable[[str | None, Mapping[str, Any]], bool],
        visitors: Visitors,
    ) -> None:
        self._sessions, self._voices, self._is_our_page = sessions, voices, is_our_page
        self._pace, self._visitors = Pace(BURST, PACE_SECONDS), visitors

    @property
    def seconds(self) -> int:
        """The longest voice message; 0 where nobody puts any into words, so that no page offers to record one."""
        terms = self._voices.terms
        return terms.seconds if terms.transcribes else 0

    def attach(self, app: Sanic, channel: str) -> None:
        """Add the address to the app; voice messages come from persons of `channel`."""

        async def post(request: Request) -> HTTPResponse:
            return await self._post(request, channel)

        app.add_route(post, PATH, methods=["POST"], name="chat_voice", stream=True)

    async def _post(self, request: Request, channel: str) -> HTTPResponse:
        if not self._is_our_page(request.headers.get("origin"), request.headers):
            return response.json({"error": "origin"}, status=403)
        session = await self._sessions.shown(request.cookies, request.headers, visitor_of(request))
        if session.is_new:
            return response.json({"error": "session"}, status=401)
        message_id = request.headers.get(ID_HEADER, "")
        if not _MESSAGE_ID.fullmatch(message_id):
            return response.json({"error": "id"}, status=400)
        wait = self._pace.wait(session.session_id)
        if wait:
            return too_fast(wait)
        with self._visitors.upload(request) as wait:
            if wait:
                return too_fast(wait)
            voice_id = await self._take(request, channel, session.session_id, message_id)
        return response.json({"voice": voice_id}, status=201, headers={"Cache-Control": "no-store"})

    async def _take(self, request: Request, channel: str, address: str, message_id: str) -> str:
        content = await read_at_most(request, self._voices.terms.size)
        language = request.headers.get(LANGUAGE_HEADER)
        seconds = _seconds(request.headers.get(SECONDS_HEADER))
        voice = SentVoice(content or b"", seconds, trouble="too_long" if content is None else "")
        known = language if language in LANGUAGES else None
        return await self._voices.hear(channel, address, message_id, voice, known)


def _seconds(told: str | None) -> float | None:
    """Return how long the page says it recorded; what it says wrongly is nothing."""
    try:
        seconds = float(told or "")
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and 0 < seconds < 100_000 else None

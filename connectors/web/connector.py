"""The chat page's channel: socket.io between a browser and the conversation.

The history is the truth: what we say is first written there, and the socket only hurries it to the open pages. A page
that missed anything asks for all after the last bubble it has, so a lost connection loses nothing.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import socketio
from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.model import LANGUAGES, HistoryEntry, Inbound, Reply
from backend.conversation.our_pages import is_our_page
from backend.conversation.visitors import visitor_of
from connectors.base import LONGEST_MESSAGE, Conversations, Pace, Receive, Uploads, Voices, read_location
from connectors.web.files import WebFiles, too_fast
from connectors.web.session import COOKIE, COOKIE_LIFE, HEADER, WebSessions
from connectors.web.visitors import VisitorLimits, Visitors
from connectors.web.voice import WebVoice

logger = logging.getLogger(__name__)

SOCKET_PATH = "chat/socket"
RESUMED = 200
"""Bubbles a page gets when it opens."""
PUSHED = 8
"""Newest bubbles sent with each push; a page that misses more asks for them."""
LARGEST_FRAME = 128 * 1024
BURST, PACE_SECONDS = 12, 1.0
EVENTS_BURST, EVENT_SECONDS = 30, 0.5
"""Of one socket, whatever it says; a page says one thing for each tap."""
RETRY_SECONDS = 3.0

Handler = Callable[..., Awaitable[dict[str, Any]]]
"""Answers one event of a socket."""

_MESSAGE_ID = re.compile(r"[\w-]{8,64}", re.ASCII)
_PAYLOAD = re.compile(r"/[a-z][a-z0-9_]{0,80}(\{.{0,1500}\})?", re.DOTALL)


class WebConnector:
    """Serves the chat page.

    Args:
        sessions: issues and checks the browsers' sessions.
        conversations: reads and steers the persons' conversations.
        uploads: where sent files go.
        voices: where voice messages go.
        file_limit: bytes of one file.
        limits: what one network address may ask.
        public_url: the address people use; decides whether cookies must be secure.
        embeddable: True when other sites may show the page in a frame; their cookies are then kept apart site by site.
        redis_url: joins the sockets of several replicas, or None for one replica.
    """

    name = "web"
    pushes = False

    def __init__(
        self,
        sessions: WebSessions,
        conversations: Conversations,
        uploads: Uploads,
        voices: Voices,
        *,
        file_limit: int,
        limits: VisitorLimits,
        public_url: str,
        embeddable: bool = False,
        redis_url: str | None = None,
    ) -> None:
        self._sessions = sessions
        self._conversations = conversations
        self._public = urlsplit(public_url)
        self._embeddable = embeddable
        self._visitors = Visitors(limits)
        self._files = WebFiles(sessions, uploads, self._is_our_page, file_limit, self._visitors)
        self._voice = WebVoice(sessions, voices, self._is_our_page, self._visitors)
        self._pace, self._events = Pace(BURST, PACE_SECONDS), Pace(EVENTS_BURST, EVENT_SECONDS)
        self._sockets = socketio.AsyncServer(
            async_mode="sanic",
            client_manager=socketio.AsyncRedisManager(redis_url) if redis_url else None,
            cors_allowed_origins=self._is_our_page,
            max_http_buffer_size=LARGEST_FRAME,
            ping_interval=20,
            ping_timeout=20,
        )

    def attach(self, app: Sanic, receive: Receive) -> None:
        """Add the socket and the session's address to the app."""
        self._receive = receive
        self._sockets.attach(app, socketio_path=SOCKET_PATH)
        app.add_route(self._open_session, "/chat/session", methods=["POST"], name="chat_session")
        app.add_route(self._leave, "/chat/leave", methods=["POST"], name="chat_leave")
        self._files.attach(app, self.name)
        self._voice.attach(app, self.name)
        self._sockets.on("connect", self._on_connect)
        for event in ("message", "resume", "earlier", "language", "prove"):
            self._sockets.on(event, self._paced(getattr(self, f"_on_{event}")))

    async def session_of(self, request: Request) -> str:
        """Return the session of the browser that sends a request, or nothing where none stands."""
        return await self._sessions.standing(request.cookies, request.headers)

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Hurry what the history has to the person's open pages; a closed page finds it there later."""
        newest = await self._push(address)
        return f"web:{newest}"

    async def _push(self, address: str, skip: str | None = None) -> int:
        news = await self._news(address, 0, PUSHED)
        await self._sockets.emit("entries", news, room=address, skip_sid=skip)
        return news["entries"][-1]["seq"] if news["entries"] else 0

    async def _news(self, address: str, after: int, limit: int) -> dict[str, Any]:
        """Tell a page its bubbles, the language chosen, and whose conversation it is by now (it may be linked)."""
        view = await self._conversations.view(self.name, address, after, limit)
        entries = [as_json(entry) for entry in view.entries]
        told = {"entries": entries, "language": view.language, "whose": view.whose}
        return told | {"renew": True} if view.renew else told

    async def _open_session(self, request: Request) -> HTTPResponse:
        """Answer who the browser is; a framed page, which has the header, is also told what to show next time.

        ``session`` is what to keep where no cookie came back, empty where one did, None while what is kept is good.
        """
        if not self._is_our_page(request.headers.get("origin"), request.headers):
            return response.json({"error": "origin"}, status=403)
        session = await self._sessions.shown(request.cookies, request.headers, visitor_of(request))
        if session.exchanged:
            await self._cut(session.session_id)
        if session.is_new and (wait := self._visitors.new_session(request)):
            return too_fast(wait)
        told: dict[str, Any] = {
            "ticket": self._sessions.ticket(session),
            "conversation": self._sessions.label(session.session_id),
            "file_limit": self._files.limit,
            "voice_seconds": self._voice.seconds,
        }
        if self._embeddable and HEADER in request.headers:
            told["session"] = "" if request.cookies.get(COOKIE) else session.cookie
        answer = response.json(told, headers={"Cache-Control": "no-store"})
        if session.cookie:
            self._set_cookie(answer, session.cookie)
        return answer

    async def _leave(self, request: Request) -> HTTPResponse:
        """End the session of a browser whose person leaves this device; whoever comes next is somebody new."""
        if not self._is_our_page(request.headers.get("origin"), request.headers):
            return response.json({"error": "origin"}, status=403)
        session = await self._sessions.shown(request.cookies, request.headers, visitor_of(request))
        if not session.is_new:
            await self._sessions.end(session.session_id)
            await self._sockets.emit("left", room=session.session_id)
            await self._cut(session.session_id)
        answer = response.json({"left": True}, headers={"Cache-Control": "no-store", "Clear-Site-Data": '"cache"'})
        self._set_cookie(answer, "", 0)
        return answer

    async def _cut(self, address: str) -> None:
        """Close the open pages of a session; those that still have one come back by themselves."""
        pages = [sid for sid, _ in self._sockets.manager.get_participants("/", address)]
        await self._sockets.close_room(address)
        for sid in pages:
            await self._sockets.disconnect(sid)

    def _set_cookie(self, answer: HTTPResponse, value: str, life: int = int(COOKIE_LIFE.total_seconds())) -> None:
        secure = self._public.scheme == "https"
        apart = secure and self._embeddable  # a frame on another site gets a cookie only like this
        answer.add_cookie(
            COOKIE,
            value,
            path="/chat",
            httponly=True,
            secure=secure,
            samesite="None" if apart else "Lax",
            partitioned=apart,
            max_age=life,
        )

    def _is_our_page(self, origin: str | None, headers: Mapping[str, Any]) -> bool:
        """See `backend.conversation.our_pages.is_our_page`."""
        return is_our_page(self._public.netloc, origin, headers)

    async def _on_connect(self, sid: str, environ: Any = None, auth: Any = None, *_: Any) -> None:
        request = environ.get("sanic.request") if isinstance(environ, dict) else None
        if not isinstance(request, Request):
            return  # an event of that name, which any page may send: what it tells is its own invention
        auth = auth if isinstance(auth, dict) else {}
        session = await self._sessions.enter(auth.get("ticket"))
        if session is None:
            raise socketio.exceptions.ConnectionRefusedError("session")
        visitor = visitor_of(request)
        if self._visitors.socket(visitor):
            raise socketio.exceptions.ConnectionRefusedError("too_fast")
        device = {
            "address": session.session_id,
            "since": session.issued,
            "visitor": visitor,
            "language": _language(auth),
            "timezone": _short(auth.get("timezone"), 64),
        }
        await self._sockets.save_session(sid, device)
        await self._sockets.enter_room(sid, session.session_id)

    def _paced(self, handler: Handler) -> Handler:
        """Answer an event no sooner than one socket may send it; one that comes too soon costs nothing."""

        async def paced(sid: str, data: Any = None, *_: Any) -> dict[str, Any]:
            wait = self._events.wait(sid)
            if wait:
                return {"ok": False, "error": "too_fast", "retry_after": wait}
            device = await self._sockets.get_session(sid)
            if not await self._sessions.stands(device["address"], device["since"]):
                await self._sockets.disconnect(sid)
                return {"ok": False, "error": "session", "retry_after": RETRY_SECONDS}
            return await handler(sid, data)

        return paced

    async def _on_message(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Keep one message; the page repeats it until this answers ``ok``."""
        device = await self._sockets.get_session(sid)
        inbound, fault = read_message(data, device)
        if inbound is None:
            return {"ok": False, "error": fault, "limit": LONGEST_MESSAGE}
        wait = self._pace.wait(inbound.address) or self._visitors.message(device["visitor"])
        if wait:
            return {"ok": False, "error": "too_fast", "retry_after": wait}
        try:
            turn_id = await self._receive(inbound)
        except Exception as error:
            logger.error("a web message could not be kept: %s", type(error).__name__)
            return {"ok": False, "error": "unavailable", "retry_after": RETRY_SECONDS}
        self._sockets.start_background_task(self._tell_other_pages, inbound.address, sid)
        return {"ok": True, "turn": turn_id}

    async def _tell_other_pages(self, address: str, sid: str) -> None:
        await self._sockets.emit("typing", room=address, skip_sid=sid)
        await self._push(address, skip=sid)

    async def _on_resume(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Return what the page has not seen yet."""
        device = await self._sockets.get_session(sid)
        return await self._news(device["address"], _number(data, "after"), RESUMED)

    async def _on_earlier(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Return the bubbles before the oldest one a page has."""
        device = await self._sockets.get_session(sid)
        found = await self._conversations.earlier(self.name, device["address"], _number(data, "before"), RESUMED)
        return {"entries": [as_json(entry) for entry in found]}

    async def _on_language(self, sid: str, data: Any = None) -> dict[str, Any]:
        """The person has tapped a language in the page's head."""
        language = _language(data if isinstance(data, dict) else {})
        if language is None:
            return {"ok": False, "error": "invalid"}
        async with self._sockets.session(sid) as device:
            device["language"] = language
        await self._conversations.choose_language(self.name, device["address"], language)
        return {"ok": True}

    async def _on_prove(self, sid: str, data: Any = None) -> dict[str, Any]:
        """The person types the end of their document's number, so that papers open on this device again."""
        device = await self._sockets.get_session(sid)
        digits = data.get("digits") if isinstance(data, dict) else None
        if not isinstance(digits, str) or not 1 <= len(digits) <= 12:
            return {"ok": False, "error": "wrong"}
        outcome = await self._conversations.prove(self.name, device["address"], digits)
        return {"ok": True} if outcome == "right" else {"ok": False, "error": outcome}


def read_message(data: Any, device: Mapping[str, Any]) -> tuple[Inbound | None, str]:
    """Return what a page sent as a neutral message, or None and what is wrong with it.

    Args:
        data: ``{"id", "text" or "payload" or "location"}``.
        device: the page's address, language and time zone; its channel where that is another than ours.
    """
    data = data if isinstance(data, dict) else {}
    message_id, text, payload = data.get("id"), data.get("text"), data.get("payload")
    if not isinstance(message_id, str) or not _MESSAGE_ID.fullmatch(message_id):
        return None, "invalid"
    if "location" in data:
        location = read_location(data["location"])
        return (_inbound(device, message_id, location=location), "") if location else (None, "invalid")
    if payload is not None:
        if not isinstance(payload, str) or not _PAYLOAD.fullmatch(payload):
            return None, "invalid"
        return _inbound(device, message_id, payload=payload), ""
    if not isinstance(text, str) or not text.strip():
        return None, "empty"
    if len(text) > LONGEST_MESSAGE:
        return None, "too_long"
    return _inbound(device, message_id, text=text), ""


def as_json(entry: HistoryEntry) -> dict[str, Any]:
    """Return a bubble as the page reads it."""
    reply = entry.reply
    shown: dict[str, Any] = {
        "seq": entry.seq,
        "from": "person" if entry.direction == "in" else "bot",
        "turn": entry.turn_id,
        "at": entry.at.isoformat(),
        "text": reply.text,
        "buttons": [{"title": button.title, "payload": button.payload} for button in reply.buttons],
    }
    rest = {"image": reply.image, "attachment": reply.attachment, "custom": reply.custom, "utter": reply.utter}
    return shown | {name: value for name, value in rest.items() if value}


def _inbound(device: Mapping[str, Any], message_id: str, **content: Any) -> Inbound:
    where = {name: device[name] for name in ("address", "language", "timezone")}
    channel = device.get("channel", WebConnector.name)
    return Inbound(channel=channel, platform_id=message_id, **where, **content)


def _number(data: Any, name: str) -> int:
    """A bubble's number that a page has named, 0 for none."""
    number = data.get(name) if isinstance(data, dict) else None
    return number if isinstance(number, int) and 0 <= number < 2**31 else 0


def _language(data: Mapping[str, Any]) -> str | None:
    language = data.get("language")
    return language if isinstance(language, str) and language in LANGUAGES else None


def _short(value: Any, length: int) -> str | None:
    return value if isinstance(value, str) and len(value) <= length else None

"""The channel of `yiqiaotong chat` and of scripts: one message in, its turn out, over loopback and behind a token."""

from __future__ import annotations

import asyncio
import dataclasses
import hmac
import ipaddress
import re
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.model import Inbound, Reply, TurnView
from connectors.base import Conversations, Receive, Uploads, read_location
from connectors.upload_request import name_of, receive_upload

LONGEST_WAIT_SECONDS = 60.0
LOOK_EVERY_SECONDS = 0.3
"""Another replica may answer; our own sends wake the waiting at once."""

_NAME = re.compile(r"[\w.@+-]{1,100}")
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


class TerminalConnector:
    """Lets local programs talk as any person they name; they are trusted by the token.

    Args:
        token: the bearer token they must show.
        conversations: tells what became of a turn.
        uploads: where sent files go.
        file_limit: bytes of one file.
    """

    name = "terminal"
    pushes = False

    def __init__(self, token: str, conversations: Conversations, uploads: Uploads, *, file_limit: int) -> None:
        self._token = token
        self._conversations = conversations
        self._uploads, self._file_limit = uploads, file_limit
        self._news = asyncio.Condition()

    def attach(self, app: Sanic, receive: Receive) -> None:
        """Add ``/channels/terminal`` to the app."""
        self._receive = receive
        app.add_route(self._post_message, "/channels/terminal/messages", methods=["POST"], name="terminal_messages")

        async def post_file(request: Request) -> HTTPResponse:
            return await self._post_file(request)

        app.add_route(post_file, "/channels/terminal/files", methods=["POST"], name="terminal_files", stream=True)
        app.add_route(self._get_turn, "/channels/terminal/turns/<turn_id:str>", name="terminal_turns")

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Wake whoever waits for a turn; the history already has what was said."""
        async with self._news:
            self._news.notify_all()
        return f"terminal:{key}"

    async def _post_message(self, request: Request) -> HTTPResponse:
        refusal = self._refusal(request)
        if refusal:
            return refusal
        inbound = read_message(request.load_json() if request.body else None)
        if inbound is None:
            return response.json({"error": "expected {person, id, text or payload or location, timezone?}"}, status=400)
        return response.json({"turn": await self._receive(inbound)}, status=202)

    async def _post_file(self, request: Request) -> HTTPResponse:
        """Keep the body as a file; the message that names it is then sent like any other."""
        refusal = self._refusal(request)
        if refusal:
            return refusal
        person, name = request.args.get("person") or "", name_of(request.args.get("name"))
        if not _NAME.fullmatch(person) or name is None:
            return response.json({"error": "expected ?person=…&name=… and the file as the body"}, status=400)
        return await receive_upload(request, self._uploads, self.name, person, name, self._file_limit)

    async def _get_turn(self, request: Request, turn_id: str) -> HTTPResponse:
        refusal = self._refusal(request)
        if refusal:
            return refusal
        view = await self._wait_for(turn_id, _seconds(request.args.get("wait")))
        if view is None:
            return response.json({"error": "no such turn"}, status=404)
        return response.json(dataclasses.asdict(view))

    async def _wait_for(self, turn_id: str, seconds: float) -> TurnView | None:
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            view = await self._conversations.turn(self.name, turn_id)
            left = deadline - asyncio.get_running_loop().time()
            if view is None or view.state == "done" or left <= 0:
                return view
            await self._listen(min(left, LOOK_EVERY_SECONDS))

    async def _listen(self, seconds: float) -> None:
        async with self._news:
            try:
                await asyncio.wait_for(self._news.wait(), seconds)
            except TimeoutError:
                return

    def _refusal(self, request: Request) -> HTTPResponse | None:
        forwarded = any(name in request.headers for name in _FORWARDED)
        if forwarded or not _is_loopback(request.ip):  # a proxy on this machine would make everyone local
            return response.json({"error": "not found"}, status=404)
        if not hmac.compare_digest((request.token or "").encode(), self._token.encode()):
            return response.json({"error": "wrong token"}, status=401)
        return None


def read_message(data: Any) -> Inbound | None:
    """Return ``{person, id, text or payload or location, timezone?}`` as a neutral message, or None if it is none."""
    if not isinstance(data, dict):
        return None
    person, message_id, text, payload, zone = (data.get(key) for key in ("person", "id", "text", "payload", "timezone"))
    named = all(isinstance(name, str) and _NAME.fullmatch(name) for name in (person, message_id))
    if not named or not isinstance(zone, str | None):
        return None
    said = [value for value in (text, payload, data.get("location")) if value is not None]
    if len(said) != 1:
        return None
    who = (TerminalConnector.name, str(person), str(message_id))
    if "location" in data:
        location = read_location(data["location"])
        return Inbound(*who, location=location, timezone=zone) if location else None
    if not isinstance(said[0], str):
        return None
    return Inbound(*who, text=text, payload=payload, timezone=zone)


def _seconds(value: str | None) -> float:
    try:
        return min(max(float(value or 0), 0.0), LONGEST_WAIT_SECONDS)
    except ValueError:
        return 0.0


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False

"""The chat and the lists of the mini program, over HTTPS: say, wait for news, choose a language, send a file, look up.

The history is the truth, as for the web page: a page asks for all after the last bubble it has, and the request waits
up to half a minute for one to come.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from weakref import WeakValueDictionary

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.model import HistoryEntry
from connectors.base import LONGEST_MESSAGE, Conversations, Pace, Receive, Uploads
from connectors.mini_program.door import Door, failure, language_of, too_fast
from connectors.mini_program.files import receive_form
from connectors.mini_program.messages import Consent
from connectors.mini_program.notices import Notices
from connectors.ports import Matters
from connectors.position import shared_in_china
from connectors.web.connector import as_json, read_message
from connectors.web.visitors import Visitors
from connectors.webhook import many, one, read_json, whole

logger = logging.getLogger(__name__)

SHOWN = 100
"""Bubbles a page gets when it opens, and at most at once."""
LONGEST_WAIT = 25.0
LOOK_AGAIN = 2.0
"""Seconds after which the history is looked at again: another process may have written into it."""
BURST, PACE_SECONDS = 12, 1.0
_CASE = re.compile(r"[\w-]{1,64}", re.ASCII)


class Pages:
    """The addresses below ``/mini_program`` of persons who are logged in.

    Args:
        channel: the connector's name.
        conversations, uploads, matters: what the house has of them.
        notices: counts consents.
        file_limit: bytes of one file.
        visitors: counts files by network address.
        wrote: told that a person has just written on the page, before it is passed on.
    """

    def __init__(
        self,
        channel: str,
        conversations: Conversations,
        uploads: Uploads,
        matters: Matters,
        notices: Notices,
        *,
        file_limit: int,
        wrote: Callable[[str], Any],
        visitors: Visitors,
    ) -> None:
        self._visitors = visitors
        self._channel, self._conversations, self._uploads, self._matters = channel, conversations, uploads, matters
        self._notices, self._limit, self._wrote = notices, file_limit, wrote
        self._pace = Pace(BURST, PACE_SECONDS)
        self._waiting: WeakValueDictionary[str, asyncio.Event] = WeakValueDictionary()  # held by who waits, nobody else

    def attach(self, app: Sanic, door: Door, receive: Receive) -> None:
        """Add the addresses."""
        self._receive = receive
        door.add(app, "POST", "/messages", "say", self._say)
        door.add(app, "GET", "/news", "news", self._news)
        door.add(app, "POST", "/language", "language", self._language)
        door.add(app, "POST", "/files", "files", self._files, stream=True)
        door.add(app, "GET", "/matters", "matters", self._overview)
        door.add(app, "GET", "/cases/<case_id:str>", "case", self._case)
        door.add(app, "GET", "/me", "me", self._me)
        door.add(app, "POST", "/consents", "consents", self._consents)

    def wake(self, address: str) -> None:
        """Let a page that waits look at the history now."""
        if (event := self._waiting.pop(address, None)) is not None:
            event.set()

    async def _say(self, request: Request, address: str) -> HTTPResponse:
        """Keep one message; the page repeats it until this answers ``ok``."""
        data = _object(request)
        place = data.get("location")
        if isinstance(place, dict) and place.get("datum") == "gcj02":
            point = shared_in_china(place.get("lat"), place.get("lon"))
            data["location"] = {"lat": point.lat, "lon": point.lon} if point else None
        zone = data.get("timezone")
        device = {"address": address, "channel": self._channel, "language": language_of(data.get("language"))}
        device["timezone"] = zone if isinstance(zone, str) and len(zone) <= 64 else None
        inbound, fault = read_message(data, device)
        if inbound is None:
            return failure(fault, 400, limit=LONGEST_MESSAGE)
        wait = self._pace.wait(address)
        if wait:
            return too_fast(wait)
        try:
            await self._wrote(address)
            turn_id = await self._receive(inbound)
        except Exception as error:
            logger.error("a mini program's message could not be kept: %s", type(error).__name__)
            return failure("unavailable", 503, retry_after=3.0)
        self.wake(address)
        return response.json({"ok": True, "turn": turn_id})

    async def _news(self, request: Request, address: str) -> HTTPResponse:
        """Return what the page has not seen yet, as soon as there is any, or nothing after a while."""
        after = _count(request.args.get("after"))
        whose = request.args.get("whose") or None
        ends = time.monotonic() + min(float(_count(request.args.get("wait"))), LONGEST_WAIT)
        while True:
            event = self._waiting.setdefault(address, asyncio.Event())
            view = await self._conversations.view(self._channel, address, after, SHOWN)
            left = ends - time.monotonic()
            if view.entries or left <= 0 or (whose is not None and view.whose != whose):
                told = {"language": view.language, "whose": view.whose}
                return response.json({"entries": [self._entry(entry) for entry in view.entries], **told})
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), min(left, LOOK_AGAIN))

    def _entry(self, entry: HistoryEntry) -> dict[str, Any]:
        asked = self._notices.asked_after(entry.reply.utter)
        return as_json(entry) | ({"consent": asked} if asked else {})

    async def _language(self, request: Request, address: str) -> HTTPResponse:
        language = language_of(_object(request).get("language"))
        if language is None:
            return failure("invalid", 400)
        await self._conversations.choose_language(self._channel, address, language)
        return response.json({"ok": True})

    async def _files(self, request: Request, address: str) -> HTTPResponse:
        wait = self._pace.wait(address)
        if wait:
            return too_fast(wait)
        with self._visitors.upload(request) as wait:
            if wait:
                return too_fast(wait)
            return await receive_form(request, self._uploads, self._channel, address, self._limit)

    async def _overview(self, request: Request, address: str) -> HTTPResponse:
        return response.json(await self._matters.overview(self._channel, address, _language_asked(request)))

    async def _case(self, request: Request, address: str, case_id: str) -> HTTPResponse:
        known = _CASE.fullmatch(case_id) is not None
        found = await self._matters.case(self._channel, address, case_id, _language_asked(request)) if known else None
        return response.json(found) if found else failure("unknown", 404)

    async def _me(self, request: Request, address: str) -> HTTPResponse:
        told = await self._matters.me(self._channel, address, _language_asked(request))
        return response.json(told | {"consents": await self._notices.left(address)})

    async def _consents(self, request: Request, address: str) -> HTTPResponse:
        """Count what the person has just allowed; the answer is what is left of each kind."""
        data = _object(request)
        for decided in many(data, "decided")[:10]:
            template, given = one(decided, "template"), one(decided, "given")
            if isinstance(template, str) and isinstance(given, bool):
                at = whole(one(decided, "at")) or int(time.time())
                await self._notices.decide(address, Consent(template[:64], min(at, int(time.time()) + 5), given))
        return response.json({"left": await self._notices.left(address)})


def _object(request: Request) -> dict[str, Any]:
    data = read_json(request.body)
    return data if isinstance(data, dict) else {}


def _count(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else 0


def _language_asked(request: Request) -> str:
    return language_of(request.args.get("language")) or "zh-Hans"

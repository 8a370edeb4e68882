"""Hands out a person's files to whoever holds a link that is good: a calendar entry, a paper to print or look at.

A paper's pages are looked at inside the chat, so they are drawn for the browser alone that was shown the link.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.file_links import FileLink, FileLinks
from backend.api.pace import PublicPace
from backend.api.paper_lock import PaperLock
from backend.bootstrap import Backend
from backend.contracts.documents import DrawPage, PageNotDrawn
from backend.conversation.model import GetPerson
from backend.conversation.people import WEB
from backend.conversation.visitors import visitor_of
from backend.documents.page_pictures.drawer import PAGES_SHOWN
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.lanes import LaneFull
from backend.shared.messages import Command
from backend.shared.parties import Person

GONE = "这个链接已失效，请回到对话里重新打开。\nThis link no longer works. Please open the file from the chat again.\n"
LATER = "文件暂时取不出来，没有丢。请过一分钟再打开。\nThe file is safe but out of reach just now. Try in a minute.\n"

TOO_FAST = "打开得太快了，请过 {seconds} 秒再试。\nThat was too fast. Please try again in {seconds} seconds.\n"
LINKS, LINK_SECONDS = 60, 1.0
PAGES, PAGE_SECONDS = 90, 0.5
"""Of one address: the longest paper that is shown may be leafed through at once."""

PDF = "application/pdf"
SessionOf = Callable[[Request], Awaitable[str]]
"""The session of the browser that sends a request, or nothing where none stands."""


async def no_session(request: Request) -> str:
    """Return the session where there are no browsers: none."""
    return ""


class Files:
    """The address ``/files/<token>``, and ``/chat/files/<token>/pages/<number>``, where the chat's cookie comes
    along, for the pages of a PDF.

    Args:
        backend: makes the files.
        links: reads the links.
        session_of: see `SessionOf`.
    """

    def __init__(self, backend: Backend, links: FileLinks, session_of: SessionOf = no_session) -> None:
        self._backend = backend
        self._links = links
        self._session_of = session_of
        self._lock = PaperLock(backend, links)
        self._kinds = backend.file_kinds
        self._opened, self._leafed = PublicPace(LINKS, LINK_SECONDS), PublicPace(PAGES, PAGE_SECONDS)

    def attach(self, app: Sanic) -> None:
        """Add the address to the app."""
        app.add_route(self._get, "/files/<token:str>", name="files")
        app.add_route(self._page, "/chat/files/<token:str>/pages/<number:int>", name="file_pages")

    async def content(self, token: str) -> bytes | None:
        """Return what a link's last part opens, or None when it opens nothing any more.

        Raises:
            PlatformUnavailable: the storage is away; the file is safe.
            LaneFull: many are being opened.
        """
        link = self._links.read(token)
        if link is None or link.kind not in self._kinds:
            return None
        try:
            order = self._kinds[link.kind].order
            return await self._backend.lanes.papers.run(self._make, order, link.subject_id, link.person_id)
        except Refused:
            return None

    async def _get(self, request: Request, token: str) -> HTTPResponse:
        if wait := self._opened.wait(visitor_of(request)):
            return response.text(TOO_FAST.format(seconds=wait), status=429, headers={"Retry-After": str(wait)})
        try:
            link, content = self._links.read(token), await self.content(token)
        except (PlatformUnavailable, LaneFull):
            return response.text(LATER, status=503, headers={"Retry-After": "60"})
        if link is None or content is None:
            return response.text(GONE, status=410)
        kind = self._kinds[link.kind]
        headers = {"Content-Disposition": f"attachment; filename={kind.name}", "Cache-Control": "no-store"}
        mime = kind.mime
        return response.raw(content, headers=headers, content_type=f"{mime}; charset=utf-8" if "text" in mime else mime)

    async def _page(self, request: Request, token: str, number: int) -> HTTPResponse:
        """Answer one page of a PDF as ``{"page", "pages", "shown", "picture", "text"}``, or ``{"error"}``."""
        if wait := self._leafed.wait(visitor_of(request)):
            return _json({"error": "later"}, 429, wait)
        try:
            link = self._links.read(token)
            if link is None or not await self._was_shown(request, link):
                return _json({"error": "gone"}, 410)
            content = await self.content(token)
            if content is None:
                return _json({"error": "gone"}, 410)
            if self._kinds[link.kind].mime != PDF:
                return _json({"error": "no_such_page"}, 404)
            drawn = await self._backend.lanes.drawing.run(self._backend.bus.handle, DrawPage(content, number))
        except PlatformUnavailable:
            return _json({"error": "later"}, 503)
        except LaneFull as full:
            return _json({"error": "later"}, 503, full.retry_after)
        except PageNotDrawn as fault:
            return _json({"error": fault.reason}, 404 if fault.reason == "no_such_page" else 422)
        picture = f"data:image/webp;base64,{base64.b64encode(drawn.webp).decode()}"
        known = {"page": number, "pages": drawn.pages, "shown": min(drawn.pages, PAGES_SHOWN)}
        return _json(known | {"picture": picture, "text": drawn.text}, 200)

    async def _was_shown(self, request: Request, link: FileLink) -> bool:
        """Return True if the browser that asks is the one the link was shown in, and would be shown it now."""
        session = await self._session_of(request)
        if not session or not hmac.compare_digest(session.encode(), link.shown_in.encode()):
            return False
        return not await asyncio.to_thread(self._lock.is_shut, WEB, session, link.person_id)

    def _make(self, order: Callable[[str, Person], Command], subject_id: str, person_id: str) -> bytes:
        person = self._backend.bus.handle(GetPerson(person_id))
        content: bytes = self._backend.bus.handle(order(subject_id, person))
        return content


def _json(told: dict[str, Any], status: int, retry_after: int = 0) -> HTTPResponse:
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": str(retry_after)} if retry_after else {})
    return response.json(told, status=status, headers=headers)

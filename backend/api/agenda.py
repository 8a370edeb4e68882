"""A person's agenda on the web: the page ``/agenda/<token>``, and the calendar ``/calendar/<token>.ics`` behind it.

A link that was said in the chat page leads below ``/chat``, where the chat's cookie comes along: whoever else has it
reads the dates, but is shown no calendar's address and makes, renews or stops none.

The calendar is opened by strangers' servers and by telephones: without a session, without a cookie, at a bounded pace.
Whoever has its address reads it; `backend.agenda.feed` says what is not in it. Nobody in between may keep it.
"""

from __future__ import annotations

import asyncio
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.agenda.commands import AgendaView, Feed, FetchFeed, MakeFeed, NotThere, RevokeFeed, SeeAgenda
from backend.api.agenda_page import Access, gone, page, path_of
from backend.api.files import SessionOf
from backend.api.pace import PublicPace
from backend.api.paper_lock import PaperLock
from backend.api.verification import language_of
from backend.bootstrap import Backend
from backend.conversation.people import WEB
from backend.conversation.visitors import visitor_of
from backend.shared.messages import Command

FETCHES, FETCH_SECONDS = 60, 1.0
"""A calendar company asks for many people's calendars from one address."""
LOOKS, LOOK_SECONDS = 30, 2.0
ENDING = ".ics"
_ORDERS: dict[str, type[MakeFeed] | type[RevokeFeed]] = {"make": MakeFeed, "revoke": RevokeFeed}
_NOBODY_ELSE = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex, nofollow"}
_PAGE_HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


class AgendaApi:
    """Serves page and calendar.

    Args:
        backend: knows what is ahead.
        lock: keeps what is more than a look from a browser where its verified person has not proved themselves.
        session_of: the session of the browser that asks.
    """

    def __init__(self, backend: Backend, lock: PaperLock, session_of: SessionOf) -> None:
        self._backend, self._lock, self._session_of = backend, lock, session_of
        self._fetches = PublicPace(FETCHES, FETCH_SECONDS)
        self._looks = PublicPace(LOOKS, LOOK_SECONDS)

    def attach(self, app: Sanic) -> None:
        """Add the addresses to the app."""
        app.add_route(self._feed, "/calendar/<name:str>", methods=["GET", "HEAD"], name="agenda_feed")
        for root, name in (("", "agenda"), ("/chat", "agenda_in_browser")):
            page = f"{root}/agenda/<token:str>"
            app.add_route(self._look, page, methods=["GET"], name=name)
            app.add_route(self._change, f"{page}/calendar", methods=["POST"], name=f"{name}_calendar")

    async def _feed(self, request: Request, name: str) -> HTTPResponse:
        if wait := self._fetches.wait(visitor_of(request)):
            return response.text("Too many requests.\n", status=429, headers={"Retry-After": str(wait)})
        try:
            feed: Feed = await self._ask(FetchFeed(name.removesuffix(ENDING)))
        except NotThere as nowhere:
            status = 410 if nowhere.why == "feed_gone" else 404
            return response.text("There is no calendar here.\n", status=status, headers=_NOBODY_ELSE)
        headers = {**_NOBODY_ELSE, "ETag": f'"{feed.tag}"', "Content-Disposition": "inline; filename=yiqiaotong.ics"}
        if _has(request, feed.tag):
            return response.empty(status=304, headers=headers)
        body = b"" if request.method == "HEAD" else feed.body
        return response.raw(body, content_type="text/calendar; charset=utf-8", headers=headers)

    async def _look(self, request: Request, token: str) -> HTTPResponse:
        if wait := self._looks.wait(visitor_of(request)):
            return _too_fast(wait)
        try:
            view: AgendaView = await self._ask(SeeAgenda(token))
        except NotThere:
            return response.html(gone(language_of(request)), status=410, headers=_PAGE_HEADERS)
        return self._shown(request, view, token, await self._access(request, view))

    async def _change(self, request: Request, token: str) -> HTTPResponse:
        """Make a calendar address or make it dead; then show the page again, which says so."""
        if wait := self._looks.wait(visitor_of(request)):
            return _too_fast(wait)
        order = _ORDERS.get(str(request.form.get("do", ""))) if request.form else None
        if order is None:
            return response.text("Unknown order.\n", status=400, headers=_PAGE_HEADERS)
        try:
            view: AgendaView = await self._ask(SeeAgenda(token))
            if (access := await self._access(request, view)) != "own":
                return self._shown(request, view, token, access, status=403)
            await self._ask(order(token))
        except NotThere:
            return response.html(gone(language_of(request)), status=410, headers=_PAGE_HEADERS)
        asked = request.args.get("lang", "")
        language = f"?lang={asked}" if asked.isascii() else ""
        return response.redirect(f"{path_of(view, token)}{language}#calendar", status=303)

    async def _access(self, request: Request, view: AgendaView) -> Access:
        """Return True if whoever asks may do more than look; a link said in a messenger proves itself, for its day."""
        if not view.in_browser:
            return "own"
        session = await self._session_of(request)
        return await asyncio.to_thread(self._access_of, session, view.person.person_id) if session else "elsewhere"

    def _access_of(self, session: str, person_id: str) -> Access:
        if self._backend.conversation.people.find(WEB, session) != person_id:
            return "elsewhere"
        return "shut" if self._lock.is_shut(WEB, session, person_id) else "own"

    def _shown(self, request: Request, view: AgendaView, token: str, access: Access, status: int = 200) -> HTTPResponse:
        html = page(view, token, _language(request, view), self._backend.clock.now(), access)
        return response.html(html, status=status, headers=_PAGE_HEADERS)

    async def _ask(self, command: Command) -> Any:
        return await asyncio.to_thread(self._backend.bus.handle, command)


def _has(request: Request, tag: str) -> bool:
    """Return True if the asker has these bytes already, weakly compared for proxies' sake (RFC 9110, 13.1.2)."""
    held = (one.strip().removeprefix("W/").strip('"') for one in request.headers.get("if-none-match", "").split(","))
    return tag in held


def _language(request: Request, view: AgendaView) -> str:
    return language_of(request) if request.args.get("lang") else view.person.language


def _too_fast(wait: int) -> HTTPResponse:
    return response.text(
        "请稍候再试。 / Please try again in a moment.\n", status=429, headers={"Retry-After": str(wait)}
    )

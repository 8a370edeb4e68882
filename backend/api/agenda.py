"""A person's agenda on the web: the page ``/agenda/<token>``, and the calendar ``/calendar/<token>.ics`` behind it.

The calendar is opened by strangers' servers and by telephones: without a session, without a cookie, at a bounded pace.
Whoever has its address reads it; `backend.agenda.feed` says what is not in it. Nobody in between may keep it.
"""

from __future__ import annotations

import asyncio
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.agenda.commands import AgendaView, Feed, FetchFeed, MakeFeed, NotThere, RevokeFeed, SeeAgenda
from backend.api.agenda_page import gone, page
from backend.api.pace import PublicPace
from backend.api.verification import language_of
from backend.bootstrap import Backend
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
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._fetches = PublicPace(FETCHES, FETCH_SECONDS)
        self._looks = PublicPace(LOOKS, LOOK_SECONDS)

    def attach(self, app: Sanic) -> None:
        """Add the addresses to the app."""
        app.add_route(self._feed, "/calendar/<name:str>", methods=["GET", "HEAD"], name="agenda_feed")
        app.add_route(self._look, "/agenda/<token:str>", methods=["GET"], name="agenda")
        app.add_route(self._change, "/agenda/<token:str>/calendar", methods=["POST"], name="agenda_calendar")

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
        html = page(view, token, _language(request, view), self._backend.clock.now())
        return response.html(html, headers=_PAGE_HEADERS)

    async def _change(self, request: Request, token: str) -> HTTPResponse:
        """Make a calendar address or make it dead; then show the page again, which says so."""
        if wait := self._looks.wait(visitor_of(request)):
            return _too_fast(wait)
        order = _ORDERS.get(str(request.form.get("do", ""))) if request.form else None
        if order is None:
            return response.text("Unknown order.\n", status=400, headers=_PAGE_HEADERS)
        try:
            await self._ask(order(token))
        except NotThere:
            return response.html(gone(language_of(request)), status=410, headers=_PAGE_HEADERS)
        asked = request.args.get("lang", "")
        return response.redirect(f"/agenda/{token}{f'?lang={asked}' if asked.isascii() else ''}#calendar", status=303)

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

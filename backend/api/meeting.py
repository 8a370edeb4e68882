"""The mediation room's addresses: the page behind a link, and everything a seated device may ask or do.

``/meet/<ticket>`` shows the page and uses nothing up; the page takes the seat by a request of its own. From then on the
address is ``/meet/at/<seat>`` and a cookie proves the device, as in the witness room, whose parts the page is made of.
Nothing is recorded: there is no address that would take a recording in.
"""

from __future__ import annotations

import asyncio
import io
import json
from typing import Any

import segno
from sanic import HTTPResponse, Request, Sanic, response

from backend.api.pages import WEB
from backend.api.seat_line import LineOrders, SeatLine
from backend.api.witness_seats import SeatCookies
from backend.api.witness_view import ice_servers
from backend.api.witness_words import page_words
from backend.bootstrap import Backend
from backend.conversation.model import LANGUAGES
from backend.mediation.dispute.terms import Side
from backend.mediation.room import orders
from backend.mediation.room.orders import LinkFacts, Meeting, Seat
from backend.shared.errors import Refused
from backend.shared.messages import Command
from backend.shared.wording import fact

MAY_FILM = "camera=(self), microphone=(self), display-capture=(), geolocation=()"
"""Permissions-Policy of the room's pages."""
NO_STORE = {"Cache-Control": "no-store"}
WORDS = WEB / "meet" / "words.yml"
LINE = LineOrders(orders.FindSeat, orders.Company, orders.Arrive, orders.StillHere, orders.Depart)
STATUS = {
    "meeting_seat_lost": 401, "meeting_not_yours": 403, "meeting_link_unknown": 404, "meeting_link_used": 410,
    "meeting_link_expired": 410, "room_input_wrong": 400,
}  # fmt: skip
"""How a refusal is answered, where it is not 409."""


class MeetingPage:
    """The page, its requests and its line.

    Args:
        backend: does the work.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._cookies = SeatCookies(backend.settings.secret_key, backend.settings.address, "meet")
        self._line = SeatLine(backend, self._cookies, "meet", LINE)
        self._page = (WEB / "meet" / "index.html").read_bytes()

    def attach(self, app: Sanic) -> None:
        """Add every address to the app."""
        self._line.attach(app)
        ticket, seat = "/meet/<ticket:[A-Za-z0-9_-]{20,80}>", "/meet/at/<seat_id:[0-9a-f]{16}>"
        routes: tuple[tuple[Any, str, str], ...] = (
            (self._show, ticket, "GET"), (self._qr, f"{ticket}/qr.svg", "GET"),
            (self._look, f"{ticket}/facts", "GET"), (self._take, f"{ticket}/seat", "POST"),
            (self._show_seat, seat, "GET"), (self._state, f"{seat}/state", "GET"),
            (self._do, f"{seat}/do/<name:str>", "POST"), (self._words, "/meet/words/<language:str>", "GET"),
        )  # fmt: skip
        for handler, path, method in routes:
            app.add_route(handler, path, methods=[method], name=f"meeting{handler.__name__}")

    async def _show(self, request: Request, ticket: str) -> HTTPResponse:
        return self._shell()

    async def _show_seat(self, request: Request, seat_id: str) -> HTTPResponse:
        return self._shell()

    def _shell(self) -> HTTPResponse:
        headers = {"Permissions-Policy": MAY_FILM, **NO_STORE}
        return response.raw(self._page, content_type="text/html; charset=utf-8", headers=headers)

    async def _words(self, request: Request, language: str) -> HTTPResponse:
        words = await asyncio.to_thread(page_words, language, WORDS)
        return response.raw(words, content_type="application/json", headers={"Cache-Control": "no-cache"})

    async def _qr(self, request: Request, ticket: str) -> HTTPResponse:
        """The link as a code, for opening it on another device."""
        code = io.BytesIO()
        segno.make(f"{self._backend.settings.address}/meet/{ticket}").save(code, kind="svg", scale=4, border=3)
        return response.raw(code.getvalue(), content_type="image/svg+xml", headers=NO_STORE)

    async def _look(self, request: Request, ticket: str) -> HTTPResponse:
        facts: LinkFacts = await self._ask(orders.LookAtLink(ticket))
        told = {"state": facts.state, "role": facts.role, "language": facts.language}
        times = {name: at.isoformat() if (at := getattr(facts, name)) else None for name in ("start", "opens_at")}
        return response.json({**told, **times}, headers=NO_STORE)

    async def _take(self, request: Request, ticket: str) -> HTTPResponse:
        body = _body(request)
        try:
            self._need_ours(request)
            zone = body.get("timezone") if isinstance(body.get("timezone"), str) else ""
            seat: Seat = await self._ask(orders.TakeSeat(ticket, body.get("agreed") is True, str(zone)[:64]))
        except Refused as refused:
            return self._refusal(refused, request)
        await self._line.taken(seat)
        await self._line.changed(seat.session_id)
        answer = response.json({"seat": seat.seat_id}, headers=NO_STORE)
        self._cookies.give(answer, seat)
        return answer

    async def _state(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            seat = await self._seat(request, seat_id)
            view: Meeting = await self._ask(orders.SeeMeeting(seat))
        except Refused as refused:
            return self._refusal(refused, request)
        settings, now = self._backend.settings, self._backend.clock.now()
        ice = ice_servers(settings.ice, settings.turn_secret, seat, now)
        return response.json(_as_json(view) | {"now": now.isoformat(), "ice": ice}, headers=NO_STORE)

    async def _do(self, request: Request, seat_id: str, name: str) -> HTTPResponse:
        try:
            self._need_ours(request)
            seat = await self._seat(request, seat_id)
            await self._ask(_order(name, seat, _body(request)))
        except Refused as refused:
            return self._refusal(refused, request)
        await self._line.changed(seat.session_id)
        return response.json({"ok": True}, headers=NO_STORE)

    async def _seat(self, request: Request, seat_id: str) -> Seat:
        """Return the seat of the device that asks. Raises Refused ``meeting_seat_lost``."""
        proven = self._cookies.proven(seat_id, request.headers.get("cookie", ""))
        seat: Seat | None = await self._ask(orders.FindSeat(proven)) if proven else None
        if seat is None:
            raise Refused("meeting_seat_lost")
        return seat

    def _need_ours(self, request: Request) -> None:
        if not self._cookies.is_our_page(request.headers.get("origin"), request.headers):
            raise Refused("room_input_wrong")

    async def _ask(self, command: Command) -> Any:
        return await asyncio.to_thread(self._backend.bus.handle, command)

    def _refusal(self, refused: Refused, request: Request) -> HTTPResponse:
        """Say what is wrong and what to do, in the page's language."""
        language = request.headers.get("x-language", "")
        language = language if language in LANGUAGES else "zh-Hans"
        facts = {name: fact(value, language) for name, value in refused.facts.items()}
        words = self._backend.conversation.phrasebook.render(f"utter_{refused.reason}", language, facts).text
        told = {"error": refused.reason, "message": words}
        return response.json(told, status=STATUS.get(refused.reason, 409), headers=NO_STORE)


def _order(name: str, seat: Seat, body: dict[str, Any]) -> Command:
    """Return the command a request amounts to; raises Refused ``room_input_wrong``."""
    match name:
        case "open" | "together" | "close":
            return orders.Move(seat, name)
        case "private" if body.get("side") in ("applicant", "respondent"):
            side: Side = body["side"]
            return orders.Move(seat, "private", side, body.get("interpreter") is True)
        case "follow" if type(body.get("epoch")) is int and 0 <= body["epoch"] < 2**31:
            return orders.Follow(seat, body["epoch"])
    raise Refused("room_input_wrong")


def _as_json(view: Meeting) -> dict[str, Any]:
    """What a page is told; of whoever is elsewhere it learns no more than the handlers let it."""
    placing, seat = view.placing, view.seat
    inside = seat.role in ("mediator", placing.private_with) or (
        seat.role == "interpreter" and placing.interpreter_along
    )
    told: dict[str, Any] = {
        "version": view.version, "role": seat.role, "stage": placing.stage, "epoch": placing.epoch,
        "company": sorted(view.company), "private": view.private, "inside": inside, "settled": view.settled,
        "names": view.names, "number": view.number, "start": view.start.isoformat(), "ends": view.ends.isoformat(),
        "comers": {role: {"here": c.here, "came": c.came, "timezone": c.timezone} for role, c in view.comers.items()},
    }  # fmt: skip
    if seat.role == "mediator":
        told |= {"private_with": placing.private_with, "interpreter_along": placing.interpreter_along}
    return told


def _body(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}

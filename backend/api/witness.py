"""The witness room's addresses: the page behind a link, and everything a seated device may ask or do.

``/witness/<ticket>`` shows the page and uses nothing up: previews and in-app browsers only look. The page takes the
seat by a request of its own; from then on the address is ``/witness/at/<seat>`` and a cookie proves the device.
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
from backend.api.witness_orders import read_order
from backend.api.witness_seats import SeatCookies
from backend.api.witness_view import ice_servers, room_as_json
from backend.api.witness_words import page_words
from backend.authorization.room import orders
from backend.authorization.room.views import RoomView, Seat, TicketFacts
from backend.bootstrap import Backend
from backend.conversation.model import LANGUAGES
from backend.files.model import MEGABYTE
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.messages import Command
from backend.shared.wording import fact

MAY_FILM = "camera=(self), microphone=(self), geolocation=()"
"""Permissions-Policy of the room's pages, and of no others."""
CHUNK = "/witness/at/<seat_id:[0-9a-f]{16}>/recording"
NO_STORE = {"Cache-Control": "no-store"}
LINE = LineOrders(orders.FindSeat, orders.Company, orders.Arrive, orders.StillHere, orders.Depart)
STATUS = {
    "room_not_your_part": 403, "room_seat_lost": 401, "room_ticket_unknown": 404, "room_ticket_used": 410,
    "room_ticket_expired": 410, "room_input_wrong": 400, "room_chunk_too_large": 413, "room_recording_too_large": 413,
}  # fmt: skip
"""How a refusal is answered, where it is not 409."""


class Witness:
    """The pages, the requests and the socket of witness rooms.

    Args:
        backend: does the work.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._cookies = SeatCookies(backend.settings.secret_key, backend.settings.address)
        self._socket = SeatLine(backend, self._cookies, "witness", LINE)
        self._page = (WEB / "witness" / "index.html").read_bytes()
        self._chunk_limit = backend.settings.witness_chunk_mb * MEGABYTE

    def attach(self, app: Sanic) -> None:
        """Add every address to the app."""
        self._socket.attach(app)
        ticket, seat = "/witness/<ticket:[A-Za-z0-9_-]{20,80}>", "/witness/at/<seat_id:[0-9a-f]{16}>"
        routes: tuple[tuple[Any, str, str], ...] = (
            (self._show, ticket, "GET"), (self._qr, f"{ticket}/qr.svg", "GET"),
            (self._look, f"{ticket}/facts", "GET"), (self._take, f"{ticket}/seat", "POST"),
            (self._show_seat, seat, "GET"), (self._state, f"{seat}/state", "GET"),
            (self._do, f"{seat}/do/<name:str>", "POST"),
            (self._paper, f"{seat}/paper/<page:int>", "GET"), (self._file, f"{seat}/power.pdf", "GET"),
            (self._words, "/witness/words/<language:str>", "GET"), (self._ping, "/witness/ping", "GET"),
        )  # fmt: skip
        for handler, path, method in routes:
            app.add_route(handler, path, methods=[method], name=f"witness{handler.__name__}")

        async def chunk(
            request: Request, seat_id: str
        ) -> HTTPResponse:  # Sanic marks a streaming handler; no method can be
            return await self._chunk(request, seat_id)

        app.add_route(chunk, CHUNK, methods=["POST"], name="witness_chunk", stream=True)

    async def _show(self, request: Request, ticket: str) -> HTTPResponse:
        return self._shell()

    async def _show_seat(self, request: Request, seat_id: str) -> HTTPResponse:
        return self._shell()

    def _shell(self) -> HTTPResponse:
        headers = {"Permissions-Policy": MAY_FILM, **NO_STORE}
        return response.raw(self._page, content_type="text/html; charset=utf-8", headers=headers)

    async def _words(self, request: Request, language: str) -> HTTPResponse:
        words = await asyncio.to_thread(page_words, language if language in LANGUAGES else "zh-Hans")
        return response.raw(words, content_type="application/json", headers={"Cache-Control": "no-cache"})

    async def _ping(self, request: Request) -> HTTPResponse:
        return response.empty(headers=NO_STORE)

    async def _look(self, request: Request, ticket: str) -> HTTPResponse:
        facts: TicketFacts = await self._ask(orders.LookAtTicket(ticket))
        told = {"state": facts.state, "role": facts.role, "party_language": facts.party_language}
        times = {name: at.isoformat() if (at := getattr(facts, name)) else None for name in ("start", "opens_at")}
        return response.json({**told, **times}, headers=NO_STORE)

    async def _qr(self, request: Request, ticket: str) -> HTTPResponse:
        """The link as a code, for opening it on another device."""
        code = io.BytesIO()
        segno.make(f"{self._backend.settings.address}/witness/{ticket}").save(code, kind="svg", scale=4, border=3)
        return response.raw(code.getvalue(), content_type="image/svg+xml", headers=NO_STORE)

    async def _take(self, request: Request, ticket: str) -> HTTPResponse:
        body = _body(request)
        if not self._is_ours(request) or not isinstance(body, dict):
            return self._refusal(Refused("room_input_wrong"), request)
        zone = body.get("timezone") if isinstance(body.get("timezone"), str) else ""
        try:
            seat: Seat = await self._ask(orders.TakeSeat(ticket, body.get("acknowledged") is True, str(zone)[:64]))
        except Refused as refused:
            return self._refusal(refused, request)
        await self._socket.taken(seat)
        await self._socket.changed(seat.session_id)
        answer = response.json({"seat": seat.seat_id}, headers=NO_STORE)
        self._cookies.give(answer, seat)
        return answer

    async def _state(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            seat = await self._seat(request, seat_id)
            view: RoomView = await self._ask(orders.SeeRoom(seat))
        except Refused as refused:
            return self._refusal(refused, request)
        settings, now = self._backend.settings, self._backend.clock.now()
        told = await asyncio.to_thread(room_as_json, view, seat, _language(request))
        told |= {"now": now.isoformat(), "ice": ice_servers(settings.ice, settings.turn_secret, seat, now)}
        return response.json(told, headers=NO_STORE)

    async def _do(self, request: Request, seat_id: str, name: str) -> HTTPResponse:
        try:
            if not self._is_ours(request):
                raise Refused("room_input_wrong")
            seat = await self._seat(request, seat_id)
            await self._ask(read_order(name, seat, _body(request)))
        except (Refused, PlatformUnavailable, PlatformRejected) as refused:
            return self._refusal(refused, request)
        await self._socket.changed(seat.session_id)
        return response.json({"ok": True}, headers=NO_STORE)

    async def _paper(self, request: Request, seat_id: str, page: int) -> HTTPResponse:
        try:
            seat = await self._seat(request, seat_id)
            picture: bytes = await self._ask(orders.PaperPage(seat, page))
        except (Refused, PlatformUnavailable, PlatformRejected) as refused:
            return self._refusal(refused, request)
        return response.raw(picture, content_type="image/png", headers=NO_STORE)

    async def _file(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            seat = await self._seat(request, seat_id)
            content: bytes = await self._ask(orders.SealedFile(seat))
        except (Refused, PlatformUnavailable, PlatformRejected) as refused:
            return self._refusal(refused, request)
        headers = {"Content-Disposition": "attachment; filename=power-of-attorney.pdf", **NO_STORE}
        return response.raw(content, content_type="application/pdf", headers=headers)

    async def _chunk(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            if not self._is_ours(request):
                raise Refused("room_input_wrong")
            seat = await self._seat(request, seat_id)
            head: str = await self._ask(await self._read_chunk(request, seat))
        except (Refused, PlatformUnavailable) as refused:
            return self._refusal(refused, request)
        return response.json({"chain": head}, headers=NO_STORE)

    async def _read_chunk(self, request: Request, seat: Seat) -> Command:
        told = [request.headers.get(f"x-{name}", "") for name in ("sequence", "take", "sha256", "chain")]
        if not all(number.isascii() and number.isdecimal() and len(number) < 8 for number in told[:2]):
            raise Refused("room_input_wrong")
        content = await _read_at_most(request, self._chunk_limit)
        return orders.KeepChunk(seat, int(told[0]), int(told[1]), told[2][:64], told[3][:64], content)

    async def _seat(self, request: Request, seat_id: str) -> Seat:
        """Return the seat of the device that asks. Raises Refused ``room_seat_lost``."""
        proven = self._cookies.proven(seat_id, request.headers.get("cookie", ""))
        seat: Seat | None = await self._ask(orders.FindSeat(proven)) if proven else None
        if seat is None:
            raise Refused("room_seat_lost")
        return seat

    def _is_ours(self, request: Request) -> bool:
        return self._cookies.is_our_page(request.headers.get("origin"), request.headers)

    async def _ask(self, command: Command) -> Any:
        return await asyncio.to_thread(self._backend.bus.handle, command)

    def _refusal(self, error: Refused | PlatformUnavailable | PlatformRejected, request: Request) -> HTTPResponse:
        """Say what is wrong and what to do, in the page's language."""
        language = _language(request)
        if not isinstance(error, Refused):
            words = self._backend.conversation.phrasebook.render("utter_room_away", language).text
            return response.json({"error": "unavailable", "message": words}, status=503, headers=NO_STORE)
        facts = {name: fact(value, language) for name, value in error.facts.items()}
        words = self._backend.conversation.phrasebook.render(f"utter_{error.reason}", language, facts).text
        told = {"error": error.reason, "message": words}
        return response.json(told, status=STATUS.get(error.reason, 409), headers=NO_STORE)


def _language(request: Request) -> str:
    asked = request.headers.get("x-language", "")
    return asked if asked in LANGUAGES else "zh-Hans"


def _body(request: Request) -> Any:
    try:
        return json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        return None


async def _read_at_most(request: Request, limit: int) -> bytes:
    """Return the body, or refuse it as soon as it is known to be too large."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > limit:
        raise Refused("room_chunk_too_large")
    pieces, size = [], 0
    stream: Any = request.stream
    while piece := await stream.read():
        size += len(piece)
        if size > limit:
            raise Refused("room_chunk_too_large")
        pieces.append(piece)
    return b"".join(pieces)

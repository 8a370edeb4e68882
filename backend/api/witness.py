"""The witness room's addresses: the page behind a link, and everything a seated device may ask or do."""

from __future__ import annotations

import asyncio

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.room_page import FAILURES, NO_STORE, RoomPage, body_of, language_of, page_picture, read_piece, zone_in
from backend.api.seat_line import LineOrders, SeatLine
from backend.api.witness_orders import read_order
from backend.api.witness_view import ice_servers, room_as_json
from backend.authorization.room import orders
from backend.authorization.room.views import RoomView, Seat, TicketFacts
from backend.bootstrap import Backend
from backend.files.model import MEGABYTE
from backend.shared.errors import Refused

MAY_FILM = "camera=(self), microphone=(self), geolocation=()"
"""Permissions-Policy of the room's pages, and of no others."""
CHUNK = "/witness/at/<seat_id:[0-9a-f]{16}>/recording"
LINE = LineOrders(orders.FindSeat, orders.Company, orders.Arrive, orders.StillHere, orders.Depart)
STATUS = {
    "room_not_your_part": 403, "room_seat_lost": 401, "room_ticket_unknown": 404, "room_ticket_used": 410,
    "room_ticket_expired": 410, "room_chunk_too_large": 413, "room_recording_too_large": 413,
}  # fmt: skip
"""Status of the answer to a refusal, if it is not 409."""


class Witness(RoomPage):
    """The pages, the requests and the socket of witness rooms.

    Args:
        backend: does the work.
    """

    def __init__(self, backend: Backend) -> None:
        super().__init__(backend, "witness", orders.FindSeat, "room_seat_lost", STATUS, MAY_FILM)
        self._socket = SeatLine(backend, self._cookies, "witness", LINE)
        self._chunk_limit = backend.settings.witness_chunk_mb * MEGABYTE

    def attach(self, app: Sanic) -> None:
        """Add every address to the app."""
        self._socket.attach(app)
        self._attach(
            app, (self._look, "/facts", "GET"), (self._take, "/seat", "POST"), (self._state, "/state", "GET"),
            (self._do, "/do/<name:str>", "POST"), (self._paper, "/paper/<page:int>", "GET"),
            (self._file, "/power.pdf", "GET"),
        )  # fmt: skip
        app.add_route(self._ping, "/witness/ping", methods=["GET"], name="witness_ping")

        async def chunk(
            request: Request, seat_id: str
        ) -> HTTPResponse:  # Sanic marks a streaming handler; no method can be
            return await self._chunk(request, seat_id)

        app.add_route(chunk, CHUNK, methods=["POST"], name="witness_chunk", stream=True)

    async def _ping(self, request: Request) -> HTTPResponse:
        return response.empty(headers=NO_STORE)

    async def _look(self, request: Request, ticket: str) -> HTTPResponse:
        facts: TicketFacts = await self._ask(orders.LookAtTicket(ticket))
        language = facts.party_language if facts.role == "party" else ""
        told = {"state": facts.state, "role": facts.role, "language": language}
        times = {name: at.isoformat() if (at := getattr(facts, name)) else None for name in ("start", "opens_at")}
        return response.json({**told, **times}, headers=NO_STORE)

    async def _take(self, request: Request, ticket: str) -> HTTPResponse:
        body = body_of(request)
        try:
            self._need_ours(request)
            if not isinstance(body, dict):
                raise Refused("room_input_wrong")
            seat: Seat = await self._ask(orders.TakeSeat(ticket, body.get("agreed") is True, zone_in(body)))
        except Refused as refused:
            return self._refusal(refused, request)
        await self._socket.taken(seat)
        await self._socket.changed(seat.session_id)
        return self._seated(seat)

    async def _state(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            seat = await self._seat(request, seat_id)
            view: RoomView = await self._ask(orders.SeeRoom(seat))
        except Refused as refused:
            return self._refusal(refused, request)
        settings, now = self._backend.settings, self._backend.clock.now()
        told = await asyncio.to_thread(room_as_json, view, seat, language_of(request))
        told |= {"now": now.isoformat(), "ice": ice_servers(settings.ice, settings.turn_secret, seat, now)}
        return response.json(told, headers=NO_STORE)

    async def _do(self, request: Request, seat_id: str, name: str) -> HTTPResponse:
        try:
            self._need_ours(request)
            seat = await self._seat(request, seat_id)
            await self._ask(read_order(name, seat, body_of(request)))
        except FAILURES as refused:
            return self._refusal(refused, request)
        await self._socket.changed(seat.session_id)
        return response.json({"ok": True}, headers=NO_STORE)

    async def _paper(self, request: Request, seat_id: str, page: int) -> HTTPResponse:
        try:
            seat = await self._seat(request, seat_id)
            picture: bytes = await self._ask(orders.PaperPage(seat, page))
        except FAILURES as refused:
            return self._refusal(refused, request)
        return page_picture(request, picture)

    async def _file(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            seat = await self._seat(request, seat_id)
            content: bytes = await self._ask(orders.SealedFile(seat))
        except FAILURES as refused:
            return self._refusal(refused, request)
        headers = {"Content-Disposition": "attachment; filename=power-of-attorney.pdf", **NO_STORE}
        return response.raw(content, content_type="application/pdf", headers=headers)

    async def _chunk(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            self._need_ours(request)
            seat = await self._seat(request, seat_id)
            piece = await read_piece(request, seat.session_id, self._chunk_limit)
            head: str = await self._ask(orders.KeepChunk(seat, piece))
        except FAILURES as refused:
            return self._refusal(refused, request)
        return response.json({"chain": head}, headers=NO_STORE)

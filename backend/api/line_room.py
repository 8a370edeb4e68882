"""A room whose seats meet on a line of ours: looked at, taken, seen and acted in, as calls and mediations are.

What is seen and what can be done differs from room to room; how a device asks for it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.room_page import MAY_FILM, NO_STORE, RoomPage, body_of, zone_in
from backend.api.seat_line import LineOrders, SeatLine
from backend.api.witness_view import ice_servers
from backend.bootstrap import Backend
from backend.shared.errors import Refused
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class RoomOrders:
    """The commands of one kind of room.

    Args:
        line: those of its seats' lines.
        look: says what a link is good for.
        take: uses a link up: its ticket, whether one agreed, the device's zone.
        see: returns the room as a seat sees it.
        read: what a request amounts to, by its name, the seat and the body; raises Refused ``room_input_wrong``.
        written: what a page is told of what was seen.
    """

    line: LineOrders
    look: Callable[[str], Command]
    take: Callable[[str, bool, str], Command]
    see: Callable[[Any], Command]
    read: Callable[[str, Any, Any], Command]
    written: Callable[[Any], dict[str, Any]]


class LineRoom(RoomPage):
    """The page, its requests and its line.

    Args:
        backend: does the work.
        room: the first part of the addresses, and the folder of the page in ``web/``.
        orders: see `RoomOrders`.
        lost: the reason for which a device without a seat is refused.
        status: how a refusal is answered, where it is not 409.
    """

    def __init__(
        self, backend: Backend, room: str, orders: RoomOrders, lost: str, status: Mapping[str, int]
    ) -> None:  # fmt: skip
        super().__init__(backend, room, orders.line.find, lost, status, MAY_FILM)
        self._orders = orders
        self._line = SeatLine(backend, self._cookies, room, orders.line)

    def attach(self, app: Sanic) -> None:
        """Add every address to the app."""
        self._line.attach(app)
        self._attach(
            app, (self._look, "/facts", "GET"), (self._take, "/seat", "POST"), (self._state, "/state", "GET"),
            (self._do, "/do/<name:str>", "POST"),
        )  # fmt: skip

    async def _look(self, request: Request, ticket: str) -> HTTPResponse:
        facts = await self._ask(self._orders.look(ticket))
        told = {"state": facts.state, "role": facts.role, "language": facts.language}
        times = {name: at.isoformat() if (at := getattr(facts, name)) else None for name in ("start", "opens_at")}
        return response.json({**told, **times}, headers=NO_STORE)

    async def _take(self, request: Request, ticket: str) -> HTTPResponse:
        body = body_of(request)
        try:
            self._need_ours(request)
            agreed = isinstance(body, dict) and body.get("agreed") is True
            seat = await self._ask(self._orders.take(ticket, agreed, zone_in(body)))
        except Refused as refused:
            return self._refusal(refused, request)
        await self._line.taken(seat)
        await self._line.changed(seat.session_id)
        return self._seated(seat)

    async def _state(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            seat = await self._seat(request, seat_id)
            view = await self._ask(self._orders.see(seat))
        except Refused as refused:
            return self._refusal(refused, request)
        settings, now = self._backend.settings, self._backend.clock.now()
        ice = ice_servers(settings.ice, settings.turn_secret, seat, now)
        return response.json(self._orders.written(view) | {"now": now.isoformat(), "ice": ice}, headers=NO_STORE)

    async def _do(self, request: Request, seat_id: str, name: str) -> HTTPResponse:
        try:
            self._need_ours(request)
            seat = await self._seat(request, seat_id)
            await self._ask(self._orders.read(name, seat, body_of(request)))
        except Refused as refused:
            return self._refusal(refused, request)
        await self._line.changed(seat.session_id)
        return response.json({"ok": True}, headers=NO_STORE)

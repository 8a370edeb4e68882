"""The addresses of a call with the court: the page behind a link, and everything a seated device may ask or do."""

from __future__ import annotations

import secrets
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.room_page import MAY_FILM, NO_STORE, RoomPage, body_of, zone_in
from backend.api.seat_line import LineOrders, SeatLine
from backend.api.witness_view import ice_servers
from backend.bootstrap import Backend
from backend.calls.line import orders
from backend.calls.line.orders import LinkFacts, OnLine, Seat
from backend.shared.errors import Refused
from backend.shared.messages import Command

LONGEST_TEXT = 20_000
LINE = LineOrders(orders.FindSeat, orders.Company, orders.Arrive, orders.StillHere, orders.Depart)
STATUS = {
    "call_seat_lost": 401, "call_not_yours": 403, "call_link_unknown": 404, "call_link_used": 410,
    "call_link_expired": 410,
}  # fmt: skip
"""Status of the answer to a refusal, if it is not 409."""


class CallPage(RoomPage):
    """The page, its requests and its line.

    Args:
        backend: does the work.
    """

    def __init__(self, backend: Backend) -> None:
        super().__init__(backend, "call", orders.FindSeat, "call_seat_lost", STATUS, MAY_FILM)
        self._line = SeatLine(backend, self._cookies, "call", LINE)

    def attach(self, app: Sanic) -> None:
        """Add every address to the app."""
        self._line.attach(app)
        self._attach(
            app, (self._look, "/facts", "GET"), (self._take, "/seat", "POST"), (self._state, "/state", "GET"),
            (self._do, "/do/<name:str>", "POST"),
        )  # fmt: skip

    async def _look(self, request: Request, ticket: str) -> HTTPResponse:
        facts: LinkFacts = await self._ask(orders.LookAtLink(ticket))
        told = {"state": facts.state, "role": facts.role, "language": facts.language}
        times = {name: at.isoformat() if (at := getattr(facts, name)) else None for name in ("start", "opens_at")}
        return response.json({**told, **times}, headers=NO_STORE)

    async def _take(self, request: Request, ticket: str) -> HTTPResponse:
        body = body_of(request)
        try:
            self._need_ours(request)
            agreed = isinstance(body, dict) and body.get("agreed") is True
            seat: Seat = await self._ask(orders.TakeSeat(ticket, agreed, zone_in(body)))
        except Refused as refused:
            return self._refusal(refused, request)
        await self._line.taken(seat)
        await self._line.changed(seat.session_id)
        return self._seated(seat)

    async def _state(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            seat = await self._seat(request, seat_id)
            view: OnLine = await self._ask(orders.SeeCall(seat))
        except Refused as refused:
            return self._refusal(refused, request)
        settings, now = self._backend.settings, self._backend.clock.now()
        ice = ice_servers(settings.ice, settings.turn_secret, seat, now)
        return response.json(_as_json(view) | {"now": now.isoformat(), "ice": ice}, headers=NO_STORE)

    async def _do(self, request: Request, seat_id: str, name: str) -> HTTPResponse:
        try:
            self._need_ours(request)
            seat: Seat = await self._seat(request, seat_id)
            await self._ask(_order(name, seat, body_of(request)))
        except Refused as refused:
            return self._refusal(refused, request)
        await self._line.changed(seat.session_id)
        return response.json({"ok": True}, headers=NO_STORE)


def _order(name: str, seat: Seat, body: Any) -> Command:
    """Return the command a request amounts to; raises Refused ``room_input_wrong``."""
    text = body.get("text") if isinstance(body, dict) else None
    if name == "end":
        return orders.EndCall(seat)
    if name != "say" or not isinstance(text, str) or len(text) > LONGEST_TEXT:
        raise Refused("room_input_wrong")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise Refused("room_input_wrong")  # half a character cannot be kept
    return orders.WriteCaption(seat, secrets.token_hex(16), text)


def _as_json(view: OnLine) -> dict[str, Any]:
    """Write down what a page is told."""
    written = [
        {"kind": one.kind, "role": one.side, "name": one.name, "text": one.text, "at": one.at.isoformat()}
        for one in view.entries
    ]
    return {
        "version": view.version, "role": view.seat.role, "stage": view.stage, "held": view.held, "names": view.names,
        "comers": {role: {"here": c.here, "came": c.came, "timezone": c.timezone} for role, c in view.comers.items()},
        "messages": [one for one in written if one["kind"] == "caption"],
        "summaries": [one for one in written if one["kind"] != "caption"],
        "start": view.start.isoformat(),
    }  # fmt: skip

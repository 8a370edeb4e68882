"""The line between the three pages of a witness room: who is there, browser to browser, that something changed.

Nothing is decided here: pages read the room from the server again when they hear ``changed``, and every line says now
and then that it still stands. What one browser says to another goes to the seat that stands for the role at that
moment: a device that has lost its seat hears nothing, says nothing, and is put off the line.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import socketio
from sanic import Request, Sanic

from backend.api.witness_seats import SeatCookies
from backend.authorization.room.commands import ROLES
from backend.authorization.room.orders import Arrive, Depart, FindSeat, SeatOf, StillHere
from backend.authorization.room.views import Seat
from backend.bootstrap import Backend
from backend.shared.errors import Refused

logger = logging.getLogger(__name__)

SOCKET_PATH = "witness/socket"
NAMESPACE = "/witness"
LARGEST_FRAME = 128 * 1024
SIGNALS = frozenset({"call", "description", "candidate"})


class WitnessSocket:
    """Signalling between the browsers of a room.

    Args:
        backend: knows seats and rooms.
        cookies: proves which device has which seat.
    """

    def __init__(self, backend: Backend, cookies: SeatCookies) -> None:
        self._backend, self._cookies = backend, cookies
        redis_url = backend.settings.redis_url
        self._sockets = socketio.AsyncServer(
            async_mode="sanic",
            client_manager=socketio.AsyncRedisManager(redis_url) if redis_url else None,
            cors_allowed_origins=cookies.is_our_page,
            max_http_buffer_size=LARGEST_FRAME,
            ping_interval=10,
            ping_timeout=15,
            namespaces=[NAMESPACE],
        )

    def attach(self, app: Sanic) -> None:
        """Add the socket to the app; its route needs a name of its own beside the chat's."""
        app.add_route(
            self._sockets.handle_request, f"/{SOCKET_PATH}/", methods=["GET", "POST", "OPTIONS"], name="witness_socket"
        )
        for event in ("connect", "signal", "here", "disconnect"):
            self._sockets.on(event, getattr(self, f"_on_{event}"), namespace=NAMESPACE)

    async def changed(self, session_id: str) -> None:
        """Let every page of a room read it anew."""
        await self._sockets.emit("changed", room=session_id, namespace=NAMESPACE)

    async def taken(self, seat: Seat) -> None:
        """Tell earlier devices of this role that they have lost their seat, and put them off the line.

        A device whose line ends in another process is put off when it next speaks.
        """
        place = _place(seat)
        await self._sockets.emit("replaced", {"seat": seat.seat_id}, room=place, namespace=NAMESPACE)
        for sid, _ in list(self._sockets.manager.get_participants(NAMESPACE, place)):
            if (await self._seat(sid)).seat_id != seat.seat_id:
                await self._sockets.disconnect(sid, namespace=NAMESPACE)

    async def _on_connect(self, sid: str, environ: Any = None, auth: Any = None, *_: Any) -> None:
        if not isinstance(environ, dict) or not isinstance(environ.get("sanic.request"), Request):
            return  # an event of that name, which any page may send: what it tells is its own invention
        told = auth.get("seat") if isinstance(auth, dict) else None
        seat_id = self._cookies.proven(told, _cookie_header(environ))
        seat = await self._find(seat_id)
        if seat is None:
            raise socketio.exceptions.ConnectionRefusedError("seat")
        await self._sockets.save_session(sid, {"seat": seat}, namespace=NAMESPACE)
        for room in (seat.session_id, _place(seat), _line(seat)):
            await self._sockets.enter_room(sid, room, namespace=NAMESPACE)
        await asyncio.to_thread(self._backend.bus.handle, Arrive(seat, sid))
        await self.changed(seat.session_id)
        await self._sockets.emit("joined", {"role": seat.role}, room=seat.session_id, skip_sid=sid, namespace=NAMESPACE)

    async def _on_signal(self, sid: str, data: Any = None) -> None:
        """Carry a description or a candidate to whoever has the seat of one other role in the same room."""
        seat = await self._standing(sid)
        if seat is None or not isinstance(data, dict) or data.get("to") not in ROLES or data.get("to") == seat.role:
            return
        what = {name: data[name] for name in SIGNALS if name in data}
        other = await asyncio.to_thread(self._backend.bus.handle, SeatOf(seat.session_id, data["to"]))
        if other is not None:
            await self._sockets.emit("signal", {"from": seat.role, **what}, room=_line(other), namespace=NAMESPACE)

    async def _on_here(self, sid: str, data: Any = None) -> dict[str, Any]:
        """The line still stands; answer with the room's version, so that nothing missed stays missed."""
        seat = await self._standing(sid)
        if seat is None:
            return {"version": -1}
        return {"version": await asyncio.to_thread(self._backend.bus.handle, StillHere(seat, sid))}

    async def _on_disconnect(self, sid: str, reason: Any = None) -> None:
        if self._sockets.manager.is_connected(sid, NAMESPACE):
            return  # an event of that name: the line still stands
        seat = await self._seat(sid)
        try:
            await asyncio.to_thread(self._backend.bus.handle, Depart(seat, sid))
        except Exception as error:  # the silence of the line will tell the same in half a minute
            logger.warning("a departure could not be noted: %s", type(error).__name__)
        await self.changed(seat.session_id)

    async def _find(self, seat_id: str | None) -> Seat | None:
        if seat_id is None:
            return None
        try:
            found: Seat | None = await asyncio.to_thread(self._backend.bus.handle, FindSeat(seat_id))
        except Refused:
            return None
        return found

    async def _standing(self, sid: str) -> Seat | None:
        """Return the seat of a line, or None when it is another's by now: that line ends."""
        seat = await self._find((await self._seat(sid)).seat_id)
        if seat is None:
            await self._sockets.disconnect(sid, namespace=NAMESPACE)
        return seat

    async def _seat(self, sid: str) -> Seat:
        seat: Seat = (await self._sockets.get_session(sid, namespace=NAMESPACE))["seat"]
        return seat


def _place(seat: Seat) -> str:
    return f"{seat.session_id} {seat.role}"


def _line(seat: Seat) -> str:
    return f"seat {seat.seat_id}"


def _cookie_header(environ: Mapping[str, Any]) -> str:
    return str(environ.get("HTTP_COOKIE") or "")

"""The line between the pages of a room: who is there, browser to browser, that something changed.

Nothing is decided here: pages read the room from the server again when they hear ``changed``, and every line says now
and then that it still stands. What one browser says to another goes to the seat that stands for the role at that
moment: a device that has lost its seat hears nothing, says nothing, and is put off the line.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import socketio
from sanic import Request, Sanic

from backend.api.pace import PublicPace
from backend.api.witness_seats import SeatCookies
from backend.bootstrap import Backend
from backend.conversation.visitors import visitor_of
from backend.shared.errors import Refused
from backend.shared.messages import Command

logger = logging.getLogger(__name__)

LARGEST_FRAME = 128 * 1024
SAID_BURST, SAID_SECONDS = 300, 0.1
"""Of one line. A page that meets three others has a hundred candidates for them at once."""
LINES_BURST, LINES_SECONDS = 120, 0.5
"""Opened from one address; a page whose network comes and goes opens one again and again."""
SIGNALS = frozenset({"call", "description", "candidate"})


class RoomSeat(Protocol):
    """A seat in a room where several meet."""

    @property
    def seat_id(self) -> str:
        """Sixteen hexadecimal digits."""
        ...

    @property
    def session_id(self) -> str:
        """The room."""
        ...

    @property
    def role(self) -> str:
        """Role whose seat it is."""
        ...


@dataclass(frozen=True, slots=True)
class LineOrders:
    """Orders the line has for the rooms of one kind; each returns a command.

    Args:
        find: by a seat's id -> the seat or None.
        company: of a seat -> the seats it may hear and be heard by now.
        arrive, still_here, depart: of a seat and a connection; the middle one is answered by the room's version.
    """

    find: Callable[[str], Command]
    company: Callable[[Any], Command]
    arrive: Callable[[Any, str], Command]
    still_here: Callable[[Any, str], Command]
    depart: Callable[[Any, str], Command]


class SeatLine:
    """Signalling between the browsers of the rooms of one kind.

    Args:
        backend: knows seats and rooms.
        cookies: proves which device has which seat.
        room: the first part of the rooms' addresses, and the socket's namespace.
        orders: what is asked of the rooms.
    """

    def __init__(self, backend: Backend, cookies: SeatCookies, room: str, orders: LineOrders) -> None:
        self._backend, self._cookies, self._room, self._orders = backend, cookies, room, orders
        self._namespace = f"/{room}"
        self._said, self._lines = PublicPace(SAID_BURST, SAID_SECONDS), PublicPace(LINES_BURST, LINES_SECONDS)
        redis_url = backend.settings.redis_url
        self._sockets = socketio.AsyncServer(
            async_mode="sanic",
            client_manager=socketio.AsyncRedisManager(redis_url) if redis_url else None,
            cors_allowed_origins=cookies.is_our_page,
            max_http_buffer_size=LARGEST_FRAME,
            ping_interval=10,
            ping_timeout=15,
            namespaces=[self._namespace],
        )

    def attach(self, app: Sanic) -> None:
        """Add the socket to the app; its route needs a name of its own beside the chat's."""
        path, name = f"/{self._room}/socket/", f"{self._room}_socket"
        app.add_route(self._sockets.handle_request, path, methods=["GET", "POST", "OPTIONS"], name=name)
        for event in ("connect", "signal", "here", "disconnect"):
            self._sockets.on(event, getattr(self, f"_on_{event}"), namespace=self._namespace)

    async def changed(self, session_id: str) -> None:
        """Let every page of a room read it anew; nothing of what has changed is said."""
        await self._sockets.emit("changed", room=session_id, namespace=self._namespace)

    async def taken(self, seat: RoomSeat) -> None:
        """Tell earlier devices of this role that they have lost their seat, and put them off the line.

        A device whose line ends in another process is put off when it next speaks.
        """
        place = _place(seat)
        await self._sockets.emit("replaced", {"seat": seat.seat_id}, room=place, namespace=self._namespace)
        for sid, _ in list(self._sockets.manager.get_participants(self._namespace, place)):
            if (await self._seat(sid)).seat_id != seat.seat_id:
                await self._sockets.disconnect(sid, namespace=self._namespace)

    async def _on_connect(self, sid: str, environ: Any = None, auth: Any = None, *_: Any) -> None:
        request = environ.get("sanic.request") if isinstance(environ, dict) else None
        if not isinstance(request, Request):
            return  # an event of that name, which any page may send: what it tells is its own invention
        if self._lines.wait(visitor_of(request)):
            raise socketio.exceptions.ConnectionRefusedError("too_fast")
        told = auth.get("seat") if isinstance(auth, dict) else None
        seat = await self._find(self._cookies.proven(told, _cookie_header(environ)))
        if seat is None:
            raise socketio.exceptions.ConnectionRefusedError("seat")
        await self._sockets.save_session(sid, {"seat": seat}, namespace=self._namespace)
        for room in (seat.session_id, _place(seat), _line(seat)):
            await self._sockets.enter_room(sid, room, namespace=self._namespace)
        await self._ask(self._orders.arrive(seat, sid))
        await self.changed(seat.session_id)
        for other in await self._company(seat):
            await self._sockets.emit("joined", {"role": seat.role}, room=_line(other), namespace=self._namespace)

    async def _on_signal(self, sid: str, data: Any = None) -> None:
        """Carry a description or a candidate to whoever has the seat of one other role that may hear it now.

        What a line says beyond its pace is dropped before anything is asked of the rooms.
        """
        if self._said.wait(sid):
            return
        seat = await self._standing(sid)
        if seat is None or not isinstance(data, dict):
            return
        what = {name: data[name] for name in SIGNALS if name in data}
        for other in await self._company(seat):
            if other.role == data.get("to"):
                signal = {"from": seat.role, **what}
                await self._sockets.emit("signal", signal, room=_line(other), namespace=self._namespace)

    async def _on_here(self, sid: str, data: Any = None) -> dict[str, Any]:
        """The line still stands; answer with the room's version, so that nothing missed stays missed."""
        if wait := self._said.wait(sid):
            return {"error": "too_fast", "retry_after": wait}
        seat = await self._standing(sid)
        if seat is None:
            return {"version": -1}
        return {"version": await self._ask(self._orders.still_here(seat, sid))}

    async def _on_disconnect(self, sid: str, reason: Any = None) -> None:
        if self._sockets.manager.is_connected(sid, self._namespace):
            return  # an event of that name: the line still stands
        seat = await self._seat(sid)
        try:
            await self._ask(self._orders.depart(seat, sid))
        except Exception as error:  # the silence of the line will tell the same in half a minute
            logger.warning("a departure could not be noted: %s", type(error).__name__)
        await self.changed(seat.session_id)

    async def _company(self, seat: RoomSeat) -> Iterable[RoomSeat]:
        found: Iterable[RoomSeat] = await self._ask(self._orders.company(seat))
        return found

    async def _find(self, seat_id: str | None) -> RoomSeat | None:
        if seat_id is None:
            return None
        try:
            found: RoomSeat | None = await self._ask(self._orders.find(seat_id))
        except Refused:
            return None
        return found

    async def _standing(self, sid: str) -> RoomSeat | None:
        """Return the seat of a line, or None when it is another's by now: that line ends."""
        seat = await self._find((await self._seat(sid)).seat_id)
        if seat is None:
            await self._sockets.disconnect(sid, namespace=self._namespace)
        return seat

    async def _seat(self, sid: str) -> RoomSeat:
        seat: RoomSeat = (await self._sockets.get_session(sid, namespace=self._namespace))["seat"]
        return seat

    async def _ask(self, command: Command) -> Any:
        return await asyncio.to_thread(self._backend.bus.handle, command)


def _place(seat: RoomSeat) -> str:
    return f"{seat.session_id} {seat.role}"


def _line(seat: RoomSeat) -> str:
    return f"seat {seat.seat_id}"


def _cookie_header(environ: Mapping[str, Any]) -> str:
    return str(environ.get("HTTP_COOKIE") or "")

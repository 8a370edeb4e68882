"""Shared parts of the pages behind one-time links: rooms one meets in, and the signing of an agreement.

``/<room>/<ticket>`` shows the page and uses nothing up: previews and in-app browsers only look. The page takes the seat
by a request of its own; from then on the address is ``/<room>/at/<seat>`` and a cookie proves the device.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import segno
from sanic import HTTPResponse, Request, Sanic, response

from backend.api.pages import WEB
from backend.api.witness_seats import SeatCookies
from backend.api.witness_words import page_words
from backend.bootstrap import Backend
from backend.conversation.model import LANGUAGES
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.films import Piece
from backend.shared.messages import Command
from backend.shared.wording import fact

MAY_FILM = "camera=(self), microphone=(self), display-capture=(), geolocation=()"
"""Permissions-Policy of the pages in which one meets."""
NO_STORE = {"Cache-Control": "no-store"}
Failure = Refused | PlatformUnavailable | PlatformRejected
FAILURES = (Refused, PlatformUnavailable, PlatformRejected)
ENTRANCE = (WEB / "witness" / "entrance.html").read_bytes()
"""The part of a room's page in which one checks the device and comes in."""


class RoomPage:
    """A page behind one-time links, and what its requests have in common.

    Args:
        backend: does the work.
        room: the first part of the addresses, and the folder of the page in ``web/``.
        find: the command that finds the seat of an id.
        lost: the reason for which a device without a seat is refused.
        status: how a refusal is answered, where it is not 409.
        policy: the page's Permissions-Policy; empty for the house's own.
    """

    def __init__(
        self,
        backend: Backend,
        room: str,
        find: Callable[[str], Command],
        lost: str,
        status: Mapping[str, int],
        policy: str = "",
    ) -> None:
        self._backend, self._room, self._find, self._lost = backend, room, find, lost
        self._status, self._policy = {"room_input_wrong": 400, **status}, policy
        settings = backend.settings
        self._cookies = SeatCookies(settings.secret_key, settings.address, room, settings.secret_keys_previous)
        self._page = (WEB / room / "index.html").read_bytes().replace(b"<!-- entrance -->", ENTRANCE)

    def _attach(self, app: Sanic, *more: tuple[Any, str, str]) -> None:
        """Add the addresses every page has, and `more`: handler, what follows the seat, method."""
        ticket, seat = f"/{self._room}/<ticket:[A-Za-z0-9_-]{{20,80}}>", f"/{self._room}/at/<seat_id:[0-9a-f]{{16}}>"
        routes: tuple[tuple[Any, str, str], ...] = (
            (self._show, ticket, "GET"), (self._qr, f"{ticket}/qr.svg", "GET"), (self._show_seat, seat, "GET"),
            (self._words, f"/{self._room}/words/<language:str>", "GET"),
            *((handler, f"{ticket}{path}", method) for handler, path, method in more if path in ("/facts", "/seat")),
            *((handler, f"{seat}{path}", method) for handler, path, method in more if path not in ("/facts", "/seat")),
        )  # fmt: skip
        for handler, path, method in routes:
            app.add_route(handler, path, methods=[method], name=f"{self._room}{handler.__name__}")

    async def _show(self, request: Request, ticket: str) -> HTTPResponse:
        return self._shell()

    async def _show_seat(self, request: Request, seat_id: str) -> HTTPResponse:
        return self._shell()

    def _shell(self) -> HTTPResponse:
        headers = {**NO_STORE, **({"Permissions-Policy": self._policy} if self._policy else {})}
        return response.raw(self._page, content_type="text/html; charset=utf-8", headers=headers)

    async def _words(self, request: Request, language: str) -> HTTPResponse:
        words = await asyncio.to_thread(page_words, language, WEB / self._room / "words.yml")
        return response.raw(words, content_type="application/json", headers={"Cache-Control": "no-cache"})

    async def _qr(self, request: Request, ticket: str) -> HTTPResponse:
        """The link as a code, for opening it on another device."""
        code = io.BytesIO()
        segno.make(f"{self._backend.settings.address}/{self._room}/{ticket}").save(code, kind="svg", scale=4, border=3)
        return response.raw(code.getvalue(), content_type="image/svg+xml", headers=NO_STORE)

    async def _seat(self, request: Request, seat_id: str) -> Any:
        """Return the seat of the device that asks; Refused for the page's own reason."""
        proven = self._cookies.proven(seat_id, request.headers.get("cookie", ""))
        seat = await self._ask(self._find(proven)) if proven else None
        if seat is None:
            raise Refused(self._lost)
        return seat

    def _need_ours(self, request: Request) -> None:
        if not self._cookies.is_our_page(request.headers.get("origin"), request.headers):
            raise Refused("room_input_wrong")

    async def _ask(self, command: Command) -> Any:
        return await asyncio.to_thread(self._backend.bus.handle, command)

    def _seated(self, seat: Any) -> HTTPResponse:
        """Tell a page its seat, and bind its device to it."""
        answer = response.json({"seat": seat.seat_id}, headers=NO_STORE)
        self._cookies.give(answer, seat)
        return answer

    def _refusal(self, error: Failure, request: Request) -> HTTPResponse:
        """Say what is wrong and what to do, in the page's language."""
        language, render = language_of(request), self._backend.conversation.phrasebook.render
        if not isinstance(error, Refused):
            told = {"error": "unavailable", "message": render("utter_room_away", language).text}
            return response.json(told, status=503, headers=NO_STORE)
        facts = {name: fact(value, language) for name, value in error.facts.items()}
        told = {"error": error.reason, "message": render(f"utter_{error.reason}", language, facts).text}
        return response.json(told, status=self._status.get(error.reason, 409), headers=NO_STORE)


def page_picture(request: Request, picture: bytes) -> HTTPResponse:
    """Answer with a page of a paper (PNG), or with the rest of it for a device whose line broke off in the middle.

    A rest is given (``Range: bytes=N-``) where ``If-Range`` names the very picture of which N bytes have come.
    """
    mark = f'"{hashlib.sha256(picture).hexdigest()[:32]}"'
    headers = {**NO_STORE, "ETag": mark, "Accept-Ranges": "bytes"}
    first = _first_byte(request, len(picture)) if request.headers.get("if-range") == mark else 0
    if not first:
        return response.raw(picture, content_type="image/png", headers=headers)
    headers["Content-Range"] = f"bytes {first}-{len(picture) - 1}/{len(picture)}"
    return response.raw(picture[first:], status=206, content_type="image/png", headers=headers)


def _first_byte(request: Request, size: int) -> int:
    """Return from which byte on a picture is asked for; 0 for all that is no such wish."""
    unit, _, wish = request.headers.get("range", "").partition("=")
    first = wish.removesuffix("-")
    known = unit == "bytes" and wish.endswith("-") and first.isascii() and first.isdecimal() and len(first) < 12
    return int(first) if known and int(first) < size else 0


def language_of(request: Request) -> str:
    """Return the language a page speaks."""
    asked = request.headers.get("x-language", "")
    return asked if asked in LANGUAGES else "zh-Hans"


def body_of(request: Request) -> Any:
    """Return a decoded body; None for what is no JSON."""
    try:
        return json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        return None


def zone_in(body: Any) -> str:
    """Return what a device calls its zone."""
    zone = body.get("timezone") if isinstance(body, dict) else ""
    return zone[:64] if isinstance(zone, str) else ""


async def read_piece(request: Request, session_id: str, limit: int) -> Piece:
    """Return the piece of a recording that a page sends; the route must be a streaming one.

    Args:
        limit: bytes of a piece.

    Raises:
        Refused: ``room_input_wrong``, ``room_chunk_too_large`` as soon as that is known.
    """
    told = [request.headers.get(f"x-{name}", "") for name in ("sequence", "take", "sha256", "chain")]
    if not all(number.isascii() and number.isdecimal() and len(number) < 8 for number in told[:2]):
        raise Refused("room_input_wrong")
    content = await _read_at_most(request, limit)
    return Piece(session_id, int(told[0]), int(told[1]), told[2][:64], told[3][:64], content)


async def _read_at_most(request: Request, limit: int) -> bytes:
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

"""Security of every answer: what it says to the browser, how large a request may be, what is written about it."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from sanic import Request, Sanic
from sanic.exceptions import BadRequest
from sanic.response import BaseHTTPResponse

from backend.api import actions, request_metrics
from backend.shared.log_context import about

access = logging.getLogger("yiqiaotong.access")

LARGEST_REQUEST = 256 * 1024
"""Bytes of any request but the bot's own, and of an address that says otherwise (`ctx_largest_request`)."""

CHAT = "/"
"""The one page that other sites may show in a frame, and only those of the settings."""

MAY_SPEAK = "camera=(), microphone=(self), geolocation=(self)"
"""Permissions-Policy of the chat, which records a voice message when the person asks it to."""
NO_CAMERA = "camera=(), microphone=(), geolocation=(self)"
"""Permissions-Policy of every page that does not say otherwise; only the chat's and the witness room's do.

Chat and map may ask where the person is; the browser asks the person.
"""

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9a-fA-F:]+\](:\d{1,5})?")

_TWO_READINGS = re.compile(rb"\r\n(?:[ \t]|[^:\r\n]*[ \t]:)")
"""A folded line, or a blank before a colon: RFC 9112, 5.1 and 5.2 have both refused, since a proxy in front may read a
field where we read none."""
_HOST_LINES = re.compile(rb"\r\nhost:", re.IGNORECASE)
"""More than one is refused (RFC 9112, 3.2)."""


def content_policy(host: str, embed_origins: Sequence[str], tiles: str = "") -> str:
    """Return the Content-Security-Policy: everything from our own host, nothing inline, sockets to the same host only.

    Args:
        host: the request's Host, named for browsers whose ``'self'`` leaves sockets out.
        embed_origins: sites that may show the chat in a frame.
        tiles: address of the map's tiles, whose host may then be asked for pictures; empty for none.
    """
    pictures = f" {_origin(tiles)}" if tiles.startswith("https://") else ""
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"connect-src 'self'{sockets}",
            f"img-src 'self' data:{pictures}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            " ".join(("frame-ancestors 'self'", *embed_origins)),
        )
    )


def _origin(tiles: str) -> str:
    """The host of a tile address; where it names one of several (``{s}``), all below it."""
    return "https://" + (urlsplit(tiles).netloc.replace("{s}", "*"))


def attach_security(app: Sanic, embed_origins: Sequence[str], *, secure: bool, tiles: str = "") -> None:
    """Put headers on every answer, bound every request, and log each without personal data.

    Args:
        embed_origins: sites that may show the chat in a frame.
        secure: True when people reach us by https, and shall never come otherwise again.
        tiles: address of the map's tiles, or empty.
    """

    async def read_strictly(head: bytes, **_: Any) -> None:
        if _TWO_READINGS.search(head) or len(_HOST_LINES.findall(head)) > 1:
            raise BadRequest("a head that a proxy may read otherwise")

    async def bound(request: Request, **_: Any) -> None:
        if request.stream and request.path != actions.PATH:
            largest = (
                getattr(request.route.ctx, "largest_request", LARGEST_REQUEST) if request.route else LARGEST_REQUEST
            )
            request.stream.request_max_size = min(request.stream.request_max_size, largest)

    async def begin(request: Request) -> None:
        request.ctx.began = time.monotonic()

    async def finish(request: Request, answer: BaseHTTPResponse) -> None:
        if request.path == "/chat/embed.js":
            answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        framing = embed_origins if request.path == CHAT else ()
        answer.headers.setdefault("Content-Security-Policy", content_policy(request.host, framing, tiles))
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
        answer.headers.setdefault("Referrer-Policy", "no-referrer")
        answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        answer.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin-allow-popups")
        answer.headers.setdefault("Permissions-Policy", MAY_SPEAK if request.path == CHAT else NO_CAMERA)
        if secure:
            answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            _hear_out(request)
        _log(request, answer)

    app.add_signal(read_strictly, "http.lifecycle.read_head")
    app.add_signal(bound, "http.routing.after")
    app.register_middleware(begin, "request")
    app.register_middleware(finish, "response")


def _hear_out(request: Request) -> None:
    """Take the rest of a request that was too large: a line closed under its sender loses them our answer."""
    if request.stream:
        request.stream.request_max_size = actions.LARGEST_CALL


def _log(request: Request, answer: BaseHTTPResponse) -> None:
    """Write the route's pattern, never the address itself: it may hold a token or an id."""
    pattern = f"/{request.route.path}" if request.route else request_metrics.NO_ROUTE
    seconds = time.monotonic() - getattr(request.ctx, "began", time.monotonic())
    request_metrics.answered(request.method, pattern, answer.status, seconds)
    level = logging.DEBUG if pattern.startswith(("/healthz", "/readyz", "/chat/", "/map")) else logging.INFO
    with about(turn=getattr(request.ctx, "turn", "")):
        access.log(level, "%s %s %s %.0f ms", request.method, pattern, answer.status, seconds * 1000)

"""Callbacks by which partners tell what they decided later: signed, recent, and harmless when they come twice."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.bootstrap import Backend
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.messages import Command
from backend.shared.service import NewsReader

logger = logging.getLogger(__name__)

TOLERANCE_SECONDS = 300
"""A signed message older than this, or from further in the future, is somebody's replay."""


def is_signed(body: bytes, timestamp: str, signature: str, key: str, now: datetime) -> bool:
    """Return True for a recent body signed with our common key: ``sha256=`` HMAC of ``<timestamp>.<body>``, in hex."""
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12):
        return False
    if abs(now.timestamp() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    expected = hmac.new(key.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"sha256={expected}".encode(), signature.encode())


def attach_callbacks(app: Sanic, backend: Backend, now: Callable[[], datetime]) -> None:
    """Add ``/callbacks/<partner>`` for every partner some service reads news of."""
    readers: dict[str, list[NewsReader]] = {}
    for reader in backend.news_readers:
        readers.setdefault(reader.partner, []).append(reader)
    for partner, of_partner in readers.items():
        key = backend.settings.callback_key(partner)
        app.add_route(
            _hear(backend, of_partner, key, now), f"/callbacks/{partner}", methods=["POST"], name=f"{partner}_callback"
        )


def read_news(readers: Sequence[NewsReader], body: Any) -> Command:
    """Return the order a decoded body amounts to, for the first service it is about; raises PlatformRejected."""
    for reader in readers:
        if reader.is_told_in(body):
            return reader.read(body)
    raise PlatformRejected(readers[0].partner, "nobody reads this callback")


def _hear(backend: Backend, readers: Sequence[NewsReader], key: str, now: Callable[[], datetime]) -> Any:
    partner = readers[0].partner

    async def told(request: Request) -> HTTPResponse:
        signed = [request.headers.get(name, "") for name in readers[0].header_names]
        if not is_signed(request.body, signed[0], signed[1], key, now()):
            return response.json({"error": "signature"}, status=401)
        try:
            news = read_news(readers, json.loads(request.body))
        except (ValueError, RecursionError, PlatformRejected) as odd:
            logger.error("a callback of %s cannot be used: %s", partner, type(odd).__name__)
            return response.json({"error": "body"}, status=422)
        return await _record(backend, partner, news)

    return told


async def _record(backend: Backend, partner: str, news: Command) -> HTTPResponse:
    """Hand the news in. A fault of ours is answered 500 by the app, so that the partner sends it again."""
    try:
        await asyncio.to_thread(backend.bus.handle, news)
    except Refused as refused:
        logger.error("%s told something we cannot use: %s", partner, refused.reason)
        return response.json({"error": refused.reason}, status=404)
    return response.json({"status": "ok"})

"""Where the notary office tells us what it decided later: signed, recent, and harmless when it comes twice."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Callable
from datetime import datetime

from sanic import HTTPResponse, Request, Sanic, response

from backend.bootstrap import Backend
from backend.notarization.commands import RecordOfficeDecision
from backend.notarization.office_callback import read_callback
from backend.shared.errors import PlatformRejected, Refused

logger = logging.getLogger(__name__)

PATH = "/callbacks/wuyi_notary"
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


def attach_callbacks(app: Sanic, backend: Backend, key: str, now: Callable[[], datetime]) -> None:
    """Add the office's callback address to the app."""

    async def decided(request: Request) -> HTTPResponse:
        headers = request.headers
        signed = (headers.get("x-wuyi-timestamp", ""), headers.get("x-wuyi-signature", ""))
        if not is_signed(request.body, *signed, key, now()):
            return response.json({"error": "signature"}, status=401)
        try:
            decision = read_callback(json.loads(request.body))
        except (ValueError, PlatformRejected) as odd:
            logger.error("a callback of the notary office cannot be used: %s", type(odd).__name__)
            return response.json({"error": "body"}, status=422)
        return await _record(backend, decision)

    app.add_route(decided, PATH, methods=["POST"], name="wuyi_notary_callback")


async def _record(backend: Backend, decision: RecordOfficeDecision) -> HTTPResponse:
    """Hand the decision in. A fault of ours is answered 500 by the app, so that the office sends it again."""
    try:
        await asyncio.to_thread(backend.bus.handle, decision)
    except Refused as refused:
        logger.error("the notary office told something we cannot use: %s", refused.reason)
        return response.json({"error": refused.reason}, status=404)
    return response.json({"status": "ok"})

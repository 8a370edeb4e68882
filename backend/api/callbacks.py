"""Where partners tell us what they decided later: signed, recent, and harmless when it comes twice."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.authorization.platform_news import read_callback as read_guangzhou_witness
from backend.bootstrap import Backend
from backend.enquiries.centre_news import is_of_enquiry, read_enquiry_news
from backend.filing.court_callback import read_callback as read_filing_news
from backend.hearing.court import MATTERS
from backend.identity.platform_news import read_callback as read_national_identity
from backend.notarization.office_callback import read_callback as read_wuyi_notary
from backend.protection.update_news import read_update_news
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.messages import Command

logger = logging.getLogger(__name__)

TOLERANCE_SECONDS = 300
"""A signed message older than this, or from further in the future, is somebody's replay."""


@dataclass(frozen=True, slots=True)
class NewsSource:
    """A partner that sends us news.

    Args:
        partner: its name, also the last part of the address.
        headers: names of the headers with timestamp and signature.
        read: turns a decoded body into the command it amounts to; raises PlatformRejected outside the contract.
    """

    partner: str
    headers: tuple[str, str]
    read: Callable[[Any], Command]


def read_online_litigation(body: Any) -> Command:
    """The court's platform tells of everything at one address; the kind says what it is about."""
    for matter in MATTERS:
        if matter.is_told_in(body):
            return matter.read(body)
    return read_filing_news(body)


def read_yiqiao_yilu(body: Any) -> Command:
    """The overseas interest protection system tells of enquiries and of the law library at one address."""
    return read_enquiry_news(body) if is_of_enquiry(body) else read_update_news(body)


SOURCES = (
    NewsSource("yiqiao_yilu", ("x-yiqiao-yilu-timestamp", "x-yiqiao-yilu-signature"), read_yiqiao_yilu),
    NewsSource("wuyi_notary", ("x-wuyi-timestamp", "x-wuyi-signature"), read_wuyi_notary),
    NewsSource(
        "national_identity",
        ("x-national-identity-timestamp", "x-national-identity-signature"),
        read_national_identity,
    ),
    NewsSource(
        "online_litigation",
        ("x-online-litigation-timestamp", "x-online-litigation-signature"),
        read_online_litigation,
    ),
    NewsSource(
        "guangzhou_witness",
        ("x-guangzhou-witness-timestamp", "x-guangzhou-witness-signature"),
        read_guangzhou_witness,
    ),
)
"""Every partner whose news we hear. A new one is a line here."""


def is_signed(body: bytes, timestamp: str, signature: str, key: str, now: datetime) -> bool:
    """Return True for a recent body signed with our common key: ``sha256=`` HMAC of ``<timestamp>.<body>``, in hex."""
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12):
        return False
    if abs(now.timestamp() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    expected = hmac.new(key.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"sha256={expected}".encode(), signature.encode())


def attach_callbacks(app: Sanic, backend: Backend, now: Callable[[], datetime]) -> None:
    """Add ``/callbacks/<partner>`` for every source of news."""
    for source in SOURCES:
        key: str = getattr(backend.settings, f"{source.partner}_key")
        app.add_route(
            _hear(backend, source, key, now),
            f"/callbacks/{source.partner}",
            methods=["POST"],
            name=f"{source.partner}_callback",
        )


def _hear(backend: Backend, source: NewsSource, key: str, now: Callable[[], datetime]) -> Any:
    async def told(request: Request) -> HTTPResponse:
        signed = [request.headers.get(name, "") for name in source.headers]
        if not is_signed(request.body, signed[0], signed[1], key, now()):
            return response.json({"error": "signature"}, status=401)
        try:
            news = source.read(json.loads(request.body))
        except (ValueError, PlatformRejected) as odd:
            logger.error("a callback of %s cannot be used: %s", source.partner, type(odd).__name__)
            return response.json({"error": "body"}, status=422)
        return await _record(backend, source.partner, news)

    return told


async def _record(backend: Backend, partner: str, news: Command) -> HTTPResponse:
    """Hand the news in. A fault of ours is answered 500 by the app, so that the partner sends it again."""
    try:
        await asyncio.to_thread(backend.bus.handle, news)
    except Refused as refused:
        logger.error("%s told something we cannot use: %s", partner, refused.reason)
        return response.json({"error": refused.reason}, status=404)
    return response.json({"status": "ok"})

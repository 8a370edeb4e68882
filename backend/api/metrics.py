"""``/metrics`` for a Prometheus monitor: with the settings' token, or from this machine only while none is set."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
from urllib.parse import urlsplit

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from sanic import HTTPResponse, Request, Sanic, response

from backend.bootstrap import Backend
from backend.conversation.metrics import REGISTRY, TIME_ZONES
from backend.conversation.queues import Queues
from backend.shared.time_zones import time_zones

PATH = "/metrics"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def attach_metrics(app: Sanic, backend: Backend) -> None:
    """Add the address."""
    queues = CollectorRegistry()
    queues.register(Queues(backend.database, backend.clock))
    token = backend.settings.metrics_token
    zones = time_zones()
    TIME_ZONES.labels(zones.version or "unknown", zones.source).set(zones.knows_british_columbia)

    async def metrics(request: Request) -> HTTPResponse:
        if not may_look(request, token):
            return response.json({"error": "not found"}, status=404)
        text = await asyncio.to_thread(lambda: generate_latest(REGISTRY) + generate_latest(queues))
        return response.raw(text, content_type=CONTENT_TYPE_LATEST)

    app.add_route(metrics, PATH, name="metrics")


def may_look(request: Request, token: str) -> bool:
    """Whether a request may see the numbers: it shows the token, or, where none is set, comes from this machine itself.

    A request that a proxy has passed on comes from nobody knows where.
    """
    if token:
        return hmac.compare_digest((request.token or "").encode(), token.encode())
    if urlsplit(f"//{request.host}").hostname not in LOOPBACK:  # a page's own name that leads to this machine
        return False
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.ip).is_loopback
    except ValueError:
        return False

"""``/metrics`` for a Prometheus monitor: with the settings' token, or from this machine only while none is set."""

from __future__ import annotations

import hmac
import ipaddress
from urllib.parse import urlsplit

from prometheus_client import CONTENT_TYPE_LATEST
from sanic import HTTPResponse, Request, Sanic, response

from backend.bootstrap import Backend
from backend.monitoring.monitor import Monitor

PATH = "/metrics"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def attach_metrics(app: Sanic, backend: Backend) -> None:
    """Add the address, and look at what it tells while the app serves."""
    monitor, token = Monitor(backend), backend.settings.metrics_token

    async def metrics(request: Request) -> HTTPResponse:
        if not may_look(request, token):
            return response.json({"error": "not found"}, status=404)
        return response.raw(await monitor.text(), content_type=CONTENT_TYPE_LATEST)

    app.add_route(metrics, PATH, name="metrics")
    app.register_listener(lambda _: monitor.start(), "before_server_start")
    app.register_listener(lambda _: monitor.stop(), "after_server_stop")


def may_look(request: Request, token: str) -> bool:
    """Return True if a request may see the numbers: it shows the token, or, if none is set, is of this machine.

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

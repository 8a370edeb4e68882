"""Counts of requests: how long each took, by the pattern of its address and how it was answered.

Never the address itself: it may hold a token or an id, and there would be no end of them.
"""

from __future__ import annotations

from prometheus_client import Histogram

from backend.shared.metrics import QUICK, REGISTRY

NO_ROUTE = "(no route)"
SOCKET = "/socket"
"""End of the addresses of our sockets."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

SECONDS = Histogram(
    "yiqiaotong_http_request_seconds", "A request, from its head to its answer's", ["method", "route", "status"],
    buckets=QUICK, registry=REGISTRY,
)  # fmt: skip


def answered(method: str, route: str, status: int, seconds: float) -> None:
    """Count a request; a socket, which lasts as long as somebody looks at a page, is none.

    Args:
        method: as it was sent; one we do not know is "other", for anybody may invent one.
        route: the pattern.
    """
    if route.endswith(SOCKET):
        return
    SECONDS.labels(method if method in METHODS else "other", route, str(status)).observe(seconds)

"""Requests under names that are not ours are refused: a page whose name was turned to this machine reaches nothing.

A browser lets a page read what its own name answers; whoever rules that name may point it here afterwards (DNS
rebinding). Then the request still says the page's name, and that is how it is told.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from sanic import HTTPResponse, Request, Sanic
from sanic.response import text

from backend.config import Settings

ASKED_BY_MACHINES = ("/healthz", "/readyz", "/metrics")
"""Asked under whatever name a machine finds us; `/metrics` has a rule of its own."""
BAD_HOST = 400
"""Answer of RFC 9112, 3.2 to a Host that is not valid here."""


def names_of(settings: Settings) -> frozenset[str]:
    """Return the names under which people, partners and bots reach us, without ports, in small letters."""
    addresses = (settings.address, settings.actions_address, settings.callbacks_at, f"http://{settings.host}")
    return frozenset({"localhost", *(urlsplit(one).hostname or "" for one in addresses)} - {"", "0.0.0.0", "::"})


def attach_own_names(app: Sanic, names: frozenset[str]) -> None:
    """Refuse every request under another name. A bare address is nobody's name: it cannot be turned to us."""

    async def refuse(request: Request) -> HTTPResponse | None:
        if request.path in ASKED_BY_MACHINES or is_ours(request.headers.get("host", ""), names):
            return None
        return text("This is not the name of this service.", status=BAD_HOST)

    app.register_middleware(refuse, "request")


def is_ours(host: str, names: frozenset[str]) -> bool:
    """Return True if a Host header names us: by one of our names, or by an address in figures."""
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name in names or name.endswith(".localhost")
    return True

"""Recognition of requests from a page of this very address; every page that holds a session asks here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit


def is_our_page(public_host: str, origin: str | None, headers: Mapping[str, Any]) -> bool:
    """Return True for a request without origin (no browser) or from a page of this very address.

    Args:
        public_host: host and port of the address people use.
        origin: the request's Origin, if it has one.
        headers: the request's, by plain name or as WSGI spells them.
    """
    if not origin:
        return True
    host = urlsplit(origin).netloc.lower()
    ours = {public_host.lower()}
    for name in ("host", "x-forwarded-host"):
        value = headers.get(name) or headers.get(f"HTTP_{name.upper().replace('-', '_')}") or ""
        ours.add(value.split(",")[0].strip().lower())
    return bool(host) and host in ours

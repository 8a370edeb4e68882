"""Needs of every webhook: a constant-time look at a secret, and a body that is read without ever breaking."""

from __future__ import annotations

import hmac
import json
import logging
import re
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation import metrics

logger = logging.getLogger(__name__)

_ID = re.compile(r"[\x21-\x7e]{1,160}")


def is_same(given: str, expected: str) -> bool:
    """Compare a secret or signature in constant time; an empty expectation matches nothing."""
    return bool(expected) and hmac.compare_digest(given.encode(errors="replace"), expected.encode())


def refused(channel: str) -> HTTPResponse:
    """Answer a request that does not prove that it comes from the platform; nothing of it is processed or logged."""
    metrics.UNSIGNED.labels(channel).inc()
    logger.warning("a request to the %s webhook was not signed as it must be", channel)
    return response.json({"error": "signature"}, status=401)


def read_json(body: bytes) -> Any:
    """Return a JSON body, or None for anything that is none, however it is broken."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def one(data: Any, *path: str | int) -> Any:
    """Return what lies at a path of keys and positions in decoded JSON, or None where it leads nowhere."""
    for step in path:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and -len(data) <= step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def many(data: Any, *path: str | int) -> list[Any]:
    """Return the list at a path, or an empty one."""
    found = one(data, *path)
    return found if isinstance(found, list) else []


def words(value: Any, limit: int = 10_000) -> str | None:
    """Return a text without broken characters, or None for anything but a text that says something."""
    if not isinstance(value, str):
        return None
    text = value[:limit].encode("utf-8", "ignore").decode().replace("\0", "")
    return text if text.strip() else None


def name(value: Any) -> str | None:
    """Return a platform's id (printable ASCII, at most 160 characters), or None for anything else."""
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def whole(value: Any) -> int | None:
    """Return a whole number of at most 64 bits, or None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63 else None


def answer_503(app: Sanic, channel: str, paths: tuple[str, ...]) -> None:
    """Make the addresses of a channel that nobody has set up say so."""

    async def unconfigured(_: Request) -> HTTPResponse:
        return response.json({"error": f"{channel} is not configured"}, status=503)

    for number, path in enumerate(paths):
        app.add_route(unconfigured, path, methods=["GET", "POST"], name=f"{channel}_unconfigured_{number}")

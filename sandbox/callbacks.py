"""Carries a partner's news to its clients: signed, and tried again until they say 2xx."""

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

import httpx

logger = logging.getLogger(__name__)

PAUSES = (0.0, 0.3, 1.0, 3.0, 10.0, 30.0)


@dataclass(frozen=True, slots=True)
class Callback:
    """Something to tell a client; its body has an ``event_id``."""

    url: str
    body: dict[str, Any]


def signed_headers(body: bytes, key: str, timestamp: int, names: tuple[str, str]) -> dict[str, str]:
    """Return the headers of a callback: HMAC-SHA256 over ``<timestamp>.<raw body>``, in hex."""
    signature = hmac.new(key.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {"Content-Type": "application/json", names[0]: str(timestamp), names[1]: f"sha256={signature}"}


async def deliver(callback: Callback, key: str, names: tuple[str, str], now: Callable[[], datetime]) -> bool:
    """Post one callback until it is accepted; each try is signed afresh. Returns False when every try failed."""
    body = json.dumps(callback.body, ensure_ascii=False).encode()
    async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
        for pause in PAUSES:
            await asyncio.sleep(pause)
            try:
                answer = await client.post(
                    callback.url, content=body, headers=signed_headers(body, key, int(now().timestamp()), names)
                )
            except httpx.HTTPError as error:
                logger.info("callback not delivered yet: %s", type(error).__name__)
                continue
            if answer.is_success:
                return True
    logger.warning("callback %s given up", callback.body["event_id"])
    return False

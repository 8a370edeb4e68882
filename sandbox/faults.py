"""Misbehaviour on demand: outage, slowness, nonsense and refusals, so that tests can see how a client bears them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from sanic import HTTPResponse
from sanic.response import html, raw, text

NONSENSE = {
    "not_json": lambda: text("Gateway says hello", content_type="application/json"),
    "html": lambda: html("<html><body>维护中</body></html>"),
    "wrong_shape": lambda: raw(b'{"ok": true, "slots": "many"}', content_type="application/json"),
    "null": lambda: raw(b"null", content_type="application/json"),
}


@dataclass(slots=True)
class Faults:
    """Faults just now.

    Args:
        outage: answer 503 to everything.
        failing: how many of the next requests are answered 503.
        latency_before: seconds to wait before a request is carried out.
        latency_after: seconds to wait after it was carried out, so that the client may miss a success.
        nonsense: a key of `NONSENSE`, or None.
        refusals: codes for the next requests that change something.
    """

    outage: bool = False
    failing: int = 0
    latency_before: float = 0.0
    latency_after: float = 0.0
    nonsense: str | None = None
    refusals: list[str] = field(default_factory=list)

    async def before(self) -> HTTPResponse | None:
        """Return an answer that pre-empts the real one, or None."""
        await asyncio.sleep(self.latency_before)
        if self.outage or self.failing > 0:
            self.failing = max(0, self.failing - 1)
            return raw(b"", status=503)
        if self.nonsense:
            return NONSENSE[self.nonsense]()
        return None

    def refusal(self) -> str | None:
        """Take the code the next change is refused with, or None."""
        return self.refusals.pop(0) if self.refusals else None

    async def after(self) -> None:
        """Wait as long as the partner is slow to answer."""
        await asyncio.sleep(self.latency_after)

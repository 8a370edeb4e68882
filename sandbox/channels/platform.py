"""Base of every pretend messenger platform: people with their chats, faults on demand, and a way to our webhook."""

from __future__ import annotations

import asyncio
import hmac
import json as encoder
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json

PATIENCE = 20.0
"""Seconds a platform waits for a webhook's answer in these tests (each real one has its own)."""


@dataclass(slots=True)
class Faults:
    """Faults just now.

    Args:
        outage: how many of the next calls are answered 503.
        latency: seconds before each call is carried out.
        errors: what the next calls that send something are refused with, each platform's own values.
    """

    outage: int = 0
    latency: float = 0.0
    errors: list[Any] = field(default_factory=list)


class Platform:
    """One pretend platform.

    Args:
        name: first part of its addresses.
        key: the secret by which it knows who calls it; the handles behind the counter ask for it, too.
        webhook: where events are posted.
    """

    def __init__(self, name: str, key: str, webhook: str = "") -> None:
        self.name, self.key, self.webhook = name, key, webhook
        self.faults = Faults()
        self.sent: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.files: dict[str, bytes] = {}
        self.answers: list[dict[str, Any]] = []

    def reset(self) -> None:
        """Forget everything that was said."""
        self.faults = Faults()
        for kept in (self.sent, self.calls, self.answers):
            kept.clear()
        self.files.clear()

    async def before(self, call: str) -> HTTPResponse | None:
        """Note a call, and return an answer that pre-empts the real one, or None."""
        self.calls.append(call)
        await asyncio.sleep(self.faults.latency)
        if self.faults.outage > 0:
            self.faults.outage -= 1
            return json({"error": "maintenance"}, status=503)
        return None

    async def post(self, body: bytes, headers: dict[str, str], params: dict[str, str] | None = None) -> httpx.Response:
        """Post one event to the webhook, and note what it answered."""
        async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as http:
            answer = await http.post(self.webhook, content=body, headers=headers, params=params)
        self.answers.append({"status": answer.status_code, "body": answer.text})
        return answer


def encoded(body: Any) -> bytes:
    """Return JSON as a platform posts it."""
    return encoder.dumps(body, ensure_ascii=False).encode()


def _delayed(deliver: Callable[[Any], Awaitable[None]], seconds: float) -> Callable[[Any], Awaitable[None]]:
    async def later(event: Any) -> None:
        await asyncio.sleep(seconds)
        await deliver(event)

    return later


def control(platform: Platform, deliver_now: Callable[[Any], Awaitable[None]]) -> Blueprint:
    """Return the handles behind the counter (``/<name>/_control``), which no real platform has.

    They ask for the platform's key, as ``X-API-Key`` or bearer token: other programmes of this machine do not have it.

    Args:
        deliver_now: brings one event, as the test wrote it, to the webhook.
    """
    routes = Blueprint(f"{platform.name}_control", url_prefix=f"/{platform.name}/_control")

    @routes.on_request
    async def admit(request: Request) -> HTTPResponse | None:
        given = request.headers.get("x-api-key") or request.token or ""
        known = hmac.compare_digest(given.encode(), platform.key.encode())
        return None if known else json({"error": "this handle asks for the platform's key"}, status=401)

    @routes.get("/state", name="state")
    async def state(_: Request) -> HTTPResponse:
        return json({"sent": platform.sent, "calls": platform.calls, "answers": platform.answers})

    @routes.post("/events", name="events")
    async def events(request: Request) -> HTTPResponse:
        """Deliver events in the order given, each as often as ``times`` says (a replay).

        ``at_once`` delivers them together, ``reversed`` the last one first, ``delay`` seconds before each; ``drop``
        loses the first few, as a network may.
        """
        wish = request.json
        orders = [event for event in wish["events"] for _ in range(int(wish.get("times", 1)))][wish.get("drop", 0) :]
        orders = orders[::-1] if wish.get("reversed") else orders
        deliver = _delayed(deliver_now, float(wish.get("delay", 0)))
        if wish.get("at_once"):
            await asyncio.gather(*(deliver(event) for event in orders))
        else:
            for event in orders:
                await deliver(event)
        return json({"answers": platform.answers})

    @routes.post("/faults", name="faults")
    async def faults(request: Request) -> HTTPResponse:
        for name, value in request.json.items():
            setattr(platform.faults, name, value)
        return json({})

    @routes.post("/reset", name="reset")
    async def reset(_: Request) -> HTTPResponse:
        platform.reset()
        return json({})

    @routes.post("/webhook", name="webhook")
    async def webhook(request: Request) -> HTTPResponse:
        platform.webhook = request.json["url"]
        return json({})

    @routes.post("/files/<name:str>", name="files")
    async def put_file(request: Request, name: str) -> HTTPResponse:
        """Let a person have a file to send."""
        platform.files[name] = request.body
        return json({})

    return routes

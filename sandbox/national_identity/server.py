"""The platform over HTTP: the routes of `openapi.yaml`, and its own page on which a person shows their face."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file, html

from sandbox.callbacks import Callback
from sandbox.national_identity.face_page import done_page, face_page, gone_page
from sandbox.national_identity.problems import Problem
from sandbox.national_identity.registry import Registry, body
from sandbox.national_identity.requests import NewCheck
from sandbox.partner import Handler, Partner

PREFIX = "/national_identity"
OPENAPI = Path(__file__).with_name("openapi.yaml")


class Counter(Partner):
    """One running platform: its checks, its faults, and how it reaches its clients.

    Args:
        key: API key of clients, and secret of the callbacks' signature.
        keep_in: JSON file to remember in, or None.
        decide_after: seconds after which a check without a face ends in a match by itself; 0 leaves it to the page.
    """

    name = "national_identity"
    problem = Problem
    signature_headers = ("X-National-Identity-Timestamp", "X-National-Identity-Signature")

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        super().__init__(key)
        self.decide_after = decide_after
        self.registry = Registry(keep_in)
        self.lock = self.registry.lock

    @property
    def now(self) -> datetime:
        """The platform's clock."""
        return self.registry.now

    @property
    def answers(self) -> dict[str, list[Any]]:
        """Return them as the registry has them."""
        return self.registry.memory.answers

    def outgoing(self) -> list[Callback]:
        """Take the news."""
        outgoing, self.registry.outgoing = self.registry.outgoing, []
        return outgoing

    def remember(self) -> None:
        """Write the registry down."""
        self.registry.save()

    def take_up_again(self) -> None:
        """After a restart: whoever was still waiting gets a result."""
        for check in self.registry.memory.checks.values():
            if check.state == "awaiting_face" and self.decide_after:
                self.errand(self.decide_later(check.check_id))

    async def decide_later(self, check_id: str) -> None:
        """End a check after a while, as if the person had shown their face."""
        await asyncio.sleep(self.decide_after)
        if check_id in self.registry.memory.checks:
            self.registry.decide(self.registry.check(check_id))
            self.settle()


def blueprint(counter: Counter) -> Blueprint:
    """Return the routes of the contract and the page, under `PREFIX`."""
    routes = Blueprint("national_identity", url_prefix=PREFIX)

    def at(path: str, method: str, handler: Handler) -> None:
        name = f"{method.lower()}_{'one' if '<' in path else 'new'}"
        answer = counter.guarded(handler, changing=method != "GET")
        routes.add_route(answer, f"/v1{path}", methods=[method], name=name)

    at("/checks", "POST", lambda request: (201, _opened(counter, request)))
    at("/checks/<key>", "GET", lambda _, key: (200, body(counter.registry.check(key))))
    at("/checks/<key>", "DELETE", lambda _, key: (200, counter.registry.withdraw(key)))

    @routes.get("/v1/openapi.yaml", name="contract")
    async def contract(_: Request) -> HTTPResponse:
        return await file(OPENAPI, mime_type="application/yaml")

    @routes.get("/face/<face>", name="page")
    async def page(_: Request, face: str) -> HTTPResponse:
        open_ = counter.registry.at_page(face) is not None
        return html(face_page(), headers=_GUARD) if open_ else html(gone_page(), status=410, headers=_GUARD)

    @routes.post("/face/<face>", name="taken")
    async def taken(_: Request, face: str) -> HTTPResponse:
        check = counter.registry.at_page(face)
        if check is None:
            return html(gone_page(), status=410, headers=_GUARD)
        counter.registry.decide(check)
        counter.settle()
        return html(done_page(), headers=_GUARD)

    return routes


_GUARD = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def _opened(counter: Counter, request: Request) -> dict[str, Any]:
    wish = counter.read(request, NewCheck)
    made = counter.registry.open(wish, f"{request.scheme}://{request.host}{PREFIX}/face")
    if counter.decide_after:
        counter.errand(counter.decide_later(made["check_id"]))
    return made

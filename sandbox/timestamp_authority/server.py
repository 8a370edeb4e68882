"""The authority over HTTP (RFC 3161, section 3.4): a request in a POST's body, the answer in its response."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import raw

from sandbox.callbacks import Callback
from sandbox.partner import Partner
from sandbox.timestamp_authority.authority import Authority
from sandbox.timestamp_authority.problems import Problem

REQUEST, ANSWER = "application/timestamp-query", "application/timestamp-reply"


class Counter(Partner):
    """One running authority.

    Args:
        key: unused: such authorities ask for none.
        keep_in: file to remember key and certificate in, or None.
        decide_after: unused: it decides at once.
    """

    name = "timestamp_authority"
    problem = Problem
    signature_headers = ("", "")

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        super().__init__(key)
        self.authority = Authority(keep_in)

    @property
    def now(self) -> datetime:
        """The authority's clock."""
        return self.authority.now

    @property
    def answers(self) -> dict[str, list[Any]]:
        """Nothing is answered twice alike: each token has a time of its own."""
        return {}

    def outgoing(self) -> list[Callback]:
        """It has no news."""
        return []

    def remember(self) -> None:
        """Key and certificate are kept when they are made; nothing else is."""


def blueprint(counter: Counter) -> Blueprint:
    """Return the one route."""
    routes = Blueprint("timestamp_authority", url_prefix="/timestamp_authority")

    @routes.post("/", strict_slashes=False, name="stamp")
    async def stamp(request: Request) -> HTTPResponse:
        if (instead := await counter.faults.before()) is not None:
            return instead
        if request.headers.get("content-type") != REQUEST:
            return raw(b"", status=415)
        answer = await asyncio.to_thread(counter.authority.answer, request.body)
        await counter.faults.after()
        return raw(answer, content_type=ANSWER)

    return routes

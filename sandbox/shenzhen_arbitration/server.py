"""The system over HTTP: the routes of `openapi.yaml`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file

from sandbox import memory
from sandbox.callbacks import Callback
from sandbox.partner import Handler, Partner
from sandbox.shenzhen_arbitration.problems import Problem
from sandbox.shenzhen_arbitration.requests import (
    Decision,
    NewAnswer,
    NewApplication,
    NewPayment,
    NewSupplement,
    NewWithdrawal,
)
from sandbox.shenzhen_arbitration.secretariat import Secretariat, Shelf

PREFIX = "/shenzhen_arbitration"
OPENAPI = Path(__file__).with_name("openapi.yaml")


class Counter(Partner):
    """One running system: its shelf, its faults, and how it reaches its clients.

    Args:
        key: API key of clients, and secret of the signatures.
        keep_in: JSON file to remember in, or None.
        decide_after: seconds after which an application is accepted, a payment looked at and a withdrawal allowed by
            itself; 0 leaves it to `_control`.
    """

    name = "shenzhen_arbitration"
    problem = Problem
    signature_headers = ("X-Shenzhen-Arbitration-Timestamp", "X-Shenzhen-Arbitration-Signature")

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        super().__init__(key)
        self.keep_in = keep_in
        self.decide_after = decide_after
        self.secretariat = Secretariat()
        self.lock = self.secretariat.lock
        if keep_in:
            self.secretariat.shelf = Shelf(**memory.load(keep_in))

    @property
    def now(self) -> datetime:
        """The system's clock."""
        return self.secretariat.now

    @property
    def answers(self) -> dict[str, list[Any]]:
        """Return them as the shelf has them."""
        return self.secretariat.shelf.answers

    def outgoing(self) -> list[Callback]:
        """Take the system's news."""
        outgoing, self.secretariat.outgoing = self.secretariat.outgoing, []
        return outgoing

    def remember(self) -> None:
        """Write the shelf."""
        if self.keep_in:
            memory.save(self.secretariat.shelf, self.keep_in)

    def take_up_again(self) -> None:
        """After a restart: whoever still waits for a decision gets one."""
        for reference, application in self.secretariat.shelf.applications.items():
            if self.decide_after and application["status"] == "received":
                self.errand(self.accept_later(reference))

    async def accept_later(self, reference: str) -> None:
        """Accept an application after a while, as a secretary would."""
        await asyncio.sleep(self.decide_after)
        if self.secretariat.find(reference)["status"] == "received":
            self.secretariat.decide(Decision(kind="accepted", reference=reference))
            self.settle()

    def later(self, reference: str, decide: Callable[[], Decision]) -> None:
        """Let a secretary look at what has come, where they work by themselves."""
        if self.decide_after:
            self.errand(self._look_later(reference, decide))

    async def _look_later(self, reference: str, decide: Callable[[], Decision]) -> None:
        await asyncio.sleep(self.decide_after)
        if not self.secretariat.is_over(reference):
            self.secretariat.decide(decide())
            self.settle()


def blueprint(counter: Counter) -> Blueprint:
    """Return the routes of the contract, under `PREFIX`."""
    routes = Blueprint("shenzhen_arbitration", url_prefix=PREFIX)

    def at(path: str, method: str, handler: Handler) -> None:
        name = f"{method.lower()}{path.replace('/', '_').replace('<', '').replace('>', '')}"
        answer = counter.guarded(handler, changing=method != "GET")
        routes.add_route(answer, f"/v1{path}", methods=[method], name=name)

    work_of, read = counter.secretariat, counter.read
    at("/files/<sha256>", "PUT", lambda request, sha256: (200, work_of.keep_file(sha256, request.body)))
    at("/applications", "POST", lambda request: (201, _taken(counter, read(request, NewApplication))))
    at("/answers", "POST", lambda request: (201, work_of.take_answer(read(request, NewAnswer))))
    at("/applications/<key>", "GET", lambda _, key: (200, work_of.body(key)))
    at(
        "/applications/<key>/supplements",
        "POST",
        lambda request, key: (201, work_of.supplement(key, read(request, NewSupplement))),
    )
    at(
        "/applications/<key>/payments",
        "POST",
        lambda request, key: (201, _paid(counter, key, read(request, NewPayment))),
    )
    at(
        "/applications/<key>/withdrawal",
        "POST",
        lambda request, key: (201, _withdrawn(counter, key, read(request, NewWithdrawal))),
    )

    @routes.get("/v1/openapi.yaml", name="contract")
    async def contract(_: Request) -> HTTPResponse:
        return await file(OPENAPI, mime_type="application/yaml")

    return routes


def _taken(counter: Counter, wish: NewApplication) -> dict[str, Any]:
    made = counter.secretariat.take(wish)
    if counter.decide_after:
        counter.errand(counter.accept_later(wish.reference))
    return made


def _paid(counter: Counter, key: str, wish: NewPayment) -> dict[str, Any]:
    heard = counter.secretariat.hear_of_payment(key, wish)
    counter.later(key, lambda: counter.secretariat.looked_at_payment(key))
    return heard


def _withdrawn(counter: Counter, key: str, wish: NewWithdrawal) -> dict[str, Any]:
    heard = counter.secretariat.hear_of_withdrawal(key, wish)
    counter.later(key, lambda: Decision(kind="withdrawn", reference=key))
    return heard

"""Base of every sandbox system behind its counter: a key, idempotency, faults on demand, signed news to clients."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import threading
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import wraps
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ValidationError
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json

from sandbox.callbacks import Callback, deliver
from sandbox.faults import NONSENSE, Faults
from sandbox.problems import Problem

Wish = TypeVar("Wish", bound=BaseModel)
Handler = Callable[..., tuple[int, dict[str, Any]]]


class Partner(ABC):
    """One running system.

    Args:
        key: API key of clients, and secret of the callbacks' signature.
    """

    name: ClassVar[str]
    problem: ClassVar[type[Problem]]
    signature_headers: ClassVar[tuple[str, str]]
    """Names of the headers with the callback's timestamp and signature."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.faults = Faults()
        self.lock = threading.RLock()
        self._errands: set[asyncio.Task[Any]] = set()

    @property
    @abstractmethod
    def now(self) -> datetime:
        """The partner's own clock."""

    @property
    @abstractmethod
    def answers(self) -> dict[str, list[Any]]:
        """Return what was answered under each Idempotency-Key: digest of the request, status, body."""

    def take_up_again(self) -> None:  # noqa: B027  (most partners have nothing left to do)
        """After a restart: do what was still to be done."""

    @abstractmethod
    def outgoing(self) -> list[Callback]:
        """Take the news not yet on its way."""

    @abstractmethod
    def remember(self) -> None:
        """Keep the state, if it is kept at all."""

    def settle(self) -> None:
        """After a change: remember it and send the news on its way."""
        self.remember()
        for callback in self.outgoing():
            self.errand(deliver(callback, self.key, self.signature_headers, lambda: self.now))

    def errand(self, work: Awaitable[Any]) -> None:
        """Do something beside the answer, and keep hold of it until it is done."""
        task = asyncio.ensure_future(work)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    def guarded(self, handler: Handler, changing: bool) -> Callable[..., Coroutine[Any, Any, HTTPResponse]]:
        """Return the route of a handler: behind the key, once for each Idempotency-Key, with the faults asked for."""

        @wraps(handler)
        async def answer(request: Request, **path: str) -> HTTPResponse:
            try:
                self._authorize(request)
                if (instead := await self.faults.before()) is not None:
                    return instead
                if changing and (code := self.faults.refusal()):
                    raise self.problem(code)
                status, body = self._once(request, handler, path) if changing else handler(request, **path)
            except Problem as found:
                return worded(found)
            await self.faults.after()
            return json(body, status=status)

        return answer

    def read(self, request: Request, kind: type[Wish]) -> Wish:
        """Return the request's body as the contract has it.

        Raises:
            Problem: it is outside the contract.
        """
        try:
            return kind.model_validate_json(request.body)
        except ValidationError as error:
            where = "; ".join(".".join(map(str, gap["loc"])) or "body" for gap in error.errors())
            raise self.problem("invalid_request", f"Not as the contract says: {where}") from error

    def is_key(self, given: str) -> bool:
        """Return True if this is the key of clients, compared in constant time."""
        return hmac.compare_digest(given.encode(), self.key.encode())

    def _authorize(self, request: Request) -> None:
        if not self.is_key(request.headers.get("x-api-key", "")):
            raise self.problem("unauthorized")

    def _once(self, request: Request, handler: Handler, path: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Carry a change out once for each Idempotency-Key; the same key again gets the same answer, also a refusal."""
        key = request.headers.get("idempotency-key", "")
        if not 1 <= len(key) <= 200:
            raise self.problem("idempotency_key_missing")
        what = hashlib.sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()
        with self.lock:
            if key not in self.answers:
                self.answers[key] = [what, *_outcome(handler, request, path)]
                self.settle()
            earlier, status, body = self.answers[key]
        if earlier != what:
            raise self.problem("idempotency_conflict")
        if status >= 400:
            raise self.problem(body["code"], body["detail"])
        return status, body


def set_faults(partner: Partner, wish: dict[str, Any]) -> None:
    """Handle ``/faults``: what is named changes, the rest stays.

    Raises:
        ValueError: a kind of nonsense or a refusal this partner does not know.
    """
    changed = Faults(**(asdict(partner.faults) | wish))
    if changed.nonsense is not None and changed.nonsense not in NONSENSE:
        raise ValueError("unknown nonsense")
    if unknown := set(changed.refusals) - set(partner.problem.table):
        raise ValueError(f"unknown refusals {unknown}")
    partner.faults = changed


def control_routes(
    partner: Partner, handles: Mapping[str, Callable[[Any, dict[str, Any]], None]], remembered: Callable[[], Any]
) -> Blueprint:
    """Return the routes behind a partner's counter (``/<name>/_control``), for tests and demonstrations.

    They ask for the partner's key, as ``X-API-Key`` or bearer token: other programmes of this machine do not have it.

    Args:
        handles: what ``POST /<handle>`` does, given the partner and the wish; ``faults`` is the same for all.
        remembered: what ``GET /state`` tells beside the partner's clock and its faults.
    """
    routes = Blueprint(f"{partner.name}_control", url_prefix=f"/{partner.name}/_control")
    handles = {"faults": set_faults, **handles}

    def state_of() -> dict[str, Any]:
        return {**remembered(), "now": partner.now.isoformat(), "faults": asdict(partner.faults)}

    @routes.on_request
    async def admit(request: Request) -> HTTPResponse | None:
        given = request.headers.get("x-api-key") or request.token or ""
        return None if partner.is_key(given) else worded(partner.problem("unauthorized"))

    @routes.get("/state", name="state")
    async def state(_: Request) -> HTTPResponse:
        return json(state_of())

    @routes.post("/<handle:str>", name="turn")
    async def turn(request: Request, handle: str) -> HTTPResponse:
        if handle not in handles:
            return worded(partner.problem("not_found"))
        try:
            with partner.lock:
                handles[handle](partner, request.json or {})
        except Problem as found:
            return worded(found)
        except (KeyError, TypeError, ValueError) as error:
            return worded(partner.problem("invalid_request", repr(error)))
        partner.settle()
        return json(state_of())

    return routes


def worded(found: Problem) -> HTTPResponse:
    """Word a refusal as problem details."""
    return json(found.body, status=found.status, content_type="application/problem+json")


def _outcome(handler: Handler, request: Request, path: dict[str, str]) -> tuple[int, dict[str, Any]]:
    try:
        return handler(request, **path)
    except Problem as found:
        return found.status, found.body

"""The office over HTTP: the routes of `openapi.yaml`, with key, idempotency and misbehaviour on demand."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Awaitable, Callable, Coroutine
from datetime import date, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file, json

from sandbox.wuyi_notary import callbacks, memory
from sandbox.wuyi_notary.diary import CAPACITY, DAYS_AHEAD
from sandbox.wuyi_notary.faults import Faults
from sandbox.wuyi_notary.office import Office
from sandbox.wuyi_notary.problems import Problem
from sandbox.wuyi_notary.requests import NewAppointment, NewSlot, NewWaitingEntry

PREFIX = "/wuyi_notary"
OPENAPI = Path(__file__).with_name("openapi.yaml")

Wish = TypeVar("Wish", bound=BaseModel)
Handler = Callable[..., tuple[int, dict[str, Any]]]


class Counter:
    """One running office: its book, its faults, and how it reaches its clients.

    Args:
        key: API key of clients, and secret of the callbacks' signature.
        keep_in: JSON file to remember in, or None.
        decide_after: seconds after which a pending appointment is confirmed by itself; 0 leaves it to `_control`.
    """

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        self.key = key
        self.keep_in = keep_in
        self.decide_after = decide_after
        self.office = Office()
        self.faults = Faults()
        self._errands: set[asyncio.Task[Any]] = set()
        if keep_in:
            self.office.book = memory.load(keep_in)

    def settle(self) -> None:
        """After a change: remember it and send the news on its way."""
        if self.keep_in:
            memory.save(self.office.book, self.keep_in)
        outgoing, self.office.outgoing = self.office.outgoing, []
        for callback in outgoing:
            self.errand(callbacks.deliver(callback, self.key, lambda: self.office.now))

    def errand(self, work: Awaitable[Any]) -> None:
        """Do something beside the answer, and keep hold of it until it is done."""
        task = asyncio.ensure_future(work)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    def take_up_again(self) -> None:
        """After a restart: whoever was still waiting for a decision gets one."""
        for booking in self.office.book.bookings.values():
            if booking.status == "pending" and self.decide_after:
                self.errand(self.decide_later(booking.appointment_id))

    async def decide_later(self, appointment_id: str) -> None:
        """Confirm a pending appointment after a while, as office and mission would."""
        await asyncio.sleep(self.decide_after)
        if self.office.appointment(appointment_id)["status"] == "pending":
            self.office.decide(appointment_id, "confirm", None)
            self.settle()


def blueprint(counter: Counter) -> Blueprint:
    """Return the routes of the contract, under `PREFIX`."""
    routes = Blueprint("wuyi_notary", url_prefix=f"{PREFIX}/v1")

    def at(path: str, method: str, handler: Handler) -> None:
        name = f"{method.lower()}{path.replace('/', '_').replace('<', '').replace('>', '').replace('-', '_')}"
        routes.add_route(_guarded(counter, handler, changing=method != "GET"), path, methods=[method], name=name)

    office = counter.office
    at("/slots", "GET", lambda request: (200, _free_slots(office, request)))
    at("/appointments", "POST", lambda request: (201, _booked(counter, _read(request, NewAppointment))))
    at("/appointments/<key>", "GET", lambda _, key: (200, office.appointment(key)))
    at("/appointments/<key>/slot", "PUT", lambda request, key: (200, office.move(key, _read(request, NewSlot).slot_id)))
    at("/appointments/<key>", "DELETE", lambda _, key: (200, office.cancel(key)))
    at("/waiting-list", "POST", lambda request: (201, office.join(_read(request, NewWaitingEntry))))
    at("/waiting-list/<key>", "DELETE", lambda _, key: (200, office.leave(key)))

    @routes.get("/openapi.yaml", name="contract")
    async def contract(_: Request) -> HTTPResponse:
        return await file(OPENAPI, mime_type="application/yaml")

    return routes


def problem(found: Problem) -> HTTPResponse:
    """Word a refusal as problem details."""
    return json(found.body, status=found.status, content_type="application/problem+json")


def _guarded(counter: Counter, handler: Handler, changing: bool) -> Callable[..., Coroutine[Any, Any, HTTPResponse]]:
    @wraps(handler)
    async def answer(request: Request, **path: str) -> HTTPResponse:
        try:
            _authorize(request, counter.key)
            if (instead := await counter.faults.before(changing)) is not None:
                return instead
            status, body = _once(counter, request, handler, path) if changing else handler(request, **path)
        except Problem as found:
            return problem(found)
        await counter.faults.after()
        return json(body, status=status)

    return answer


def _authorize(request: Request, key: str) -> None:
    given = request.headers.get("x-api-key", "")
    if not hmac.compare_digest(given.encode(), key.encode()):
        raise Problem("unauthorized")


def _once(counter: Counter, request: Request, handler: Handler, path: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """Carry a change out once for each Idempotency-Key; the same key again gets the same answer, also a refusal."""
    key = request.headers.get("idempotency-key", "")
    if not 1 <= len(key) <= 200:
        raise Problem("idempotency_key_missing")
    what = hashlib.sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()
    with counter.office.lock:
        answers = counter.office.book.answers
        if key not in answers:
            answers[key] = [what, *_outcome(handler, request, path)]
            counter.settle()
        earlier, status, body = answers[key]
    if earlier != what:
        raise Problem("idempotency_conflict")
    if status >= 400:
        raise Problem(body["code"], body["detail"])
    return status, body


def _outcome(handler: Handler, request: Request, path: dict[str, str]) -> tuple[int, dict[str, Any]]:
    try:
        return handler(request, **path)
    except Problem as found:
        return found.status, found.body


def _read(request: Request, kind: type[Wish]) -> Wish:
    try:
        return kind.model_validate_json(request.body)
    except ValidationError as error:
        where = "; ".join(".".join(map(str, gap["loc"])) or "body" for gap in error.errors())
        raise Problem("invalid_request", f"Not as the contract says: {where}") from error


def _booked(counter: Counter, wish: NewAppointment) -> dict[str, Any]:
    made = counter.office.make_appointment(wish)
    if made["status"] == "pending" and counter.decide_after:
        counter.errand(counter.decide_later(made["appointment_id"]))
    return made


def _free_slots(office: Office, request: Request) -> dict[str, Any]:
    try:
        first = date.fromisoformat(request.args.get("from", office.now.date().isoformat()))
        last = date.fromisoformat(request.args.get("to", (office.now.date() + timedelta(days=DAYS_AHEAD)).isoformat()))
        limit = int(request.args.get("limit", 50))
    except ValueError as error:
        raise Problem("invalid_request", "Not as the contract says: from, to, limit") from error
    route = request.args.get("route")
    if route not in CAPACITY or not 1 <= limit <= 500:
        raise Problem("invalid_request", "Not as the contract says: route, limit")
    return {"slots": office.free_slots(route, first, last, limit)}

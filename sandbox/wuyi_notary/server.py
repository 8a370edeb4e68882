"""The office over HTTP: the routes of `openapi.yaml`, with key, idempotency and misbehaviour on demand."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file

from sandbox import memory
from sandbox.callbacks import Callback
from sandbox.partner import Handler, Partner
from sandbox.places import NewPlaces, days, line, set_places
from sandbox.wuyi_notary.book import book_of
from sandbox.wuyi_notary.diary import CAPACITY, DAYS_AHEAD
from sandbox.wuyi_notary.office import Office
from sandbox.wuyi_notary.problems import Problem
from sandbox.wuyi_notary.requests import NewAppointment, NewSlot, NewWaitingEntry

PREFIX = "/wuyi_notary"
OPENAPI = Path(__file__).with_name("openapi.yaml")


class Counter(Partner):
    """One running office: its book, its faults, and how it reaches its clients.

    Args:
        key: API key of clients, and secret of the callbacks' signature.
        keep_in: JSON file to remember in, or None.
        decide_after: seconds after which a pending appointment is confirmed by itself; 0 leaves it to `_control`.
    """

    name = "wuyi_notary"
    problem = Problem
    signature_headers = ("X-Wuyi-Timestamp", "X-Wuyi-Signature")

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        super().__init__(key)
        self.keep_in = keep_in
        self.decide_after = decide_after
        self.office = Office()
        self.lock = self.office.lock
        if keep_in:
            self.office.book = book_of(memory.load(keep_in))

    @property
    def now(self) -> datetime:
        """The office's clock."""
        return self.office.now

    @property
    def answers(self) -> dict[str, list[Any]]:
        """Return them as the book has them."""
        return self.office.book.answers

    def outgoing(self) -> list[Callback]:
        """Take the office's news."""
        outgoing, self.office.outgoing = self.office.outgoing, []
        return outgoing

    def remember(self) -> None:
        """Write the book."""
        if self.keep_in:
            memory.save(self.office.book, self.keep_in)

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
        routes.add_route(counter.guarded(handler, changing=method != "GET"), path, methods=[method], name=name)

    office = counter.office
    at("/slots", "GET", lambda request: (200, _free_slots(office, request)))
    at("/diary", "GET", lambda request: (200, _diary(office, request)))
    at("/diary/<key>", "PUT", lambda request, key: (200, _places(counter, request, key)))
    at("/appointments", "POST", lambda request: (201, _booked(counter, counter.read(request, NewAppointment))))
    at("/appointments/<key>", "GET", lambda _, key: (200, office.appointment(key)))
    at("/appointments/<key>/slot", "PUT", lambda request, key: (200, _moved(counter, request, key)))
    at("/appointments/<key>/restoration", "PUT", lambda request, key: (200, _restored(counter, request, key)))
    at("/appointments/<key>", "DELETE", lambda _, key: (200, office.cancel(key)))
    at("/waiting-list", "POST", lambda request: (201, office.join(counter.read(request, NewWaitingEntry))))
    at("/waiting-list/<key>", "DELETE", lambda _, key: (200, office.leave(key)))

    @routes.get("/openapi.yaml", name="contract")
    async def contract(_: Request) -> HTTPResponse:
        return await file(OPENAPI, mime_type="application/yaml")

    return routes


def _moved(counter: Counter, request: Request, key: str) -> dict[str, Any]:
    return counter.office.move(key, counter.read(request, NewSlot).slot_id)


def _restored(counter: Counter, request: Request, key: str) -> dict[str, Any]:
    made = counter.office.restore(key, counter.read(request, NewSlot).slot_id)
    if made["status"] == "pending" and counter.decide_after:
        counter.errand(counter.decide_later(made["appointment_id"]))
    return made


def _booked(counter: Counter, wish: NewAppointment) -> dict[str, Any]:
    made = counter.office.make_appointment(wish)
    if made["status"] == "pending" and counter.decide_after:
        counter.errand(counter.decide_later(made["appointment_id"]))
    return made


def _diary(office: Office, request: Request) -> dict[str, Any]:
    route = request.args.get("route")
    if route not in CAPACITY:
        raise Problem("invalid_request", "Not as the contract says: route")
    with office.lock:
        found = [office.diary.slots_of(day, route) for day in days(request.args, office.now.date(), Problem)]
        return {"lines": [line(office, slot) for slots in found for slot in slots]}


def _places(counter: Counter, request: Request, key: str) -> dict[str, Any]:
    return set_places(counter.office, key, counter.read(request, NewPlaces).places, Problem)


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

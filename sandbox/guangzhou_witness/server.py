"""The platform over HTTP: the routes of `openapi.yaml`, and the judges' own page."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file, html

from sandbox import memory
from sandbox.callbacks import Callback
from sandbox.guangzhou_witness import docket
from sandbox.guangzhou_witness.court import Court
from sandbox.guangzhou_witness.desk_page import desk_page
from sandbox.guangzhou_witness.diary import DAYS_AHEAD
from sandbox.guangzhou_witness.problems import Problem
from sandbox.guangzhou_witness.requests import Closing, NewJudge, NewRoom, NewSession, NewSlot, Opening
from sandbox.partner import Handler, Partner
from sandbox.places import NewPlaces, days, line, set_places

PREFIX = "/guangzhou_witness"
OPENAPI = Path(__file__).with_name("openapi.yaml")


class Counter(Partner):
    """One running platform: its docket, its faults, and how it reaches its clients.

    Args:
        key: API key of clients, and secret of the callbacks' signature.
        keep_in: JSON file to remember in, or None.
        decide_after: not needed here: a session is booked at once or not at all.
    """

    name = "guangzhou_witness"
    problem = Problem
    signature_headers = ("X-Guangzhou-Witness-Timestamp", "X-Guangzhou-Witness-Signature")

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        super().__init__(key)
        self.keep_in = keep_in
        self.court = Court()
        self.lock = self.court.lock
        if keep_in:
            self.court.docket = docket.docket_of(memory.load(keep_in))

    @property
    def now(self) -> datetime:
        """The platform's clock."""
        return self.court.now

    @property
    def answers(self) -> dict[str, list[Any]]:
        """Return them as the docket has them."""
        return self.court.docket.answers

    def outgoing(self) -> list[Callback]:
        """Take the platform's news."""
        outgoing, self.court.outgoing = self.court.outgoing, []
        return outgoing

    def remember(self) -> None:
        """Write the docket."""
        if self.keep_in:
            memory.save(self.court.docket, self.keep_in)


def blueprint(counter: Counter) -> Blueprint:
    """Return the routes of the contract and the judges' page, under `PREFIX`."""
    routes = Blueprint("guangzhou_witness", url_prefix=PREFIX)

    def at(path: str, method: str, handler: Handler) -> None:
        name = f"{method.lower()}{path.replace('/', '_').replace('<', '').replace('>', '')}"
        answer = counter.guarded(handler, changing=method != "GET")
        routes.add_route(answer, f"/v1{path}", methods=[method], name=name)

    court, read = counter.court, counter.read
    at("/slots", "GET", lambda request: (200, _free_slots(court, request)))
    at("/diary", "GET", lambda request: (200, _diary(court, request)))
    at("/diary/<key>", "PUT", lambda request, key: (200, _places(counter, request, key)))
    at("/sessions", "POST", lambda request: (201, court.book(read(request, NewSession))))
    at("/sessions/<key>", "GET", lambda _, key: (200, court.body(court.session(key))))
    at("/sessions/<key>/slot", "PUT", lambda request, key: (200, court.move(key, read(request, NewSlot).slot_id)))
    at("/sessions/<key>/room", "PUT", lambda request, key: (200, court.let_in(key, read(request, NewRoom).judge_url)))
    at("/sessions/<key>/judge", "PUT", lambda request, key: (200, court.name_judge(key, read(request, NewJudge).judge)))
    at("/sessions/<key>", "DELETE", lambda _, key: (200, court.cancel(key)))
    at("/sessions/<key>/opening", "POST", lambda request, key: (200, _opened(counter, request, key)))
    at("/sessions/<key>/closing", "POST", lambda request, key: (200, court.close(key, read(request, Closing))))
    at("/sessions/<key>/document", "PUT", lambda request, key: (200, court.file(key, request.body)))

    @routes.get("/v1/openapi.yaml", name="contract")
    async def contract(_: Request) -> HTTPResponse:
        return await file(OPENAPI, mime_type="application/yaml")

    @routes.get("/desk", name="desk")
    async def desk(_: Request) -> HTTPResponse:
        return html(_desk(court), headers=_GUARD)

    return routes


_GUARD = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def _opened(counter: Counter, request: Request, key: str) -> dict[str, Any]:
    counter.read(request, Opening)
    return counter.court.open(key)


def _diary(court: Court, request: Request) -> dict[str, Any]:
    with court.lock:
        found = [court.diary.slots_of(day) for day in days(request.args, court.now.date(), Problem)]
        return {"lines": [line(court, slot) for slots in found for slot in slots]}


def _places(counter: Counter, request: Request, key: str) -> dict[str, Any]:
    return set_places(counter.court, key, counter.read(request, NewPlaces).places, Problem)


def _desk(court: Court) -> str:
    with court.lock:
        today = [(court.slot(one.slot_id), one) for one in court.docket.sessions.values()]
        today = [(slot, one) for slot, one in today if slot.start.date() == court.now.date()]
        return desk_page(court.now, sorted(today, key=lambda line: (line[0].start, line[1].number)))


def _free_slots(court: Court, request: Request) -> dict[str, Any]:
    try:
        first = date.fromisoformat(request.args.get("from", court.now.date().isoformat()))
        last = date.fromisoformat(request.args.get("to", (court.now.date() + timedelta(days=DAYS_AHEAD)).isoformat()))
        limit = int(request.args.get("limit", 50))
    except ValueError as error:
        raise Problem("invalid_request", "Not as the contract says: from, to, limit") from error
    if not 1 <= limit <= 500:
        raise Problem("invalid_request", "Not as the contract says: limit")
    return {"slots": court.free_slots(first, last, limit)}

"""The system over HTTP: the routes of `openapi.yaml`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file

from sandbox import memory
from sandbox.callbacks import Callback
from sandbox.partner import Handler, Partner
from sandbox.yiqiao_yilu.centre import Centre, Shelf
from sandbox.yiqiao_yilu.problems import Problem
from sandbox.yiqiao_yilu.requests import ChosenMediator, NewConfirmation, NewDispute, NewEnquiry, NewMediation, NewReply

PREFIX = "/yiqiao_yilu"
OPENAPI = Path(__file__).with_name("openapi.yaml")


class Counter(Partner):
    """One running system: its shelf, its faults, and how it reaches its clients.

    Args:
        key: API key of clients, and secret of the signatures.
        keep_in: JSON file to remember in, or None.
        decide_after: of no use here; an officer decides.
    """

    name = "yiqiao_yilu"
    problem = Problem
    signature_headers = ("X-Yiqiao-Yilu-Timestamp", "X-Yiqiao-Yilu-Signature")

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        super().__init__(key)
        self.keep_in = keep_in
        self.centre = Centre(key)
        self.lock = self.centre.lock
        if keep_in:
            self.centre.shelf = Shelf(**memory.load(keep_in))

    @property
    def now(self) -> datetime:
        """The system's clock."""
        return self.centre.now

    @property
    def answers(self) -> dict[str, list[Any]]:
        """Return them as the shelf has them."""
        return self.centre.shelf.answers

    def outgoing(self) -> list[Callback]:
        """Take the system's news."""
        outgoing, self.centre.outgoing = self.centre.outgoing, []
        return outgoing

    def remember(self) -> None:
        """Write the shelf."""
        if self.keep_in:
            memory.save(self.centre.shelf, self.keep_in)


def blueprint(counter: Counter) -> Blueprint:
    """Return the routes of the contract, under `PREFIX`."""
    routes = Blueprint("yiqiao_yilu", url_prefix=PREFIX)

    def at(path: str, method: str, handler: Handler) -> None:
        name = f"{method.lower()}{path.replace('/', '_').replace('<', '').replace('>', '')}"
        answer = counter.guarded(handler, changing=method != "GET")
        routes.add_route(answer, f"/v1{path}", methods=[method], name=name)

    centre, read = counter.centre, counter.read
    at("/enquiries", "POST", lambda request: (201, centre.take_enquiry(read(request, NewEnquiry))))
    at("/enquiries/<key>", "GET", lambda _, key: (200, centre.show(centre.shelf.enquiries, key)))
    at("/enquiries/<key>", "DELETE", lambda _, key: (200, centre.withdraw(key)))
    at("/enquiries/<key>/replies", "POST", lambda request, key: (201, centre.more(key, read(request, NewReply).text)))
    at(
        "/enquiries/<key>/files/<sha256>",
        "PUT",
        lambda request, key, sha256: (200, centre.add_file(key, sha256, request.body)),
    )
    at("/disputes", "POST", lambda request: (201, centre.take_dispute(read(request, NewDispute))))
    at("/disputes/<key>", "GET", lambda _, key: (200, centre.show(centre.shelf.disputes, key)))
    at("/disputes/<key>", "DELETE", lambda _, key: (200, centre.end_dispute(key)))
    at(
        "/disputes/<key>/mediator",
        "POST",
        lambda request, key: (201, centre.ask_mediator(key, read(request, ChosenMediator).mediator_id)),
    )
    at("/mediators", "GET", lambda _: (200, centre.listed_mediators()))
    at("/mediations", "POST", lambda request: (201, centre.take_mediation(read(request, NewMediation))))
    at("/mediations/<key>", "GET", lambda _, key: (200, centre.show(centre.shelf.mediations, key)))
    at("/mediations/<key>", "DELETE", lambda _, key: (200, centre.end_mediation(key)))
    courts = centre.confirmations
    at("/agreements/<sha256>", "PUT", lambda request, sha256: (200, courts().keep_paper(sha256, request.body)))
    at("/confirmations", "POST", lambda request: (201, courts().take(read(request, NewConfirmation))))
    at("/confirmations/<key>", "GET", lambda _, key: (200, courts().body(key)))
    at("/library/updates", "GET", lambda request: (200, centre.updates_after(_version(request))))

    @routes.get("/v1/openapi.yaml", name="contract")
    async def contract(_: Request) -> HTTPResponse:
        return await file(OPENAPI, mime_type="application/yaml")

    return routes


def _version(request: Request) -> int:
    told = request.args.get("after", "0")
    if not (told.isascii() and told.isdigit() and len(told) <= 9):
        raise Problem("invalid_request", "Not as the contract says: after")
    return int(told)

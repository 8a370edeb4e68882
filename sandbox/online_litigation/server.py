"""The platform over HTTP: the routes of `openapi.yaml`, with key, idempotency and misbehaviour on demand."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file

from sandbox import memory
from sandbox.callbacks import Callback
from sandbox.online_litigation import asynchronous, defences, hearings, services
from sandbox.online_litigation.decisions import decide
from sandbox.online_litigation.desk import Desk
from sandbox.online_litigation.dossier import shelf_of
from sandbox.online_litigation.problems import Problem
from sandbox.online_litigation.requests import (
    AsynchronousWish,
    DecisionWish,
    ExtensionWish,
    HearingWish,
    NewAnswer,
    NewFiling,
    NewPetition,
    NewSupplement,
    StatementWish,
    WithdrawalWish,
)
from sandbox.partner import Handler, Partner

PREFIX = "/online_litigation"
OPENAPI = Path(__file__).with_name("openapi.yaml")
_HEARING = re.compile(r"[A-Za-z0-9_-]{4,40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Counter(Partner):
    """One running platform: its shelf, its faults, and how it reaches its clients.

    Args:
        key: API key of clients, and secret of the callbacks' signature.
        keep_in: JSON file to remember in, or None.
        decide_after: seconds after which a filing is accepted, and as long again until it is registered; 0 leaves it
            to `_control`.
    """

    name = "online_litigation"
    problem = Problem
    signature_headers = ("X-Online-Litigation-Timestamp", "X-Online-Litigation-Signature")

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        super().__init__(key)
        self.keep_in = keep_in
        self.decide_after = decide_after
        self.silent = False
        self.desk = Desk()
        self.lock = self.desk.lock
        if keep_in:
            self.desk.shelf = shelf_of(memory.load(keep_in))

    @property
    def now(self) -> datetime:
        """The platform's clock."""
        return self.desk.now

    @property
    def answers(self) -> dict[str, list[Any]]:
        """Return them as the shelf has them."""
        return self.desk.shelf.answers

    def outgoing(self) -> list[Callback]:
        """Take the desk's news; a silent platform's gets lost."""
        outgoing, self.desk.outgoing = self.desk.outgoing, []
        return [] if self.silent else outgoing

    def remember(self) -> None:
        """Write the shelf."""
        if self.keep_in:
            memory.save(self.desk.shelf, self.keep_in)

    def take_up_again(self) -> None:
        """After a restart: whatever still waits for the clerk is decided."""
        for dossier in self.desk.shelf.dossiers.values():
            if dossier.status in ("under_review", "approved"):
                self.decide_in_time(dossier.filing_number)

    def decide_in_time(self, number: str) -> None:
        """Let the clerk decide by himself, if that is wanted."""
        if self.decide_after:
            self.errand(self._decide_later(number))

    async def _decide_later(self, number: str) -> None:
        """Accept it after a while, register it after another, fix a hearing after a third; what was decided stays."""
        for _ in range(3):
            await asyncio.sleep(self.decide_after)
            with self.lock:
                dossier = self.desk.shelf.dossiers.get(number)
                if dossier is None or dossier.decided_by:  # an officer has it in hand: the clerk keeps out
                    return
                if dossier.status == "under_review":
                    self.desk.review_passed(dossier)
                elif dossier.status == "approved":
                    self.desk.register(dossier, None)
                    self.desk.notice_fee(dossier, None)
                elif dossier.status == "registered" and not hearings.of_filing(self.desk, number)["hearings"]:
                    hearings.by_itself(self.desk, dossier)
            self.settle()


def blueprint(counter: Counter) -> Blueprint:
    """Return the routes of the contract, under `PREFIX`."""
    routes = Blueprint("online_litigation", url_prefix=f"{PREFIX}/v1")
    desk, read = counter.desk, counter.read

    def at(path: str, method: str, handler: Handler, *, keyed: bool = True) -> None:
        name = f"{method.lower()}{path.replace('/', '_').replace('<', '').replace('>', '')}"
        changing = keyed and method != "GET"
        routes.add_route(counter.guarded(handler, changing=changing), path, methods=[method], name=name)

    def extended(request: Request, number: str) -> tuple[int, dict[str, Any]]:
        read(request, ExtensionWish)
        return 200, desk.ask_extension(number)

    def fixed(request: Request, number: str, hearing: str) -> tuple[int, dict[str, Any]]:
        if not _HEARING.fullmatch(hearing):
            raise Problem("invalid_request", "Not as the contract says: hearing")
        return 200, hearings.from_desk(desk, number, hearing, read(request, HearingWish))

    def applied(request: Request, number: str) -> tuple[int, dict[str, Any]]:
        return 200, asynchronous.apply(desk, number, read(request, AsynchronousWish))

    def posted(request: Request, number: str, application: str) -> tuple[int, dict[str, Any]]:
        return 200, asynchronous.post(desk, number, application, read(request, StatementWish))

    def withdrawn(request: Request, number: str) -> tuple[int, dict[str, Any]]:
        read(request, WithdrawalWish)
        return 200, desk.withdraw(number)

    at("/evidence/<sha256>", "GET", lambda _, sha256: (200, desk.show_evidence(_hash(sha256))))
    at("/evidence/<sha256>", "PUT", lambda request, sha256: (200, _kept(counter, request, sha256)), keyed=False)
    at("/filings", "POST", lambda request: (201, _filed(counter, read(request, NewFiling))))
    at("/answers", "POST", lambda request: (201, defences.take_in(desk, read(request, NewAnswer))))
    at("/petitions", "POST", lambda request: (201, defences.take_petition(desk, read(request, NewPetition))))
    at("/filings/<number>", "GET", lambda _, number: (200, desk.show(number)))
    at("/filings/<number>/hearings", "GET", lambda _, number: (200, hearings.of_filing(desk, number)))
    at("/filings/<number>/hearings/<hearing>", "PUT", fixed)
    at("/filings/<number>/asynchronous", "GET", lambda _, number: (200, asynchronous.of_filing(desk, number)))
    at("/filings/<number>/asynchronous", "POST", applied)
    at("/filings/<number>/asynchronous/<application>/statements", "POST", posted)
    at("/filings/<number>/services", "GET", lambda _, number: (200, services.of_filing(desk, number)))
    at("/filings/<number>/supplements", "POST", lambda request, number: (200, _supplemented(counter, request, number)))
    at("/filings/<number>/extension", "POST", extended)
    at("/filings/<number>/withdrawal", "POST", withdrawn)
    at(
        "/filings/<number>/decision",
        "POST",
        lambda request, number: (200, decide(desk, number, read(request, DecisionWish))),
    )

    @routes.get("/openapi.yaml", name="contract")
    async def contract(_: Request) -> HTTPResponse:
        return await file(OPENAPI, mime_type="application/yaml")

    return routes


def _hash(sha256: str) -> str:
    if not _SHA256.fullmatch(sha256):
        raise Problem("invalid_request", "Not as the contract says: sha256")
    return sha256


def _kept(counter: Counter, request: Request, sha256: str) -> dict[str, Any]:
    with counter.lock:
        kept = counter.desk.keep_evidence(_hash(sha256), request.body)
        counter.remember()
    return kept


def _filed(counter: Counter, wish: NewFiling) -> dict[str, Any]:
    made = counter.desk.file(wish)
    counter.decide_in_time(made["filing_number"])
    return made


def _supplemented(counter: Counter, request: Request, number: str) -> dict[str, Any]:
    stands = counter.desk.supplement(number, counter.read(request, NewSupplement))
    counter.decide_in_time(number)
    return stands

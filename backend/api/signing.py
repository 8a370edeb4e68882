"""The signing page of mediation agreements: behind a link, on one device, read to its end and signed on glass.

``/sign/<ticket>`` shows the page and uses nothing up; the page takes the seat by a request of its own. From then on the
address is ``/sign/at/<seat>`` and a cookie proves the device, as in the witness room, whose parts the page is made of.
"""

from __future__ import annotations

import asyncio
import io
import json
from typing import Any

import segno
from sanic import HTTPResponse, Request, Sanic, response

from backend.api.pages import WEB
from backend.api.witness_orders import read_page, read_signature
from backend.api.witness_seats import SeatCookies
from backend.api.witness_words import page_words
from backend.bootstrap import Backend
from backend.conversation.model import LANGUAGES
from backend.mediation.dispute import signing_orders as orders
from backend.mediation.dispute.signing_orders import SigningSeat, SigningView
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.messages import Command
from backend.shared.wording import fact

NO_STORE = {"Cache-Control": "no-store"}
WORDS = WEB / "sign" / "words.yml"
STATUS = {
    "dispute_seat_lost": 401, "dispute_link_unknown": 404, "dispute_link_used": 410, "dispute_link_expired": 410,
    "room_input_wrong": 400,
}  # fmt: skip
"""How a refusal is answered, where it is not 409."""


class SigningPage:
    """The page and its requests.

    Args:
        backend: does the work.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._cookies = SeatCookies(backend.settings.secret_key, backend.settings.address, "sign")
        self._page = (WEB / "sign" / "index.html").read_bytes()

    def attach(self, app: Sanic) -> None:
        """Add every address to the app."""
        ticket, seat = "/sign/<ticket:[A-Za-z0-9_-]{20,80}>", "/sign/at/<seat_id:[0-9a-f]{16}>"
        routes: tuple[tuple[Any, str, str], ...] = (
            (self._show, ticket, "GET"), (self._qr, f"{ticket}/qr.svg", "GET"),
            (self._look, f"{ticket}/facts", "GET"), (self._take, f"{ticket}/seat", "POST"),
            (self._show_seat, seat, "GET"), (self._state, f"{seat}/state", "GET"),
            (self._do, f"{seat}/do/<name:str>", "POST"), (self._picture, f"{seat}/paper/<page:int>", "GET"),
            (self._file, f"{seat}/agreement.pdf", "GET"), (self._words, "/sign/words/<language:str>", "GET"),
        )  # fmt: skip
        for handler, path, method in routes:
            app.add_route(handler, path, methods=[method], name=f"signing{handler.__name__}")

    async def _show(self, request: Request, ticket: str) -> HTTPResponse:
        return self._shell()

    async def _show_seat(self, request: Request, seat_id: str) -> HTTPResponse:
        return self._shell()

    def _shell(self) -> HTTPResponse:
        return response.raw(self._page, content_type="text/html; charset=utf-8", headers=NO_STORE)

    async def _words(self, request: Request, language: str) -> HTTPResponse:
        words = await asyncio.to_thread(page_words, language, WORDS)
        return response.raw(words, content_type="application/json", headers={"Cache-Control": "no-cache"})

    async def _qr(self, request: Request, ticket: str) -> HTTPResponse:
        """The link as a code, for opening it on another device."""
        code = io.BytesIO()
        segno.make(f"{self._backend.settings.address}/sign/{ticket}").save(code, kind="svg", scale=4, border=3)
        return response.raw(code.getvalue(), content_type="image/svg+xml", headers=NO_STORE)

    async def _look(self, request: Request, ticket: str) -> HTTPResponse:
        facts: orders.SigningLinkFacts = await self._ask(orders.LookAtSigningLink(ticket))
        return response.json({"state": facts.state, "language": facts.language}, headers=NO_STORE)

    async def _take(self, request: Request, ticket: str) -> HTTPResponse:
        try:
            self._need_ours(request)
            seat: SigningSeat = await self._ask(orders.TakeSigningSeat(ticket))
        except Refused as refused:
            return self._refusal(refused, request)
        answer = response.json({"seat": seat.seat_id}, headers=NO_STORE)
        self._cookies.give(answer, seat)
        return answer

    async def _state(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            view: SigningView = await self._ask(orders.SeeSigning(await self._seat(request, seat_id)))
        except Refused as refused:
            return self._refusal(refused, request)
        return response.json(_as_json(view), headers=NO_STORE)

    async def _do(self, request: Request, seat_id: str, name: str) -> HTTPResponse:
        try:
            self._need_ours(request)
            await self._ask(_order(name, await self._seat(request, seat_id), _body(request)))
        except (Refused, PlatformUnavailable, PlatformRejected) as refused:
            return self._refusal(refused, request)
        return response.json({"ok": True}, headers=NO_STORE)

    async def _picture(self, request: Request, seat_id: str, page: int) -> HTTPResponse:
        try:
            picture: bytes = await self._ask(orders.AgreementPage(await self._seat(request, seat_id), page))
        except Refused as refused:
            return self._refusal(refused, request)
        return response.raw(picture, content_type="image/png", headers=NO_STORE)

    async def _file(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            content: bytes = await self._ask(orders.SignedAgreement(await self._seat(request, seat_id)))
        except (Refused, PlatformUnavailable, PlatformRejected) as refused:
            return self._refusal(refused, request)
        headers = {**NO_STORE, "Content-Disposition": 'attachment; filename="agreement.pdf"'}
        return response.raw(content, content_type="application/pdf", headers=headers)

    async def _seat(self, request: Request, seat_id: str) -> SigningSeat:
        """Return the seat of the device that asks. Raises Refused ``dispute_seat_lost``."""
        proven = self._cookies.proven(seat_id, request.headers.get("cookie", ""))
        seat: SigningSeat | None = await self._ask(orders.FindSigningSeat(proven)) if proven else None
        if seat is None:
            raise Refused("dispute_seat_lost")
        return seat

    def _need_ours(self, request: Request) -> None:
        if not self._cookies.is_our_page(request.headers.get("origin"), request.headers):
            raise Refused("room_input_wrong")

    async def _ask(self, command: Command) -> Any:
        return await asyncio.to_thread(self._backend.bus.handle, command)

    def _refusal(self, error: Refused | PlatformUnavailable | PlatformRejected, request: Request) -> HTTPResponse:
        """Say what is wrong and what to do, in the page's language."""
        language = request.headers.get("x-language", "")
        language = language if language in LANGUAGES else "zh-Hans"
        render = self._backend.conversation.phrasebook.render
        if not isinstance(error, Refused):
            told = {"error": "unavailable", "message": render("utter_room_away", language).text}
            return response.json(told, status=503, headers=NO_STORE)
        facts = {name: fact(value, language) for name, value in error.facts.items()}
        told = {"error": error.reason, "message": render(f"utter_{error.reason}", language, facts).text}
        return response.json(told, status=STATUS.get(error.reason, 409), headers=NO_STORE)


def _order(name: str, seat: SigningSeat, body: Any) -> Command:
    if not isinstance(body, dict):
        raise Refused("room_input_wrong")
    if name == "read":
        return orders.NoteAgreementRead(seat, read_page(body))
    if name == "sign":
        return orders.SignAgreement(seat, *read_signature(body))
    raise Refused("room_input_wrong")


def _as_json(view: SigningView) -> dict[str, Any]:
    """What the page is told; its words for roles and stages are those of the witness room's parts."""
    dispute = view.dispute
    stage = {"agreed": "signing", "settled": "done"}.get(dispute.status, "over")
    names = {"applicant": dispute.application.name, "respondent": dispute.application.other_name}
    return {
        "stage": stage, "role": dispute.side, "number": dispute.number, "names": names,
        "signed": list(dispute.confirmed), "read": {str(dispute.side): list(view.read)},
        "paper": {"pages": view.pages, "digest": view.digest}, "sealed": view.sealed,
    }  # fmt: skip


def _body(request: Request) -> Any:
    try:
        return json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        return None

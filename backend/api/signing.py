"""The signing page of mediation agreements: behind a link, on one device, read to its end and signed on glass."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.room_page import FAILURES, NO_STORE, RoomPage, body_of, page_picture
from backend.api.witness_orders import read_page, read_signature
from backend.bootstrap import Backend
from backend.mediation.dispute import signing_orders as orders
from backend.mediation.dispute.signing_orders import SigningSeat, SigningView
from backend.shared.errors import Refused
from backend.shared.messages import Command

STATUS = {
    "dispute_seat_lost": 401, "dispute_link_unknown": 404, "dispute_link_used": 410, "dispute_link_expired": 410,
}  # fmt: skip
"""Status of the answer to a refusal, if it is not 409."""


class SigningPage(RoomPage):
    """The page and its requests.

    Args:
        backend: does the work.
    """

    def __init__(self, backend: Backend) -> None:
        super().__init__(backend, "sign", orders.FindSigningSeat, "dispute_seat_lost", STATUS)

    def attach(self, app: Sanic) -> None:
        """Add every address to the app."""
        self._attach(
            app, (self._look, "/facts", "GET"), (self._take, "/seat", "POST"), (self._state, "/state", "GET"),
            (self._do, "/do/<name:str>", "POST"), (self._picture, "/paper/<page:int>", "GET"),
            (self._file, "/agreement.pdf", "GET"),
        )  # fmt: skip

    async def _look(self, request: Request, ticket: str) -> HTTPResponse:
        facts: orders.SigningLinkFacts = await self._ask(orders.LookAtSigningLink(ticket))
        return response.json({"state": facts.state, "language": facts.language}, headers=NO_STORE)

    async def _take(self, request: Request, ticket: str) -> HTTPResponse:
        try:
            self._need_ours(request)
            seat: SigningSeat = await self._ask(orders.TakeSigningSeat(ticket))
        except Refused as refused:
            return self._refusal(refused, request)
        return self._seated(seat)

    async def _state(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            view: SigningView = await self._ask(orders.SeeSigning(await self._seat(request, seat_id)))
        except Refused as refused:
            return self._refusal(refused, request)
        return response.json(_as_json(view), headers=NO_STORE)

    async def _do(self, request: Request, seat_id: str, name: str) -> HTTPResponse:
        try:
            self._need_ours(request)
            await self._ask(_order(name, await self._seat(request, seat_id), body_of(request)))
        except FAILURES as refused:
            return self._refusal(refused, request)
        return response.json({"ok": True}, headers=NO_STORE)

    async def _picture(self, request: Request, seat_id: str, page: int) -> HTTPResponse:
        try:
            picture: bytes = await self._ask(orders.AgreementPage(await self._seat(request, seat_id), page))
        except Refused as refused:
            return self._refusal(refused, request)
        return page_picture(request, picture)

    async def _file(self, request: Request, seat_id: str) -> HTTPResponse:
        try:
            content: bytes = await self._ask(orders.SignedAgreement(await self._seat(request, seat_id)))
        except FAILURES as refused:
            return self._refusal(refused, request)
        headers = {**NO_STORE, "Content-Disposition": 'attachment; filename="agreement.pdf"'}
        return response.raw(content, content_type="application/pdf", headers=headers)


def _order(name: str, seat: SigningSeat, body: Any) -> Command:
    if not isinstance(body, dict):
        raise Refused("room_input_wrong")
    if name == "read":
        return orders.NoteAgreementRead(seat, read_page(body))
    if name == "sign":
        return orders.SignAgreement(seat, *read_signature(body))
    raise Refused("room_input_wrong")


def _as_json(view: SigningView) -> dict[str, Any]:
    """Write down what the page is told; its words for roles and stages are those of the witness room's parts."""
    dispute = view.dispute
    stage = {"agreed": "signing", "settled": "done"}.get(dispute.status, "over")
    names = {"applicant": dispute.application.name, "respondent": dispute.application.other_name}
    return {
        "stage": stage, "role": dispute.side, "number": dispute.number, "names": names,
        "signed": list(dispute.confirmed), "read": {str(dispute.side): list(view.read)},
        "paper": {"pages": view.pages, "digest": view.digest}, "sealed": view.sealed,
    }  # fmt: skip

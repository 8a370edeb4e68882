"""The mediation room's addresses: the page behind a link, and everything a seated device may ask or do."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.line_room import LineRoom, RoomOrders
from backend.api.room_page import FAILURES, NO_STORE, read_piece
from backend.api.seat_line import LineOrders
from backend.bootstrap import Backend
from backend.files.model import MEGABYTE
from backend.mediation.dispute.terms import Side
from backend.mediation.room import orders
from backend.mediation.room.orders import Meeting, Seat
from backend.shared.errors import Refused
from backend.shared.messages import Command

PIECE = "/meet/at/<seat_id:[0-9a-f]{16}>/recording"
STATUS = {
    "meeting_seat_lost": 401, "meeting_not_yours": 403, "meeting_link_unknown": 404, "meeting_link_used": 410,
    "meeting_link_expired": 410, "room_chunk_too_large": 413, "room_recording_too_large": 413,
}  # fmt: skip
"""Status of the answer to a refusal, if it is not 409."""


def _order(name: str, seat: Seat, body: Any) -> Command:
    """Return the command a request amounts to; raises Refused ``room_input_wrong``."""
    body = body if isinstance(body, dict) else {}
    match name:
        case "open" | "together" | "close":
            return orders.Move(seat, name)
        case "private" if body.get("side") in ("applicant", "respondent"):
            side: Side = body["side"]
            return orders.Move(seat, "private", side, body.get("interpreter") is True)
        case "follow" if type(body.get("epoch")) is int and 0 <= body["epoch"] < 2**31:
            return orders.Follow(seat, body["epoch"])
        case "record" if type(body.get("yes")) is bool:
            return orders.SpeakOnRecording(seat, body["yes"])
    raise Refused("room_input_wrong")


def _as_json(view: Meeting) -> dict[str, Any]:
    """Write down what a page is told; of whoever is elsewhere it learns no more than the handlers let it."""
    placing, seat = view.placing, view.seat
    inside = seat.role in ("mediator", placing.private_with) or (
        seat.role == "interpreter" and placing.interpreter_along
    )
    told: dict[str, Any] = {
        "version": view.version, "role": seat.role, "stage": placing.stage, "epoch": placing.epoch,
        "company": sorted(view.company), "private": view.private, "inside": inside, "settled": view.settled,
        "names": view.names, "number": view.number, "start": view.start.isoformat(), "ends": view.ends.isoformat(),
        "comers": {role: {"here": c.here, "came": c.came, "timezone": c.timezone} for role, c in view.comers.items()},
    }  # fmt: skip
    told["recording"] = {
        "state": view.recording, "mine": seat.role in view.agreed, "kept": view.film.pieces > 0,
    }  # fmt: skip
    if seat.role == "mediator":
        told["recording"] |= {"next": view.film.pieces, "chain": view.film.chain, "take": view.film.takes}
        told |= {"private_with": placing.private_with, "interpreter_along": placing.interpreter_along}
    return told


class MeetingPage(LineRoom):
    """The page of a mediation's room, its requests, its line, and the pieces of its recording.

    Args:
        backend: does the work.
    """

    def __init__(self, backend: Backend) -> None:
        line = LineOrders(orders.FindSeat, orders.Company, orders.Arrive, orders.StillHere, orders.Depart)
        own = RoomOrders(line, orders.LookAtLink, orders.TakeSeat, orders.SeeMeeting, _order, _as_json)
        super().__init__(backend, "meet", own, "meeting_seat_lost", STATUS)
        self._piece_limit = backend.settings.witness_chunk_mb * MEGABYTE

    def attach(self, app: Sanic) -> None:
        """Add every address to the app."""
        super().attach(app)

        async def piece(
            request: Request, seat_id: str
        ) -> HTTPResponse:  # Sanic marks a streaming handler; no method can be
            return await self._piece(request, seat_id)

        app.add_route(piece, PIECE, methods=["POST"], name="meeting_piece", stream=True)

    async def _piece(self, request: Request, seat_id: str) -> HTTPResponse:
        """Take a piece of the recording, while all agree."""
        try:
            self._need_ours(request)
            seat: Seat = await self._seat(request, seat_id)
            piece = await read_piece(request, seat.session_id, self._piece_limit)
            head: str = await self._ask(orders.KeepPiece(seat, piece))
        except FAILURES as refused:
            return self._refusal(refused, request)
        return response.json({"chain": head}, headers=NO_STORE)

"""The addresses of a call with the court: the page behind a link, and everything a seated device may ask or do."""

from __future__ import annotations

import secrets
from typing import Any

from backend.api.line_room import LineRoom, RoomOrders
from backend.api.seat_line import LineOrders
from backend.bootstrap import Backend
from backend.calls.line import orders
from backend.calls.line.orders import OnLine, Seat
from backend.shared.errors import Refused
from backend.shared.messages import Command

LONGEST_TEXT = 20_000
STATUS = {
    "call_seat_lost": 401, "call_not_yours": 403, "call_link_unknown": 404, "call_link_used": 410,
    "call_link_expired": 410,
}  # fmt: skip
"""Status of the answer to a refusal, if it is not 409."""


def _order(name: str, seat: Seat, body: Any) -> Command:
    """Return the command a request amounts to; raises Refused ``room_input_wrong``."""
    text = body.get("text") if isinstance(body, dict) else None
    if name == "end":
        return orders.EndCall(seat)
    if name != "say" or not isinstance(text, str) or len(text) > LONGEST_TEXT:
        raise Refused("room_input_wrong")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise Refused("room_input_wrong")  # half a character cannot be kept
    return orders.WriteCaption(seat, secrets.token_hex(16), text)


def _as_json(view: OnLine) -> dict[str, Any]:
    """Write down what a page is told."""
    written = [
        {"kind": one.kind, "role": one.side, "name": one.name, "text": one.text, "at": one.at.isoformat()}
        for one in view.entries
    ]
    return {
        "version": view.version, "role": view.seat.role, "stage": view.stage, "held": view.held, "names": view.names,
        "comers": {role: {"here": c.here, "came": c.came, "timezone": c.timezone} for role, c in view.comers.items()},
        "messages": [one for one in written if one["kind"] == "caption"],
        "summaries": [one for one in written if one["kind"] != "caption"],
        "start": view.start.isoformat(),
    }  # fmt: skip


class CallPage(LineRoom):
    """The page of a call, its requests and its line.

    Args:
        backend: does the work.
    """

    def __init__(self, backend: Backend) -> None:
        line = LineOrders(orders.FindSeat, orders.Company, orders.Arrive, orders.StillHere, orders.Depart)
        own = RoomOrders(line, orders.LookAtLink, orders.TakeSeat, orders.SeeCall, _order, _as_json)
        super().__init__(backend, "call", own, "call_seat_lost", STATUS)

"""Orders of a page of the witness room, read into commands; whatever is not in this shape is refused."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from backend.authorization.room import orders
from backend.authorization.room.orders import Seat
from backend.shared.errors import Refused
from backend.shared.ink import Stroke
from backend.shared.messages import Command

Body = Mapping[str, Any]


def read_order(name: str, seat: Seat, body: Any) -> Command:
    """Return the command a request amounts to.

    Args:
        name: the last part of the address.
        body: decoded JSON, whatever it is.

    Raises:
        Refused: ``room_input_wrong``.
    """
    reader = READERS.get(name)
    if reader is None or not isinstance(body, dict):
        raise Refused("room_input_wrong")
    return reader(seat, body)


def _tick(seat: Seat, body: Body) -> Command:
    return orders.TickCheck(seat, _text(body, "check", 80), body.get("on") is True)


def _snapshot(seat: Seat, body: Body) -> Command:
    return orders.NoteSnapshot(seat, _text(body, "subject", 8), _text(body, "sha256", 64))


def _refuse(seat: Seat, body: Body) -> Command:
    return orders.RefuseWitness(seat, _text(body, "reason", 32), _text(body, "note", 2_000))  # type: ignore[arg-type]


def _read(seat: Seat, body: Body) -> Command:
    return orders.NotePageRead(seat, read_page(body))


def _sign(seat: Seat, body: Body) -> Command:
    return orders.HandInSignature(seat, *read_signature(body))


def read_signature(body: Body) -> tuple[str, tuple[Stroke, ...], float, float, str]:
    """Return what a page sends of a name drawn on glass: the text's digest, strokes, width, height, time zone.

    Raises:
        Refused: ``room_input_wrong``.
    """
    strokes = body.get("strokes")
    if not isinstance(strokes, list) or not all(isinstance(stroke, list) for stroke in strokes):
        raise Refused("room_input_wrong")
    drawn = tuple(tuple(_point(point) for point in stroke) for stroke in strokes)
    sides = (_number(body.get("width")), _number(body.get("height")))
    return (_text(body, "digest", 64), drawn, *sides, _text(body, "timezone", 64))


def read_page(body: Body) -> int:
    """Return the number of a page that was read; raises Refused ``room_input_wrong``."""
    page = body.get("page")
    if not isinstance(page, int) or isinstance(page, bool):
        raise Refused("room_input_wrong")
    return page


def _point(value: Any) -> tuple[float, float, int]:
    if not isinstance(value, list) or len(value) != 3:
        raise Refused("room_input_wrong")
    x, y, moment = (_number(part) for part in value)
    return x, y, int(moment)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e15 or not math.isfinite(value):
        raise Refused("room_input_wrong")
    return float(value)


def _text(body: Body, name: str, longest: int) -> str:
    value = body.get(name, "")
    if not isinstance(value, str) or len(value) > longest or any("\ud800" <= char <= "\udfff" for char in value):
        raise Refused("room_input_wrong")  # half a character cannot be kept
    return value


READERS: Mapping[str, Callable[[Seat, Body], Command]] = {
    "begin": lambda seat, body: orders.BeginWitness(seat),
    "tick": _tick,
    "snapshot": _snapshot,
    "complete": lambda seat, body: orders.CompleteStep(seat, _text(body, "step", 16)),
    "refuse": _refuse,
    "read": _read,
    "sign": _sign,
    "say": lambda seat, body: orders.Say(seat, _text(body, "text", 20_000)),
    "confirm": lambda seat, body: orders.ConfirmWitness(seat, _text(body, "recording", 64)),
}
"""Acts open to the three, by the last part of the address."""

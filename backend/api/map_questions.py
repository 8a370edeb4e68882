"""Questions to the map's interface, read and checked: nothing odd goes further than here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, cast

from sanic import Request

from backend.api.map_features import language_of
from backend.legal_map.model import KIND_NAMES, Kind, Point, Purpose

LONGEST_NAME = 120
MOST = 50


class Trouble(Exception):
    """Reason why there is no answer.

    Args:
        status: HTTP.
        name: of the problem, with its words in `map_features`.
        facts: further members of the problem document.
    """

    def __init__(self, status: int, name: str, **facts: Any) -> None:
        super().__init__(name)
        self.status = status
        self.name = name
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that makes sense: from a point, or from a place by its name."""

    point: Point | None
    name: str
    kinds: tuple[Kind, ...]
    open_now: bool
    purpose: Purpose
    limit: int
    offset: int
    language: str


def read_question(request: Request) -> Asked:
    """Return what is asked; Trouble 400 names the parameter that is wrong."""
    point, name = _point(request), (request.args.get("q") or "").strip()
    if (point is None) == (not name) or len(name) > LONGEST_NAME:
        raise Trouble(400, "where", parameter="q")
    return Asked(
        point,
        name,
        _kinds(request),
        _one_of(request, "open_now", ("false", "true")) == "true",
        cast(Purpose, _one_of(request, "purpose", ("any", "consular"))),
        _number(request, "limit", 5, 1, MOST),
        _number(request, "offset", 0, 0, 10_000),
        language_of(request),
    )


def _point(request: Request) -> Point | None:
    lat, lon = request.args.get("lat"), request.args.get("lon")
    if lat is None and lon is None:
        return None
    try:
        point = Point(float(lat or "nan"), float(lon or "nan"))
    except ValueError as error:
        raise Trouble(400, "position", parameter="lat") from error
    if not (math.isfinite(point.lat) and math.isfinite(point.lon) and abs(point.lat) <= 90 and abs(point.lon) <= 180):
        raise Trouble(400, "position", parameter="lat")
    return point


def _kinds(request: Request) -> tuple[Kind, ...]:
    named = [kind for text in request.args.getlist("kind") or () for kind in text.split(",") if kind]
    if any(kind not in KIND_NAMES for kind in named):
        raise Trouble(400, "kind", parameter="kind", allowed=list(KIND_NAMES))
    return tuple(cast(Kind, kind) for kind in named)


def _one_of(request: Request, name: str, allowed: tuple[str, ...]) -> str:
    """The first of `allowed` unless another is given."""
    value = request.args.get(name)
    if value is None:
        return allowed[0]
    if value not in allowed:
        raise Trouble(400, "parameter", parameter=name, allowed=list(allowed))
    return str(value)


def _number(request: Request, name: str, usual: int, least: int, most: int) -> int:
    value = request.args.get(name)
    if value is None:
        return usual
    if not (value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most):
        raise Trouble(400, "parameter", parameter=name, least=least, most=most)
    return int(value)

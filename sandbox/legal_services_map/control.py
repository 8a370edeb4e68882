"""The handles behind the map (`/_control`), for tests and demonstrations; no partner has anything like them.

GET  /state                                        what it lists, and what is wrong just now
POST /faults   as for every partner
POST /list     {"institutions": [{"id": "...", "checked_on": "2026-11-24", "source": "...", "confidence": "official"}]}
POST /now      {"now": "2026-11-24T09:00:00+08:00"} or {"now": null}
POST /reset    the list of the start
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sanic import Blueprint

from sandbox.faults import Faults
from sandbox.legal_services_map.server import BEIJING, LISTED, Counter
from sandbox.partner import control_routes


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one map."""
    return control_routes(counter, {"list": _list, "now": _now, "reset": _reset}, lambda: {"listed": counter.listed})


def _list(counter: Counter, wish: dict[str, Any]) -> None:
    counter.listed = [dict(one) for one in wish["institutions"]]


def _now(counter: Counter, wish: dict[str, Any]) -> None:
    counter.now_override = datetime.fromisoformat(wish["now"]).astimezone(BEIJING) if wish["now"] else None


def _reset(counter: Counter, _: dict[str, Any]) -> None:
    counter.listed = [dict(one) for one in LISTED]
    counter.now_override, counter.faults = None, Faults()

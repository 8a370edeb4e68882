"""The handles behind the counter (`/_control`), for tests and demonstrations.

GET  /state                                   how many tokens were given and what is wrong just now
POST /faults   as for every partner
POST /now      {"now": "2026-11-24T09:00:00+08:00"} or {"now": null} for the real time
POST /reset    nothing wrong, the real time
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sanic import Blueprint

from sandbox.faults import Faults
from sandbox.partner import control_routes
from sandbox.timestamp_authority.server import Counter


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one authority."""
    return control_routes(counter, {"now": _now, "reset": _reset}, lambda: {"stamps": counter.authority.stamps})


def _now(counter: Counter, wish: dict[str, Any]) -> None:
    text = wish["now"]
    counter.authority.now_override = datetime.fromisoformat(text) if text else None


def _reset(counter: Counter, _: dict[str, Any]) -> None:
    counter.authority.now_override, counter.authority.stamps, counter.faults = None, 0, Faults()

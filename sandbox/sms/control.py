"""The handles behind the gateway (`/_control`), for tests and demonstrations; no partner has anything like them.

GET  /state                                        what was sent, and what is wrong just now
POST /faults   as for every partner
POST /refuse   {"to": "+8613800138000", "code": "number_unknown|number_stopped|text_refused" or null to take it again}
POST /now      {"now": "2026-11-24T09:00:00+08:00"} or {"now": null}
POST /reset    forget everything
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sanic import Blueprint

from sandbox.faults import Faults
from sandbox.partner import control_routes
from sandbox.sms.problems import PROBLEMS
from sandbox.sms.server import BEIJING, Counter


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one gateway."""
    handles = {"refuse": _refuse, "now": _now, "reset": _reset}
    return control_routes(counter, handles, lambda: {"sent": counter.sent})


def _refuse(counter: Counter, wish: dict[str, Any]) -> None:
    if wish["code"] is None:
        counter.refusing.pop(wish["to"], None)
        return
    if wish["code"] not in PROBLEMS:
        raise ValueError("unknown refusal")
    counter.refusing[wish["to"]] = wish["code"]


def _now(counter: Counter, wish: dict[str, Any]) -> None:
    counter.now_override = datetime.fromisoformat(wish["now"]).astimezone(BEIJING) if wish["now"] else None


def _reset(counter: Counter, _: dict[str, Any]) -> None:
    counter.sent, counter.refusing = [], {}
    counter.answers.clear()
    counter.now_override, counter.faults = None, Faults()

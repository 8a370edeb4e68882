"""The handles behind the counter (`/_control`), for tests and demonstrations; no partner has anything like them.

GET  /state                                   what the platform remembers and what is wrong just now
POST /faults   {"outage": true, "failing": 2, "latency_before": 10, "latency_after": 10,
                "nonsense": "not_json|html|wrong_shape|null", "refusals": ["number_malformed"]}   others stay
POST /decide   {"verification": <reference> or "latest", "result": "match|no_match|unavailable"}
POST /results  {"next": ["no_match", "match"]}   what the next faces on the page come out as; then match
POST /now      {"now": "2026-11-24T09:00:00+08:00"} or {"now": null} for the real time
POST /reset    forget everything
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sanic import Blueprint

from sandbox.faults import Faults
from sandbox.national_identity.problems import Problem
from sandbox.national_identity.registry import BEIJING, RESULTS, Check, Memory, body
from sandbox.national_identity.server import Counter
from sandbox.partner import control_routes


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one platform."""

    def remembered() -> dict[str, Any]:
        return {"checks": [body(check) for check in counter.registry.memory.checks.values()]}

    return control_routes(counter, {"decide": _decide, "results": _results, "now": _now, "reset": _reset}, remembered)


def _decide(counter: Counter, wish: dict[str, Any]) -> None:
    counter.registry.decide(_named(counter, str(wish["verification"])), _result(wish["result"]))


def _results(counter: Counter, wish: dict[str, Any]) -> None:
    counter.registry.next_results = [_result(result) for result in wish["next"]]


def _now(counter: Counter, wish: dict[str, Any]) -> None:
    text = wish["now"]
    counter.registry.now_override = datetime.fromisoformat(text).astimezone(BEIJING) if text else None


def _reset(counter: Counter, _: dict[str, Any]) -> None:
    registry = counter.registry
    registry.memory, registry.now_override, registry.next_results = Memory(), None, []
    counter.faults = Faults()


def _named(counter: Counter, name: str) -> Check:
    checks = list(counter.registry.memory.checks.values())
    found = checks if name == "latest" else [check for check in checks if check.reference == name]
    if not found:
        raise Problem("not_found")
    return found[-1]


def _result(text: Any) -> str:
    if text not in RESULTS:
        raise ValueError(f"no such result: {text}")
    return str(text)

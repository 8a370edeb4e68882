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

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json

from sandbox.faults import NONSENSE, Faults
from sandbox.national_identity.problems import PROBLEMS, Problem
from sandbox.national_identity.registry import BEIJING, RESULTS, Check, Memory, body
from sandbox.national_identity.server import PREFIX, Counter
from sandbox.partner import worded


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one platform."""
    routes = Blueprint("national_identity_control", url_prefix=f"{PREFIX}/_control")
    handles = {"faults": _faults, "decide": _decide, "results": _results, "now": _now, "reset": _reset}

    @routes.get("/state", name="state")
    async def state(_: Request) -> HTTPResponse:
        return json(_state(counter))

    @routes.post("/<handle:str>", name="turn")
    async def turn(request: Request, handle: str) -> HTTPResponse:
        if handle not in handles:
            return worded(Problem("not_found"))
        try:
            with counter.lock:
                handles[handle](counter, request.json or {})
        except Problem as found:
            return worded(found)
        except (KeyError, TypeError, ValueError) as error:
            return worded(Problem("invalid_request", repr(error)))
        counter.settle()
        return json(_state(counter))

    return routes


def _state(counter: Counter) -> dict[str, Any]:
    checks = [body(check) for check in counter.registry.memory.checks.values()]
    return {"checks": checks, "now": counter.now.isoformat(), "faults": asdict(counter.faults)}


def _faults(counter: Counter, wish: dict[str, Any]) -> None:
    changed = Faults(**(asdict(counter.faults) | wish))
    if changed.nonsense is not None and changed.nonsense not in NONSENSE:
        raise ValueError("unknown nonsense")
    if unknown := set(changed.refusals) - set(PROBLEMS):
        raise ValueError(f"unknown refusals {unknown}")
    counter.faults = changed


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

"""The handles behind the counter (`/_control`), for tests and demonstrations; no partner has anything like them.

GET  /state                                   what the system remembers and what is wrong just now
POST /faults   {"outage": true, "failing": 2, "latency_before": 10, "latency_after": 10,
                "nonsense": "not_json|html|wrong_shape|null", "refusals": ["clause_not_ours"]}
POST /decide   {"kind": "defect|accepted|tribunal|hearing|award|not_accepted|paid|unpaid|withdrawn|goes_on",
                "reference": … (optional: the latest),
                "text": …, "due": …, "amount": …, "currency": …, "arbitrators": […], "start": …, "place": …,
                "award_on": …}
POST /case     {"number": "（2026）深国仲受9号", "respondents": ["林小明"], "takes_answers": true}, of somebody else
POST /now      {"now": "2026-11-24T09:00:00+08:00"} or {"now": null} for the real time
POST /reset    forget everything
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sanic import Blueprint

from sandbox.faults import Faults
from sandbox.partner import control_routes
from sandbox.shenzhen_arbitration.requests import Decision, KnownCase
from sandbox.shenzhen_arbitration.secretariat import BEIJING, Shelf
from sandbox.shenzhen_arbitration.server import Counter

Wish = dict[str, Any]


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one system."""

    def remembered() -> dict[str, Any]:
        kept = asdict(counter.secretariat.shelf)
        return {name: kept[name] for name in ("applications", "answered", "files")}

    return control_routes(counter, {"decide": _decide, "case": _case, "now": _now, "reset": _reset}, remembered)


def _decide(counter: Counter, wish: Wish) -> None:
    counter.secretariat.decide(Decision.model_validate(wish))


def _case(counter: Counter, wish: Wish) -> None:
    counter.secretariat.know(KnownCase.model_validate(wish))


def _now(counter: Counter, wish: Wish) -> None:
    text = wish["now"]
    counter.secretariat.now_override = datetime.fromisoformat(text).astimezone(BEIJING) if text else None


def _reset(counter: Counter, _: Wish) -> None:
    counter.secretariat.shelf = Shelf()
    counter.secretariat.now_override = None
    counter.faults = Faults()

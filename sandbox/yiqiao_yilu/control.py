"""The handles behind the counter (`/_control`), for tests and demonstrations; no partner has anything like them.

GET  /state                                   what the system remembers and what is wrong just now
POST /faults   {"outage": true, "failing": 2, "latency_before": 10, "latency_after": 10,
                "nonsense": "not_json|html|wrong_shape|null", "refusals": ["enquiry_not_taken"]}
POST /answer   {"text": "…", "reference": … (optional: the latest), "officer": "…", "kind": "answered|asked|closed"}
POST /decide   {"kind": "dispute|mediation", "status": "accepted|declined|ended", "reference": …, "outcome": "…",
                "text": "…", "officer": "…", "effective_on": "…"}
POST /session  {"start": "…", "end": "…", "how": "…", "place": "…", "reference": …}   of a filed case's mediation
POST /dispute  {"kind": "mediator_accepted|mediator_declined|session_fixed|dispute_declined|dispute_ended",
                "reference": … (optional: the latest), "text": "…", "start": "…", "end": "…", "how": "…", "place": "…"}
POST /confirmation {"kind": "accepted|not_accepted|confirmed|rejected", "reference": … (optional: the latest),
                "text": "…"}   a court decides on an application to confirm an agreement
POST /issue    {"entries": […], "broken": "signature|digest" (optional)}   an update of the law library
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
from sandbox.yiqiao_yilu.centre import BEIJING, Shelf
from sandbox.yiqiao_yilu.problems import Problem
from sandbox.yiqiao_yilu.server import Counter

Wish = dict[str, Any]


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one system."""

    def remembered() -> dict[str, Any]:
        kept = asdict(counter.centre.shelf)
        return {name: kept[name] for name in ("enquiries", "disputes", "mediations", "confirmations", "updates")}

    handles = {
        "answer": _answer, "decide": _decide, "session": _session, "dispute": _dispute,
        "confirmation": _confirmation, "issue": _issue, "now": _now,
        "reset": _reset,
    }  # fmt: skip
    return control_routes(counter, handles, remembered)


def _latest(shelf: dict[str, Any], wish: Wish) -> str:
    if not shelf:
        raise Problem("not_found")
    return str(wish.get("reference") or list(shelf)[-1])


def _answer(counter: Counter, wish: Wish) -> None:
    kind = str(wish.get("kind", "answered"))
    if kind not in ("answered", "asked", "closed"):
        raise ValueError("no such kind")
    reference = _latest(counter.centre.shelf.enquiries, wish)
    counter.centre.decide_enquiry(reference, kind, str(wish["text"]), str(wish.get("officer", "梁法官")))


def _decide(counter: Counter, wish: Wish) -> None:
    kind, shelf = str(wish["kind"]), counter.centre.shelf
    things = {"dispute": shelf.disputes, "mediation": shelf.mediations}[kind]
    told = {name: str(wish[name]) for name in ("text", "officer", "effective_on") if name in wish}
    counter.centre.decide(kind, _latest(things, wish), str(wish["status"]), str(wish.get("outcome", "")), **told)


def _session(counter: Counter, wish: Wish) -> None:
    reference = _latest(counter.centre.shelf.mediations, wish)
    wish.pop("reference", None)
    counter.centre.fix_session(reference, wish)


_NEWS = ("mediator_accepted", "mediator_declined", "session_fixed", "dispute_declined", "dispute_ended")


def _dispute(counter: Counter, wish: Wish) -> None:
    kind = str(wish.pop("kind"))
    if kind not in _NEWS:
        raise ValueError("no such kind")
    reference = _latest(counter.centre.shelf.disputes, wish)
    wish.pop("reference", None)
    counter.centre.tell_of_dispute(reference, kind, wish)


def _confirmation(counter: Counter, wish: Wish) -> None:
    confirmations = counter.centre.confirmations()
    confirmations.decide(_latest(confirmations.kept, wish), str(wish["kind"]), str(wish.get("text", "")))


def _issue(counter: Counter, wish: Wish) -> None:
    counter.centre.issue(wish["entries"], broken=str(wish.get("broken", "")))


def _now(counter: Counter, wish: Wish) -> None:
    text = wish["now"]
    counter.centre.now_override = datetime.fromisoformat(text).astimezone(BEIJING) if text else None


def _reset(counter: Counter, _: Wish) -> None:
    counter.centre.shelf = Shelf()
    counter.centre.now_override = None
    counter.faults = Faults()

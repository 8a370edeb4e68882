"""The handles behind the counter (`/_control`), for tests and demonstrations; no partner has anything like them.

GET  /state                                   what the platform remembers and what is wrong just now
POST /faults   {"outage": true, "failing": 2, "latency_before": 10, "latency_after": 10,
                "nonsense": "not_json|html|wrong_shape|null", "refusals": ["court_unknown"]}   unnamed ones stay
POST /decide   {"filing": number} or {"case": the client's reference or a case number}, or neither for the latest, and
               {"decision": "pass"}                                     审核通过
               {"decision": "defects", "defects": ["…", "…"]}           待补正, once
               {"decision": "register", "case_number": "…" (optional)}  已立案
               {"decision": "refuse", "reason": "…"}                    不予立案
               {"decision": "return", "reason": "…"}                    退回
               {"decision": "grant_extension"} or {"decision": "refuse_extension"}
               {"decision": "fee_notice", "fee": "1050.00" (optional)}
POST /hearing  {"filing" or "case" as above, and
               {"do": "schedule", "start": "2026-12-10T09:00:00+08:00"}, and if wanted "end": "…", "place": "…",
                "kind": "in_person|online|asynchronous", "judge": "…"
               {"do": "move", … what changes, "reason": "…"} or {"do": "call_off", "reason": "…"}: the latest one
POST /service  {"filing" or "case" as above, and
               {"do": "serve", "paper": "complaint|appeal_petition|judgment|ruling"}, and if wanted "arrived": "…" (now
                unless told), "ruling": "jurisdiction|dismissed|other", "final": true, "title": "…"
               {"do": "correct", "arrived": "…"} or {"do": "recall"}: the latest one
POST /asynchronous  {"filing" or "case" as above, and
               {"do": "grant"}, and if wanted "stages": [{"name": "…", "closes": "…", "opens": "…", "form":
                "statement|video"}] and "reason"; of a granted one it moves the windows
               {"do": "refuse", "reason": "…"}: the latest one
POST /petition {"outcome": "granted|refused"}, and if wanted "reference": the client's (else the latest), "reason": "…",
               "until": "2027-01-20" (of more time), "court": "…" (of an objection)
POST /silence  {"silent": true}   the platform tells nobody anything, as if its callbacks got lost
POST /now      {"now": "2026-11-24T09:00:00+08:00"} or {"now": null} for the real time
POST /reset    forget everything
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sanic import Blueprint

from sandbox.faults import Faults
from sandbox.online_litigation import asynchronous, defences, hearings, services
from sandbox.online_litigation.desk import BEIJING, Desk, body_of
from sandbox.online_litigation.dossier import Dossier, Shelf
from sandbox.online_litigation.problems import Problem
from sandbox.online_litigation.server import Counter
from sandbox.partner import control_routes

Wish = dict[str, Any]

DECISIONS: dict[str, Callable[[Desk, Dossier, Wish], None]] = {
    "pass": lambda desk, dossier, wish: desk.review_passed(dossier),
    "defects": lambda desk, dossier, wish: desk.tell_defects(dossier, [str(text) for text in wish["defects"]]),
    "register": lambda desk, dossier, wish: desk.register(dossier, wish.get("case_number")),
    "refuse": lambda desk, dossier, wish: desk.end(dossier, "refused", str(wish["reason"])),
    "return": lambda desk, dossier, wish: desk.end(dossier, "returned", str(wish["reason"])),
    "grant_extension": lambda desk, dossier, wish: desk.decide_extension(dossier, granted=True),
    "refuse_extension": lambda desk, dossier, wish: desk.decide_extension(dossier, granted=False),
    "fee_notice": lambda desk, dossier, wish: desk.notice_fee(dossier, wish.get("fee")),
}

HEARINGS: dict[str, Callable[[Desk, Dossier, Wish], Any]] = {
    "schedule": hearings.schedule,
    "move": hearings.move,
    "call_off": hearings.call_off,
}

SERVICES: dict[str, Callable[[Desk, Dossier, Wish], None]] = {
    "serve": services.serve,
    "correct": services.correct,
    "recall": services.recall,
}

APPLICATIONS: dict[str, Callable[[Desk, Dossier, Wish], None]] = {
    "grant": asynchronous.grant,
    "refuse": asynchronous.refuse,
}


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one platform."""

    def remembered() -> dict[str, Any]:
        shelf = counter.desk.shelf
        filings = [
            body_of(one) | {"court": one.court, "evidence": one.evidence, "supplements": one.supplements}
            for one in shelf.dossiers.values()
        ]
        told = {"hearings": [*shelf.hearings.values()], "applications": [*shelf.applications.values()]}
        told["answers_of_defendants"] = [*shelf.defences.values()]
        told["petitions_of_defendants"] = [*shelf.petitions.values()]
        return {"filings": filings, "evidence": dict(shelf.evidence), **told}

    handles = {
        "decide": _decide,
        "hearing": _hearing,
        "service": _service,
        "asynchronous": _asynchronous,
        "petition": lambda counter, wish: defences.decide(counter.desk, wish),
        "silence": _silence,
        "now": _now,
        "reset": _reset,
    }
    return control_routes(counter, handles, remembered)


def _decide(counter: Counter, wish: Wish) -> None:
    DECISIONS[wish["decision"]](counter.desk, _dossier(counter.desk, wish), wish)


def _hearing(counter: Counter, wish: Wish) -> None:
    HEARINGS[wish["do"]](counter.desk, _dossier(counter.desk, wish), wish)


def _service(counter: Counter, wish: Wish) -> None:
    SERVICES[wish["do"]](counter.desk, _dossier(counter.desk, wish), wish)


def _asynchronous(counter: Counter, wish: Wish) -> None:
    APPLICATIONS[wish["do"]](counter.desk, _dossier(counter.desk, wish), wish)


def _silence(counter: Counter, wish: Wish) -> None:
    counter.silent = bool(wish["silent"])


def _dossier(desk: Desk, wish: Wish) -> Dossier:
    """The filing that is meant: by its number, by the client's reference or the case number, else the latest."""
    found = list(desk.shelf.dossiers.values())
    if "filing" in wish:
        found = [one for one in found if one.filing_number == wish["filing"]]
    elif "case" in wish:
        found = [one for one in found if wish["case"] in (one.reference, one.case_number)]
    if not found:
        raise Problem("not_found")
    return found[-1]


def _now(counter: Counter, wish: Wish) -> None:
    text = wish["now"]
    counter.desk.now_override = datetime.fromisoformat(text).astimezone(BEIJING) if text else None


def _reset(counter: Counter, _: Wish) -> None:
    counter.desk.shelf = Shelf()
    counter.desk.now_override = None
    counter.faults = Faults()
    counter.silent = False

"""Asynchronous hearings at the court: applications, the judge's decision with its windows, statements."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from sandbox.callbacks import Callback
from sandbox.online_litigation.desk import BEIJING, Desk
from sandbox.online_litigation.dossier import Dossier
from sandbox.online_litigation.problems import Problem
from sandbox.online_litigation.requests import AsynchronousWish, StatementWish

UPLOAD = "https://court.example/asynchronous/{number}"
_SHOWN = ("application", "sequence", "status", "reason", "stages")


def apply(desk: Desk, number: str, wish: AsynchronousWish) -> dict[str, Any]:
    """Take an application in; only in a registered case tried in summary procedure, one at a time."""
    dossier = desk.dossier(number)
    against = wish.procedure == "ordinary" or wish.agreement == "against" or wish.exchange in ("disputed", "not_yet")
    if dossier.case_number is None or against:
        raise Problem("asynchronous_impossible")
    if any(one["status"] != "refused" for one in _of(desk, number)):
        raise Problem("asynchronous_impossible", "There is an application already.")
    kept: dict[str, Any] = {
        "filing_number": number, "application": wish.application, "sequence": 1, "status": "asked", "reason": None,
        "stages": [], "statements": [],
    }  # fmt: skip
    desk.shelf.applications[wish.application] = kept
    return _body(kept)


def of_filing(desk: Desk, number: str) -> dict[str, Any]:
    """Return every application in a filing."""
    return {"reference": desk.dossier(number).reference, "applications": [_body(one) for one in _of(desk, number)]}


def grant(desk: Desk, dossier: Dossier, wish: dict[str, Any]) -> None:
    """Grant the latest application, or move the windows of a granted one.

    Args:
        wish: ``stages``: each ``name``, ``closes`` and, if not now, ``opens`` (ISO 8601), ``form`` ``statement`` or
            ``video``; without it one stage for statements, seven days long. ``reason``, if wanted.
    """
    kept = _latest(desk, dossier)
    again = kept["status"] == "granted"
    week = (desk.now + timedelta(days=7)).isoformat()
    wanted = wish.get("stages") or [{"name": "陈述与质证意见", "closes": week}]
    kept["stages"] = [_stage(desk, at, one) for at, one in enumerate(wanted, 1)]
    kept["status"], kept["reason"] = "granted", wish.get("reason")
    _tell(desk, dossier, kept, "asynchronous_changed" if again else "asynchronous_granted")


def refuse(desk: Desk, dossier: Dossier, wish: dict[str, Any]) -> None:
    """Refuse the latest application; ``reason`` says why."""
    kept = _latest(desk, dossier)
    kept["status"], kept["reason"] = "refused", str(wish["reason"])
    _tell(desk, dossier, kept, "asynchronous_refused")


def post(desk: Desk, number: str, application: str, wish: StatementWish) -> dict[str, Any]:
    """Take a statement in, by the moment it was posted, whenever it arrives."""
    kept = desk.shelf.applications.get(application)
    if kept is None or kept["filing_number"] != number:
        raise Problem("not_found")
    stage = next((one for one in kept["stages"] if one["stage_number"] == wish.stage), None)
    if stage is None or stage["form"] != "statement":
        raise Problem("asynchronous_impossible", "No statements are taken there.")
    if wish.posted_at >= datetime.fromisoformat(stage["closes_at"]):
        raise Problem("stage_closed")
    if wish.posted_at < datetime.fromisoformat(stage["opens_at"]) or wish.posted_at > desk.now + timedelta(minutes=5):
        raise Problem("stage_not_open")
    desk.all_there([one.sha256 for one in wish.files])
    receipt = f"HZ{desk.now:%Y%m%d}{secrets.token_hex(4).upper()}"
    files = [one.sha256 for one in wish.files]
    kept["statements"].append({"receipt": receipt, "stage": wish.stage, "characters": len(wish.text), "files": files})
    return {"receipt_number": receipt, "received_at": desk.now.isoformat()}


def _stage(desk: Desk, at: int, wish: dict[str, Any]) -> dict[str, Any]:
    opens = datetime.fromisoformat(wish["opens"]) if "opens" in wish else desk.now
    closes = datetime.fromisoformat(wish["closes"])
    if closes <= opens:
        raise Problem("invalid_request", "A window closes after it opens.")
    form = wish.get("form", "statement")
    made = {"stage_number": f"S{at}", "name": wish["name"], "form": form, "opens_at": opens.isoformat()}
    made["closes_at"] = closes.astimezone(BEIJING).isoformat()
    return made | ({"upload_url": UPLOAD.format(number=secrets.token_hex(8))} if form == "video" else {})


def _of(desk: Desk, number: str) -> list[dict[str, Any]]:
    return [one for one in desk.shelf.applications.values() if one["filing_number"] == number]


def _latest(desk: Desk, dossier: Dossier) -> dict[str, Any]:
    found = _of(desk, dossier.filing_number)
    if not found:
        raise Problem("not_found", "Nobody applied.")
    return found[-1]


def _body(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: kept[name] for name in _SHOWN if kept[name] is not None}


def _tell(desk: Desk, dossier: Dossier, kept: dict[str, Any], kind: str) -> None:
    kept["sequence"] += 1
    news: dict[str, Any] = {"event_id": f"E{secrets.token_hex(8)}", "kind": kind, "reference": dossier.reference}
    news |= {"occurred_at": desk.now.isoformat(), "application": _body(kept)}
    desk.outgoing.append(Callback(dossier.callback_url, news))

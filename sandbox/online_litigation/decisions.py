"""Decisions that come from a desk of the client's: the rules of the clerk's own, and no news of what it knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.online_litigation.desk import Desk, body_of
from sandbox.online_litigation.dossier import Dossier
from sandbox.online_litigation.problems import Problem
from sandbox.online_litigation.requests import DecisionWish


def decide(desk: Desk, number: str, wish: DecisionWish) -> dict[str, Any]:
    """Carry a decision out, whole or not at all, and return the filing as it then stands."""
    dossier = desk.dossier(number)
    if wish.sequence != dossier.sequence:
        raise Problem("decision_impossible", "The filing has changed since this was decided.")
    if wish.decision in ("refuse", "return") and not wish.reason.strip():
        raise Problem("invalid_request", "Not as the contract says: reason")
    told = len(desk.outgoing)
    _DECISIONS[wish.decision](desk, dossier, wish)
    del desk.outgoing[told:]
    dossier.decided_by.append(wish.officer)
    return body_of(dossier)


def _register(desk: Desk, dossier: Dossier, wish: DecisionWish) -> None:
    desk.register(dossier, wish.case_number or None)
    if wish.fee is not None:
        desk.notice_fee(dossier, wish.fee)


_DECISIONS: dict[str, Callable[[Desk, Dossier, DecisionWish], None]] = {
    "pass": lambda desk, dossier, wish: desk.review_passed(dossier),
    "defects": lambda desk, dossier, wish: desk.tell_defects(dossier, list(wish.defects)),
    "register": _register,
    "refuse": lambda desk, dossier, wish: desk.end(dossier, "refused", wish.reason),
    "return": lambda desk, dossier, wish: desk.end(dossier, "returned", wish.reason),
    "grant_extension": lambda desk, dossier, wish: desk.decide_extension(dossier, granted=True),
    "refuse_extension": lambda desk, dossier, wish: desk.decide_extension(dossier, granted=False),
    "fee_notice": lambda desk, dossier, wish: desk.notice_fee(dossier, wish.fee),
}

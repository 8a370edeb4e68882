"""A suit, its answer or a petition as JSON and back: what is sealed in a row. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from backend.defence.evidence import evidence_from
from backend.defence.model import Answer, ClaimAnswer, Defendant, Suit
from backend.defence.petition import Petition
from backend.shared.json_values import as_json_values


def to_json(suit: Suit, answer: Answer | None = None, petition: Petition | None = None) -> dict[str, Any]:
    """Return all of them as JSON values."""
    return {
        "suit": as_json_values(asdict(suit)),
        "answer": None if answer is None else as_json_values(asdict(answer)),
        "petition": None if petition is None else as_json_values(asdict(petition)),
    }


def suit_from(kept: Mapping[str, Any]) -> Suit:
    """Return the suit of kept details."""
    said: dict[str, Any] = dict(kept["suit"])
    said |= {name: _day(said[name]) for name in ("received_on", "hearing_on")}
    return Suit(**{**said, "plaintiffs": tuple(said["plaintiffs"])})


def answer_from(kept: Mapping[str, Any]) -> Answer | None:
    """Return the answer of kept details, or None where there is none."""
    said = kept["answer"]
    if said is None:
        return None
    return Answer(
        defendants=tuple(Defendant(**one) for one in said["defendants"]),
        claims=tuple(ClaimAnswer(**one) for one in said["claims"]),
        facts=said["facts"],
        evidence=evidence_from(said["evidence"]),
        signed_on=_day(said["signed_on"]),
    )


def petition_from(kept: Mapping[str, Any]) -> Petition | None:
    """Return the petition of kept details, or None where there is none."""
    said = kept.get("petition")
    if said is None:
        return None
    days = {name: _day(said[name]) for name in ("evidence_until", "until", "signed_on")}
    who = tuple(Defendant(**one) for one in said["petitioners"])
    amount = Decimal(said["amount"]) if said.get("amount") else None
    lists = {name: tuple(said.get(name, ())) for name in ("grounds", "claims", "evidence")}
    return Petition(**{**said, **days, **lists, "petitioners": who, "amount": amount})


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None

"""A complaint as JSON and back: how it is sealed, sent, and opened again for the papers. Pure."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any

from backend.filing.model import Agent, Complaint, EvidenceItem, Party, ServiceAddress


def to_json(complaint: Complaint) -> dict[str, Any]:
    """Return the complaint as JSON values; days as ISO text, the amount as exact text."""
    plain = dataclasses.asdict(complaint)
    plain["elements"] = dict(complaint.elements)
    plain["amount"] = None if complaint.amount is None else str(complaint.amount)
    plain["signed_on"] = _day_text(complaint.signed_on)
    for party in (*plain["plaintiffs"], *plain["defendants"]):
        party["birth_date"] = _day_text(party["birth_date"])
    return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}


def from_json(plain: dict[str, Any]) -> Complaint:
    """Return what `to_json` was made from."""
    return Complaint(
        **plain
        | {
            "plaintiffs": tuple(party_of(one) for one in plain["plaintiffs"]),
            "defendants": tuple(party_of(one) for one in plain["defendants"]),
            "claims": tuple(plain["claims"]),
            "evidence": tuple(EvidenceItem(**one) for one in plain["evidence"]),
            "service_address": ServiceAddress(**plain["service_address"]),
            "agent": Agent(**plain["agent"]) if plain["agent"] else None,
            "amount": None if plain["amount"] is None else Decimal(plain["amount"]),
            "signed_on": _day(plain["signed_on"]),
        }
    )


def party_json(party: Party) -> dict[str, Any]:
    """Return a party as JSON values."""
    return {**dataclasses.asdict(party), "birth_date": _day_text(party.birth_date)}


def party_of(plain: dict[str, Any]) -> Party:
    """Return what `party_json` was made from."""
    return Party(**plain | {"birth_date": _day(plain["birth_date"])})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""A suit and its answer as JSON and back: what is sealed in a row. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from backend.defence.model import Answer, ClaimAnswer, Defendant, Suit


def to_json(suit: Suit, answer: Answer | None) -> dict[str, Any]:
    """Return both as JSON values."""
    return {"suit": _plain(asdict(suit)), "answer": None if answer is None else _plain(asdict(answer))}


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
        evidence=tuple(said["evidence"]),
        signed_on=_day(said["signed_on"]),
    )


def every_text(value: Any, change: Callable[[str], str]) -> Any:
    """Return JSON values with every text in them changed (tokens opened, say)."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: every_text(one, change) for name, one in value.items()}
    return [every_text(one, change) for one in value] if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None

"""What the bot understood of a danger, and the messages that speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.answers import Answer

INTENT = "emergency"


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger that was told.

    Args:
        kind: ``violence_now``, ``self_harm`` … as `bot/nlu/danger` names them.
        whose: ``self`` or ``other``.
        language: the message's: ``zh``, ``en``, ``es``, ``pt``, ``th``, ``ja`` or ``vi``.
        stage: ``first``, ``goes_on`` for a further word on it, ``over`` once it has passed.
    """

    kind: str
    whose: str
    language: str
    stage: str


def danger_in(answer: Answer) -> Danger | None:
    """The danger a message tells, or None."""
    if answer.intent != INTENT or answer.pressed:
        return None
    kind = answer.value("danger_kind")
    if kind is None:
        return None
    told = {name: str(answer.value(f"danger_{name}") or "") for name in ("whose", "language", "stage")}
    return Danger(str(kind), told["whose"] or "self", told["language"] or "zh", told["stage"] or "first")


def messages_about(tracker: Tracker) -> Iterator[Answer]:
    """The person's messages on this danger, the latest first, back to where it was first told."""
    for event in reversed(tracker.events):
        if event.get("event") != "user":
            continue
        parsed: Mapping[str, Any] = event.get("parse_data") or {}
        if (parsed.get("intent") or {}).get("name") != INTENT:
            return
        yield Answer.from_message({**parsed, "text": event.get("text")})

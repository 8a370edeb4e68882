"""The messages of a conversation that speak of a danger, and how one is understood without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, islice
from typing import Any

from rasa_sdk import Tracker

from actions.dialogue.danger import EMERGENCY, marks_danger
from actions.dialogue.message import UserMessage

_LOOK_BACK = 40
"""Events within which what was said of past violence is not said again: a case tells it many times."""


def messages_about(tracker: Tracker) -> Iterator[UserMessage]:
    """The person's messages on this danger, the latest first, back to where it was first told."""
    for event in reversed(tracker.events):
        if event.get("event") != "user":
            continue
        if _intent_of(event) != EMERGENCY:
            return
        yield UserMessage.from_message({**(event.get("parse_data") or {}), "text": event.get("text")})


def messages_before(tracker: Tracker, most: int) -> Iterator[UserMessage]:
    """Yield the person's messages right before this danger was told, the latest first."""
    users = (event for event in reversed(tracker.events) if event.get("event") == "user")
    for event in islice(dropwhile(lambda one: _intent_of(one) == EMERGENCY, users), most):
        yield UserMessage.from_message({**(event.get("parse_data") or {}), "text": event.get("text")})


def told_before(tracker: Tracker) -> bool:
    """Whether a danger was told in one of the last messages before this one."""
    past = (event for event in reversed(tracker.events) if event.get("event") == "user")
    next(past, None)
    return any(_intent_of(event) == EMERGENCY for event in islice(past, _LOOK_BACK))


def beside_danger(message: UserMessage, latest: Mapping[str, Any]) -> UserMessage:
    """Return a message as it would have been understood without the danger in it.

    Args:
        latest: the same message as Rasa holds it.
    """
    ranking: Sequence[Mapping[str, Any]] = latest.get("intent_ranking") or ()
    best = str(ranking[0]["name"]) if ranking else "inform"
    understood = UserMessage.from_message({**latest, "intent": {"name": best}})
    kept = tuple(one for one in message.entities if not marks_danger(one))
    return replace(message, intent=best, decision=understood.decision, entities=kept)


def _intent_of(event: Mapping[str, Any]) -> str:
    parsed: Mapping[str, Any] = event.get("parse_data") or {}
    return str((parsed.get("intent") or {}).get("name", ""))

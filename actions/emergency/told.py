"""The messages of a conversation that speak of a danger, and how one is understood without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, islice
from typing import Any

from rasa_sdk import Tracker

from actions.dialogue.danger import EMERGENCY, PAST, SIGN, Danger, marks_danger
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.emergency.alarm import as_meant, still_open
from actions.emergency.readers.afterwards import (
    leaves_danger,
    says_misheard,
    says_safe,
    speaks_of_danger,
    tells_where,
)
from actions.emergency.readers.kinds import kind_meant, whose_meant
from actions.emergency.readers.situations import need_of, situation_told

ALARM = "action_emergency"
"""The action that answers danger outside a form."""
UTTER = "utter_emergency"
"""Utterance of an alarm."""
_COURTESIES = frozenset({"thank", "greet", "goodbye", "affirm", "deny"})
_ASKS = ("ask_", "start_")
"""Beginnings of intents asked beside the words that all is well: they are answered, nothing else is said."""
_LOOK_BACK = 40
"""Events within which what was said of past violence is not said again: a case tells it many times."""


def messages_about(tracker: Tracker) -> Iterator[UserMessage]:
    """The person's messages on this danger, latest first, back to where it was told; data are none of them."""
    for message, heard_as in _since_told(tracker):
        if not leaves_danger(message, heard_as):
            yield message


def _since_told(tracker: Tracker) -> Iterator[tuple[UserMessage, str]]:
    for event in reversed(tracker.events):
        if event.get("event") != "user":
            continue
        if _intent_of(event) != EMERGENCY:
            return
        parsed: Mapping[str, Any] = event.get("parse_data") or {}
        message = UserMessage.from_message({**parsed, "text": event.get("text")})
        yield _meant(tracker, message), _without_danger(parsed)


def _meant(tracker: Tracker, message: UserMessage) -> UserMessage:
    danger = message.danger
    return message if danger is None else replace(message, danger=as_meant(tracker, danger))


def messages_before(tracker: Tracker, most: int) -> Iterator[UserMessage]:
    """Yield the person's messages right before this danger was told, the latest first."""
    users = (event for event in reversed(tracker.events) if event.get("event") == "user")
    for event in islice(dropwhile(lambda one: _intent_of(one) == EMERGENCY, users), most):
        yield UserMessage.from_message({**(event.get("parse_data") or {}), "text": event.get("text")})


def told_before(tracker: Tracker) -> bool:
    """Return True if a danger was told in one of the last messages before this one."""
    past = (event for event in reversed(tracker.events) if event.get("event") == "user")
    next(past, None)
    return any(_intent_of(event) == EMERGENCY for event in islice(past, _LOOK_BACK))


def beside_danger(message: UserMessage, latest: Mapping[str, Any]) -> UserMessage:
    """Return a message as it would have been understood without the danger in it.

    Args:
        latest: the same message as Rasa holds it.
    """
    best = _without_danger(latest)
    understood = UserMessage.from_message({**latest, "intent": {"name": best}})
    kept = tuple(one for one in message.entities if not marks_danger(one))
    return replace(message, intent=best, decision=understood.decision, entities=kept)


def after_alarm(turn: Turn) -> UserMessage:
    """Return the message of a turn as it is meant after an alarm: data is data, and who is safe ends the alarm."""
    message, latest = _meant(turn.tracker, turn.answer), turn.tracker.latest_message
    danger = message.danger
    if danger is not None and danger.stage == "over" and says_misheard(message.text):
        return replace(message, danger=_told_instead(danger, message.text))
    asks = message.intent.startswith(_ASKS)
    if danger is None and UTTER in turn.said_before and not asks and (says_safe(message.text) or tells_where(message)):
        danger = still_open(turn.tracker)  # inside a form it is heard as an answer
    if danger is None or danger.stage != "goes_on":
        return message
    if says_safe(message.text):
        return replace(message, danger=replace(danger, stage="over"))
    if message.danger is None:
        return replace(message, danger=danger)
    beside = beside_danger(message, latest)
    asked_since = bool(turn.said_before) and UTTER not in turn.said_before
    if leaves_danger(message, beside.intent, asked_since=asked_since):
        return replace(beside, danger=None)
    return message


def _told_instead(danger: Danger, text: str) -> Danger:
    """Return the danger that a denial tells in the place of the one that was heard ("no suicide, he took my child")."""
    kind = kind_meant(danger.kind, text)
    if kind == danger.kind or kind in PAST:
        return danger
    return replace(danger, kind=kind, whose=whose_meant(danger.whose, text, kind), stage="first", ground=SIGN)


def is_courtesy(turn: Turn) -> bool:
    """Return True if the message is a thank-you, a greeting, a yes or a no: it tells nothing new of the danger."""
    polite = _without_danger(turn.tracker.latest_message) in _COURTESIES
    if not polite or speaks_of_danger(turn.answer.text):
        return False
    danger = turn.answer.danger
    return danger is None or not (need_of(danger, turn.answer.text) or situation_told(danger, turn.answer.text))


def _without_danger(latest: Mapping[str, Any]) -> str:
    """The intent that a message would have without the danger in it."""
    ranking: Sequence[Mapping[str, Any]] = latest.get("intent_ranking") or ()
    return str(ranking[0]["name"]) if ranking else "inform"


def _intent_of(event: Mapping[str, Any]) -> str:
    parsed: Mapping[str, Any] = event.get("parse_data") or {}
    return str((parsed.get("intent") or {}).get("name", ""))

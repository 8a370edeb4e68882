"""Replies of the bot to one message, read from the events of the conversation.

The answer of a fresh turn and the answer of a repeated message are built by the same function from the same events, so
that a reply that got lost on its way is sent again letter by letter and no action runs twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rasa.shared.core.events import BotUttered, Event, UserUttered

from bot.model_identity import MODEL, identity_told

FALLBACK = "nlu_fallback"
OUT_OF_SCOPE = "out_of_scope"
LONGEST_RANKING = 10


def events_of_turn(events: Iterable[Event], message_id: str) -> list[Event]:
    """The events from the message with this id until the person's next message; [] when it was never processed."""
    turn: list[Event] = []
    for event in events:
        if isinstance(event, UserUttered) and event.message_id is not None:
            if turn:
                break
            if event.message_id == message_id:
                turn.append(event)
        elif turn:
            turn.append(event)
    return turn


def answer(turn: list[Event], language: str | None, replayed: bool) -> dict[str, Any]:
    """The response body of a turn.

    Args:
        turn: Its events, the person's message first (`events_of_turn`).
        language: The slot `language` after the turn.
        replayed: Whether the turn had been processed before this request.
    """
    message = turn[0]
    assert isinstance(message, UserUttered)
    return {
        "message_id": message.message_id,
        "replayed": replayed,
        **understanding(message.text or "", message.parse_data),
        "replies": [reply(event) for event in turn if isinstance(event, BotUttered)],
        "language": language,
        MODEL: identity_told(message.metadata),
    }


def understanding(text: str, parse_data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was understood: the best real intent, what to do about it, its rivals and the entities.

    `intent` is never `nlu_fallback`: that name only says that the best was not good enough, which is `decision`.
    """
    chosen = parse_data.get("intent") or {}
    ranking = [_scored(rival) for rival in parse_data.get("intent_ranking") or [chosen] if rival.get("name")]
    real = [rival for rival in ranking if rival["name"] != FALLBACK]
    return {
        "text": text,
        "intent": real[0] if real else {"name": None, "confidence": 0.0},
        "decision": _decision(chosen.get("name")),
        "ranking": real[:LONGEST_RANKING],
        "entities": list(parse_data.get("entities") or []),
    }


def reply(event: BotUttered) -> dict[str, Any]:
    """One bubble: text, buttons and attachments, with the name of the utterance it came from."""
    message = event.message()
    return {
        "text": message.get("text"),
        "buttons": [
            {"title": button.get("title"), "payload": button.get("payload")} for button in message.get("buttons") or []
        ],
        "image": message.get("image"),
        "attachment": message.get("attachment"),
        "custom": message.get("custom"),
        "utter": event.metadata.get("utter_action"),
    }


def _scored(rival: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": rival["name"], "confidence": float(rival.get("confidence") or 0.0)}


def _decision(intent: str | None) -> str:
    if intent is None or intent == FALLBACK:
        return "ask_back"
    return "refuse" if intent == OUT_OF_SCOPE else "answer"

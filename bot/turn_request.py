"""Requests of the services to the bot, read and cleaned before Rasa sees them.

Everything that arrives is treated as hostile: the text is what a person typed, and a payload is what a button of ours
carried through somebody else's app.
"""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from bot.offers.typed import Offer
from bot.sealed_memory import MemoryKey

LONGEST_TEXT = 10_000  # characters; connectors cut earlier, this only bounds the work of one turn
LONGEST_ADDRESS = 500  # characters
MOST_TEXTS = 5_000  # texts in one parse request
MOST_BUTTONS = 40  # of an offer
KEY_BYTES = 32  # of a person's memory

_PAYLOAD = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?", re.DOTALL)
_KEPT_CONTROLS = "\n\t"


class BadRequest(Exception):
    """The request is not one of the contract; its message says which part."""


@dataclass(frozen=True)
class Command:
    """The intent and entities a button stands for."""

    intent: str
    entities: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TurnRequest:
    """One message of one person.

    Args:
        sender_id: The person, opaque.
        message_id: The same for every retry of the same message.
        text: What was typed (or the title of the button), cleaned; "" when nothing legible was.
        payload: What the button carries, or None for typed text.
        metadata: language, timezone, now (ISO 8601 with offset), channel.
        actions: Where the process that asks takes the actions of this turn, or None for the endpoint of the settings.
        offer: The buttons under what was said last, which typed words may mean.
        memory: The key that seals what is remembered of the person.
    """

    sender_id: str
    message_id: str
    text: str
    payload: str | None
    metadata: dict[str, Any]
    actions: str | None = None
    offer: Offer = field(default_factory=lambda: Offer(()))
    memory: MemoryKey | None = field(default=None, repr=False)


def clean(text: str) -> str:
    """Text without control characters and broken surrogates (a database refuses both), cut to LONGEST_TEXT."""
    kept = (c for c in text[:LONGEST_TEXT] if c in _KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def read_turn(body: Any) -> TurnRequest:
    """The turn in a request's JSON body; raises BadRequest."""
    if not isinstance(body, Mapping):
        raise BadRequest("the body must be a JSON object")
    text, payload = _optional_text(body, "text"), _optional_text(body, "payload")
    if text is None and payload is None:
        raise BadRequest("either text or payload must be given")
    return TurnRequest(
        sender_id=_identifier(body, "sender_id"),
        message_id=_identifier(body, "message_id"),
        text=clean(text if text is not None else payload or ""),
        payload=payload,
        metadata=_metadata(body),
        actions=_address(body),
        offer=_offer(body),
        memory=_memory(body),
    )


def read_texts(body: Any) -> tuple[list[str], dict[str, Any]]:
    """The texts to parse and their metadata; raises BadRequest."""
    if not isinstance(body, Mapping) or not isinstance(body.get("texts"), list):
        raise BadRequest("texts must be a list")
    texts = body["texts"]
    if len(texts) > MOST_TEXTS or not all(isinstance(text, str) for text in texts):
        raise BadRequest(f"texts must be at most {MOST_TEXTS} strings")
    return [clean(text) for text in texts], _metadata(body)


def read_command(payload: str | None) -> Command | None:
    """The command in a button's payload `/intent{"entity": value}`, or None when it is not one."""
    match = _PAYLOAD.fullmatch(payload or "")
    if not match:
        return None
    try:
        entities = json.loads(match["entities"] or "{}")
    except ValueError:
        return None
    return Command(match["intent"], entities)


def _optional_text(body: Mapping[str, Any], name: str) -> str | None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise BadRequest(f"{name} must be a string or null")
    return value


def _address(body: Mapping[str, Any]) -> str | None:
    value = _optional_text(body, "actions")
    if value is not None and (len(value) > LONGEST_ADDRESS or urlsplit(value).scheme not in ("http", "https")):
        raise BadRequest(f"actions must be an http address of at most {LONGEST_ADDRESS} characters")
    return value


def _offer(body: Mapping[str, Any]) -> Offer:
    """The offer in a request; what is not of its shape is no offer."""
    offered = body.get("offered")
    if not isinstance(offered, Mapping):
        return Offer(())
    return Offer(_buttons(offered.get("buttons")), offered.get("asks") is True, _buttons(offered.get("beside")))


def _memory(body: Mapping[str, Any]) -> MemoryKey | None:
    """The key of the person's memory; none where the caller keeps it in clear."""
    given = body.get("memory")
    if not given:
        return None
    try:
        key = MemoryKey(bytes.fromhex(given["id"]).hex(), base64.b64decode(given["key"], validate=True))
    except (TypeError, KeyError, ValueError) as error:
        raise BadRequest("memory must be the name and the base64 of a key") from error
    if len(key.secret) != KEY_BYTES or not key.key_id:
        raise BadRequest(f"the key of memory must have {KEY_BYTES} bytes")
    return key


def _buttons(listed: Any) -> tuple[tuple[str, str], ...]:
    pairs = listed[:MOST_BUTTONS] if isinstance(listed, list) else []
    whole = (
        pair for pair in pairs if isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair)
    )
    return tuple((title, payload) for title, payload in whole)


def _identifier(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value or len(value) > 255 or value != clean(value):
        raise BadRequest(f"{name} must be a string of 1 to 255 printable characters")
    return value


def _metadata(body: Mapping[str, Any]) -> dict[str, Any]:
    metadata = body.get("metadata") or {}
    if not isinstance(metadata, dict):
        raise BadRequest("metadata must be an object")
    return metadata

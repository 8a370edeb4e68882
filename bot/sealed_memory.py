"""The conversation at rest, sealed with a key that the services send with each turn and keep, one for each person.

The bot has no key of its own and keeps none between two turns: its database and every copy of it open with the
services' keys alone, and for somebody who was erased with none at all.

A sealed row reads ``sealed:<name of the key>:<base64 of nonce and seal>``. One of an earlier version is plain JSON
lines, and is sealed by its person's next turn or by the services (`backend/personal_data/tracker.py` writes the same).
"""

from __future__ import annotations

import base64
import binascii
import os
from contextvars import ContextVar
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from rasa.shared.exceptions import RasaException

MARK = "sealed:"
_NONCE = 12  # bytes


@dataclass(frozen=True)
class MemoryKey:
    """The key of one person's memory.

    Args:
        key_id: Its name, in hexadecimal.
        secret: 32 bytes.
    """

    key_id: str
    secret: bytes = field(repr=False)


OF_THE_TURN: ContextVar[MemoryKey | None] = ContextVar("memory_key", default=None)
"""The key that came with the running turn; None where whoever asked sent none (the bot's own tools)."""


class MemorySealed(RasaException):
    """The conversation is sealed, and its key did not come with the turn or does not fit."""


def seal(sender_id: str, events: str) -> str:
    """The events as they rest: sealed with the key of the running turn."""
    key = OF_THE_TURN.get()
    if key is None:
        return events
    nonce = os.urandom(_NONCE)
    sealed = nonce + AESGCM(key.secret).encrypt(nonce, events.encode(), _context(sender_id))
    return f"{MARK}{key.key_id}:{base64.b64encode(sealed).decode()}"


def unseal(sender_id: str, stored: str) -> str | None:
    """The events of a row, or None when another key sealed them: that key was destroyed with what it sealed.

    Raises:
        MemorySealed: No key came with the turn, or the row was changed.
    """
    if not stored.startswith(MARK):
        return stored
    key = OF_THE_TURN.get()
    if key is None:
        raise MemorySealed("the conversation is sealed and no key came with the turn")
    key_id, _, sealed = stored[len(MARK) :].partition(":")
    if key_id != key.key_id:
        return None
    try:
        raw = base64.b64decode(sealed, validate=True)
        return AESGCM(key.secret).decrypt(raw[:_NONCE], raw[_NONCE:], _context(sender_id)).decode()
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise MemorySealed("the sealed conversation was changed") from error


def _context(sender_id: str) -> bytes:
    return f"bot_conversations:{sender_id}".encode()

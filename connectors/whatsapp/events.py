"""Reads what WhatsApp posts to us: every entry, change, message and status; odd parts are passed over, never fatal.

A person may come without a telephone number: `user_id` (the business-scoped id) is then all there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from connectors import position
from connectors.messenger import Heard, said
from connectors.webhook import many, name, one, whole, words

_SPOKEN = ("audio", "voice")
_SILENT = ("reaction", "system", "unsupported", "request_welcome")
_MOST = 1_000
"""Messages or statuses read from one body."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Sender of a message: one of both names, or both.

    Args:
        user_id: the business-scoped id, stable and no telephone number.
        wa_id: the telephone number.
    """

    user_id: str | None
    wa_id: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """Fate of one of our messages.

    Args:
        message: its id.
        status: ``sent``, ``delivered``, ``read`` or ``failed``.
        code: the error code of a failed one, or 0.
        sender: to whom it went.
    """

    message: str
    status: str
    code: int
    sender: Sender


def read_messages(body: Any, phone_id: str) -> Iterator[tuple[Sender, Heard]]:
    """Return what people said to our number, each with who they are; its address is still open."""
    for value in _values(body, phone_id):
        contacts = many(value, "contacts")
        for message in many(value, "messages")[:_MOST]:
            sender, message_id = _sender(message, contacts), name(one(message, "id"))
            if sender is None or message_id is None:
                continue
            for heard in _heard(message_id, message):
                yield sender, heard


def read_statuses(body: Any, phone_id: str) -> Iterator[Status]:
    """Return what became of messages of ours."""
    for value in _values(body, phone_id):
        for status in many(value, "statuses")[:_MOST]:
            message_id, what = name(one(status, "id")), one(status, "status")
            if message_id is None or what not in ("sent", "delivered", "read", "failed"):
                continue
            code = whole(one(status, "errors", 0, "code")) or 0
            sender = Sender(name(one(status, "recipient_user_id")), name(one(status, "recipient_id")))
            yield Status(message_id, what, code, sender)


def _values(body: Any, phone_id: str) -> Iterator[dict[str, Any]]:
    for entry in many(body, "entry"):
        for change in many(entry, "changes"):
            value = one(change, "value")
            if isinstance(value, dict) and one(value, "metadata", "phone_number_id") == phone_id:
                yield value


def _sender(message: Any, contacts: list[Any]) -> Sender | None:
    user_id, wa_id = name(one(message, "from_user_id")), name(one(message, "from"))
    for contact in contacts:
        contact_user, contact_wa = name(one(contact, "user_id")), name(one(contact, "wa_id"))
        mine = (user_id and contact_user == user_id) or (wa_id and contact_wa == wa_id) or len(contacts) == 1
        if mine:
            user_id, wa_id = user_id or contact_user, wa_id or contact_wa
    return Sender(user_id, wa_id) if user_id or wa_id else None


def _heard(message_id: str, message: dict[str, Any]) -> list[Heard]:
    kind = one(message, "type")
    if kind in _SILENT:
        return []
    if kind in _SPOKEN:
        media_id = name(one(message, kind, "id"))
        if media_id is None or not media_id.isalnum():
            return [Heard("", message_id, notice="utter_channel_voice")]
        return [Heard("", message_id, media={"id": media_id, "name": kind, "voice": {}})]
    pressed = _pressed(message)
    if pressed is not None:
        return [Heard("", message_id, payload=pressed)]
    place = position.shared(one(message, "location", "latitude"), one(message, "location", "longitude"))
    if place is not None:
        return [Heard("", message_id, location=place)]
    text = _typed(message)
    if text is not None:
        return [said(Heard("", message_id, text=text))]
    return [_file(message_id, message) or Heard("", message_id, notice="utter_channel_unsupported")]


def _pressed(message: dict[str, Any]) -> str | None:
    found = (
        one(message, "interactive", "button_reply", "id"),
        one(message, "interactive", "list_reply", "id"),
        one(message, "button", "payload"),
    )
    return next((pressed for pressed in map(words, found) if pressed), None)


def _typed(message: dict[str, Any]) -> str | None:
    text = words(one(message, "text", "body"))
    if text is not None:
        return text
    return words(one(message, "contacts", 0, "phones", 0, "phone"), 40)


def _file(message_id: str, message: dict[str, Any]) -> Heard | None:
    for kind, missing_name in (("image", "photo.jpg"), ("document", "file")):
        media_id = name(one(message, kind, "id"))
        if media_id is not None and media_id.isalnum():
            called = words(one(message, kind, "filename"), 255) or missing_name
            return Heard("", message_id, media={"id": media_id, "name": called})
    return None

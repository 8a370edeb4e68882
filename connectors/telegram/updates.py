"""Reads what Telegram posts to us. Whatever the body is, the answer is a value: what we cannot use is nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from connectors import position
from connectors.commands import COMMANDS, LANGUAGES, command_in, is_command
from connectors.messenger import Heard
from connectors.paging import Turning, read_turning
from connectors.telegram import calendar
from connectors.telegram.api import LARGEST_FILE
from connectors.webhook import many, one, whole, words

TOKEN_MARK = "t:"
"""Begins a callback whose payload is too long to stand in it."""

_SPOKEN = ("voice", "audio")
_MISSING_NAMES = {"photo": "photo.jpg", "document": "file"}


@dataclass(frozen=True, slots=True)
class Turned:
    """A calendar or a page of choices under one of our messages that is to show something else.

    Args:
        chat, message: where it stands.
        shows: what it is to show.
        above, below: the rows that stay as they are.
    """

    chat: int
    message: int
    shows: calendar.View | Turning
    above: list[Any]
    below: list[Any]


@dataclass(frozen=True, slots=True)
class Told:
    """Contents of one update.

    Args:
        heard: what a person said or sent.
        token: what stands for the tapped choice, when the payload itself was too long.
        tap: the id of a tap that wants to be acknowledged.
        turned: a calendar or a page to turn.
        group: the group that wants us in it, with the language of whoever spoke there.
        closed: address of a person who has blocked the bot.
        opened: address of a person who has let it in again.
    """

    heard: Heard | None = None
    token: str | None = None
    tap: str | None = None
    turned: Turned | None = None
    group: tuple[int, str | None] | None = None
    closed: str | None = None
    opened: str | None = None


def read_update(update: Any) -> Told | None:
    """Return what an update amounts to, or None for one that is none or that does not concern us."""
    update_id = whole(one(update, "update_id"))
    if update_id is None or update_id < 0:
        return None
    if isinstance(one(update, "message"), dict):
        return _message(str(update_id), update["message"])
    if isinstance(one(update, "edited_message"), dict):
        return _edited(str(update_id), update["edited_message"])
    if isinstance(one(update, "callback_query"), dict):
        return _tap(str(update_id), update["callback_query"])
    if isinstance(one(update, "my_chat_member"), dict):
        return _membership(update["my_chat_member"])
    return None


def _message(update_id: str, message: dict[str, Any]) -> Told | None:
    chat, language = whole(one(message, "chat", "id")), _language(message)
    if chat is None or one(message, "from", "is_bot") is True:
        return None
    if one(message, "chat", "type") != "private":
        return Told(group=(chat, language)) if _speaks_to_us(message) else None
    text = words(message.get("text"))
    if text is not None:
        return Told(_typed(str(chat), update_id, text, language))
    return Told(_sent(str(chat), update_id, message, language))


def _edited(update_id: str, message: dict[str, Any]) -> Told | None:
    """Tell whoever changes what was answered already to say it anew."""
    chat = whole(one(message, "chat", "id"))
    if chat is None or one(message, "chat", "type") != "private" or words(message.get("text")) is None:
        return None
    return Told(Heard(str(chat), update_id, notice="utter_channel_edited", language=_language(message)))


def _typed(address: str, update_id: str, text: str, language: str | None) -> Heard:
    if is_command(text):
        return Heard(address, update_id, payload=command_in(text) or COMMANDS["help"], language=language)
    return Heard(address, update_id, text=text.lstrip("/") or text, language=language)


def _sent(address: str, update_id: str, message: dict[str, Any], language: str | None) -> Heard:
    here: dict[str, Any] = {"address": address, "platform_id": update_id, "language": language}
    if voice := _voice(message):
        return Heard(**here, media=voice)
    place = position.shared(one(message, "location", "latitude"), one(message, "location", "longitude"))
    if place is not None:
        return Heard(**here, location=place)
    phone = words(one(message, "contact", "phone_number"), 40)
    if phone is not None:
        return Heard(**here, text=phone)
    return _file(here, message) or Heard(**here, notice="utter_channel_unsupported")


def _voice(message: dict[str, Any]) -> dict[str, Any] | None:
    for kind in _SPOKEN:
        file_id = words(one(message, kind, "file_id"), 300)
        if file_id is not None:
            seconds = whole(one(message, kind, "duration"))
            return {"id": file_id, "name": kind, "voice": {"seconds": seconds}}
    return None


def _file(here: dict[str, Any], message: dict[str, Any]) -> Heard | None:
    photos = [one_size for one_size in many(message, "photo") if isinstance(one_size, dict)]
    kind, found = ("photo", photos[-1]) if photos else ("document", message.get("document"))
    file_id = words(one(found, "file_id"), 300)
    if file_id is None:
        return None
    name = words(one(found, "file_name"), 255) or _MISSING_NAMES[kind]
    if (whole(one(found, "file_size")) or 0) > LARGEST_FILE:
        facts = {"name": name, "limit": str(LARGEST_FILE // (1024 * 1024))}
        return Heard(**here, notice="utter_file_too_large", facts=facts)
    return Heard(**here, media={"id": file_id, "name": name})


def _tap(update_id: str, query: dict[str, Any]) -> Told | None:
    address = whole(one(query, "message", "chat", "id"))
    sender = whole(one(query, "from", "id"))
    data, tap = words(query.get("data"), 64), words(query.get("id"), 64)
    if address is None or address != sender or data is None:
        return Told(tap=tap) if tap else None
    heard = Heard(str(address), update_id, language=_language(query))
    if calendar.is_ours(data):
        return _calendar_tap(heard, data, tap, query["message"])
    if turning := read_turning(data):
        return _page_tap(heard, turning, tap, query["message"])
    if data.startswith(TOKEN_MARK):
        return Told(heard, data[len(TOKEN_MARK) :], tap)
    return Told(replace(heard, payload=data), None, tap)


def _calendar_tap(heard: Heard, data: str, tap: str | None, message: dict[str, Any]) -> Told:
    """A day is what was typed; anything else only turns the leaves."""
    day, view, message_id = calendar.read_day(data), calendar.read_view(data), whole(message.get("message_id"))
    if day is not None:
        return Told(replace(heard, text=day), tap=tap)
    if view is None or message_id is None:
        return Told(tap=tap)
    rest = [row for row in many(message, "reply_markup", "inline_keyboard") if not _is_calendar(row)]
    return Told(tap=tap, turned=Turned(int(heard.address), message_id, view, [], rest))


def _page_tap(heard: Heard, turning: Turning, tap: str | None, message: dict[str, Any]) -> Told:
    """Another page stands where this one does, above or below a calendar."""
    message_id, keyboard = whole(message.get("message_id")), many(message, "reply_markup", "inline_keyboard")
    if message_id is None or not keyboard:
        return Told(tap=tap)
    calendars = [row for row in keyboard if _is_calendar(row)]
    above, below = (calendars, []) if _is_calendar(keyboard[0]) else ([], calendars)
    return Told(heard, tap=tap, turned=Turned(int(heard.address), message_id, turning, above, below))


def _is_calendar(row: Any) -> bool:
    return any(calendar.is_ours(str(one(key, "callback_data"))) for key in many(row))


def _membership(change: dict[str, Any]) -> Told | None:
    chat, status = whole(one(change, "chat", "id")), one(change, "new_chat_member", "status")
    if chat is None:
        return None
    if one(change, "chat", "type") != "private":
        return Told(group=(chat, _language(change))) if status in ("member", "administrator") else None
    return Told(closed=str(chat)) if status == "kicked" else Told(opened=str(chat))


def _speaks_to_us(message: dict[str, Any]) -> bool:
    kinds = [one(entity, "type") for entity in many(message, "entities")]
    return "bot_command" in kinds or "mention" in kinds


def _language(data: dict[str, Any]) -> str | None:
    code = words(one(data, "from", "language_code"), 16)
    if code is None:
        return None
    return LANGUAGES.get(code.lower()) or ("en" if code.lower().startswith("en") else None)

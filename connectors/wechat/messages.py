"""Reads what WeChat posts to us, as XML or JSON, and writes the passive reply. What we cannot use is nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from connectors import position
from connectors.commands import COMMANDS
from connectors.messenger import Heard, said
from connectors.webhook import read_json, words

_OPEN_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_NUMBER = re.compile(r"\d{1,24}", re.ASCII)
_PLACES = ("subscribe", "SCAN", "CLICK")


@dataclass(frozen=True, slots=True)
class Told:
    """Contents of one post.

    Args:
        open_id: who it is from.
        account: our account's own id, for the reply.
        heard: what the person said, or None for an event that needs no answer.
        menu_id: of the choice that was tapped in a menu message.
        click: True if it opens the short window (3 messages in a minute) instead of the long one (5 in 48 hours).
        left: True if the person has unsubscribed.
    """

    open_id: str
    account: str
    heard: Heard | None = None
    menu_id: str | None = None
    click: bool = False
    left: bool = False


def read_fields(body: bytes) -> dict[str, str]:
    """Return the top-level fields of an XML or JSON body; an empty mapping for anything that is neither."""
    if body.lstrip()[:1] == b"{":
        data = read_json(body)
        fields = data.items() if isinstance(data, dict) else ()
        return {_whole(str(key)): _whole(str(value)) for key, value in fields if isinstance(value, str | int | float)}
    try:
        root = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        return {}
    return {child.tag: child.text or "" for child in root}


def _whole(text: str) -> str:
    """JSON may hold halves of characters, which no database and no digest takes."""
    return text.encode("utf-8", "ignore").decode()


def read_post(fields: dict[str, str]) -> Told | None:
    """Return what the fields of a post amount to, or None if it does not concern us."""
    open_id, account = fields.get("FromUserName", ""), fields.get("ToUserName", "")
    created = fields.get("CreateTime", "")
    if not (_OPEN_ID.fullmatch(open_id) and _OPEN_ID.fullmatch(account) and _NUMBER.fullmatch(created)):
        return None
    if fields.get("MsgType") == "event":
        return _event(open_id, account, created, fields)
    message_id = fields.get("MsgId", "")
    platform_id = message_id if _NUMBER.fullmatch(message_id) else f"{created}:{fields.get('MsgType', '')[:20]}"
    menu_id = fields.get("bizmsgmenuid")
    tapped = menu_id if menu_id and _OPEN_ID.fullmatch(menu_id) else None
    return Told(open_id, account, _message(open_id, platform_id, fields), tapped, click=tapped is not None)


def passive_text(told: Told, text: str, now: int) -> bytes:
    """Return the XML that answers a post with a text."""
    quoted = text.replace("]]>", "]]]]><![CDATA[>")
    return (
        f"<xml><ToUserName><![CDATA[{told.open_id}]]></ToUserName>"
        f"<FromUserName><![CDATA[{told.account}]]></FromUserName><CreateTime>{now}</CreateTime>"
        f"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{quoted}]]></Content></xml>"
    ).encode()


def _message(open_id: str, platform_id: str, fields: dict[str, Any]) -> Heard:
    kind = fields.get("MsgType")
    if kind == "voice":
        return _voice(open_id, platform_id, fields)
    if kind == "image" and _OPEN_ID.fullmatch(fields.get("MediaId", "")[:64]):
        return Heard(open_id, platform_id, media={"id": fields["MediaId"][:200], "name": "photo.jpg"})
    place = position.shared_in_china(fields.get("Location_X"), fields.get("Location_Y"))
    if kind == "location" and place is not None:  # X is the latitude
        return Heard(open_id, platform_id, location=place)
    text = words(fields.get("Content")) if kind == "text" else None
    if text is not None:
        return said(Heard(open_id, platform_id, text=text))
    return Heard(open_id, platform_id, notice="utter_channel_unsupported")


def _voice(open_id: str, platform_id: str, fields: dict[str, Any]) -> Heard:
    """A voice message with what WeChat itself has heard, where the account has that switched on; often it is empty."""
    recognised = words(fields.get("Recognition")) or ""
    if not _OPEN_ID.fullmatch(fields.get("MediaId", "")[:64]):
        return Heard(open_id, platform_id, notice="utter_channel_voice")
    told = {"recognised": recognised}
    return Heard(open_id, platform_id, media={"id": fields["MediaId"][:200], "name": "voice", "voice": told})


def _event(open_id: str, account: str, created: str, fields: dict[str, str]) -> Told | None:
    event = fields.get("Event", "")
    if event == "unsubscribe":
        return Told(open_id, account, left=True)
    if event not in _PLACES:
        return None
    payload = COMMANDS.get(fields.get("EventKey", ""), "/ask_help") if event == "CLICK" else "/greet"
    return Told(open_id, account, Heard(open_id, f"{created}:{event}", payload=payload), click=True)

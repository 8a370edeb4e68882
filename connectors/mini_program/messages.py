"""Reads what a mini program's platform posts: a word in the customer session, entering it, a consent given or taken.

XML or JSON, as its owner has chosen. What we cannot use is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from connectors.messenger import Heard
from connectors.webhook import one, read_json
from connectors.wechat.messages import read_fields, read_post

_NUMBER = re.compile(r"\d{1,12}", re.ASCII)
_OPEN_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_TEMPLATE = re.compile(r"[\w-]{8,64}", re.ASCII)
_CONSENTS = {
    "subscribe_msg_popup_event": "SubscribeMsgPopupEvent",
    "subscribe_msg_change_event": "SubscribeMsgChangeEvent",
}


@dataclass(frozen=True, slots=True)
class Consent:
    """A person has agreed to one message of a template, or has taken back what they had agreed to.

    Args:
        at: seconds since 1970.
        given: False where it was refused or taken back.
    """

    template: str
    at: int
    given: bool


@dataclass(frozen=True, slots=True)
class Posted:
    """Contents of one post.

    Args:
        open_id: who it is from.
        heard: what the person said, or None.
        entered: True when they have just opened the customer session.
        consents: what they decided about subscription messages.
    """

    open_id: str
    heard: Heard | None = None
    entered: bool = False
    consents: tuple[Consent, ...] = ()


def read_posted(body: bytes) -> Posted | None:
    """Return what a post amounts to, or None if it does not concern us."""
    fields = read_fields(body)
    open_id, created = fields.get("FromUserName", ""), fields.get("CreateTime", "")
    event = fields.get("Event", "")
    if fields.get("MsgType") != "event":
        told = read_post(fields)
        return Posted(open_id, told.heard) if told and told.heard else None
    if not (_OPEN_ID.fullmatch(open_id) and _NUMBER.fullmatch(created)):
        return None
    if event == "user_enter_tempsession":
        return Posted(open_id, Heard(open_id, f"{created}:{event}", payload="/greet"), entered=True)
    if event in _CONSENTS:
        return Posted(open_id, consents=tuple(_consents(body, _CONSENTS[event], int(created))))
    return None


def _consents(body: bytes, where: str, at: int) -> Iterator[Consent]:
    for entry in _list(body, where):
        template, status = str(entry.get("TemplateId", "")), str(entry.get("SubscribeStatusString", ""))
        if _TEMPLATE.fullmatch(template) and status in ("accept", "reject"):
            yield Consent(template, at, status == "accept")


def _list(body: bytes, where: str) -> Iterator[dict[str, Any]]:
    """The entries of a list: below an element of its name in XML; under ``List`` in JSON, alone or several."""
    if body.lstrip()[:1] == b"{":
        data = read_json(body)
        found = one(data, where, "List") or one(data, "List")
        yield from (entry for entry in (found if isinstance(found, list) else [found]) if isinstance(entry, dict))
        return
    try:
        root: Element = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        return
    for element in root.iterfind(f"{where}/List"):
        yield {child.tag: child.text or "" for child in element}

"""The registered forms of words, which are all WhatsApp lets us say a day after a person's last message.

The wording stands in ``templates.json`` beside this file, as the Cloud API takes it. A reply names its
template in ``custom["template"]`` (``{"name", "values"}``); any other is announced by the general one. What is
announced waits until the person answers. https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.conversation.model import Reply
from connectors.rendering import shortened
from connectors.webhook import many, one

WAITING = "message_waiting"
SHOW_HELD = "w:held"
"""Value of the button under a template."""
LONGEST_VALUE = 200
_PREFIX = "yiqiaotong_"
_LANGUAGES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_HK", "en": "en"}
_PLACE = re.compile(r"\{\{\d+\}\}")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Template:
    """One form of words in one language, as it is registered.

    Args:
        name, language: together its name at the platform.
        body: its text, with ``{{1}}`` for each value.
        content: all of it, as it is sent for approval.
    """

    name: str
    language: str
    body: str
    content: Mapping[str, Any]

    @property
    def values(self) -> int:
        """Count the values it takes."""
        return len(_PLACE.findall(self.body))


@cache
def templates() -> dict[tuple[str, str], Template]:
    """Return every template by name and language code."""
    known = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return {(one_of["name"], one_of["language"]): _template(one_of) for one_of in known}


def template_for(reply: Reply, language: str) -> tuple[Template, list[str]]:
    """Return the template that announces a reply, and its values; the general one where its own does not fit."""
    asked = reply.custom.get("template")
    code = _LANGUAGES.get(language, "zh_CN")
    values = [_value(value) for value in many(asked, "values")]
    found = templates().get((f"{_PREFIX}{one(asked, 'name')}", code))
    if found is not None and found.values == len(values):
        return found, values
    return templates()[f"{_PREFIX}{WAITING}", code], []


def message_of(template: Template, values: Iterable[str]) -> dict[str, Any]:
    """Return the message that sends a template; its button asks for what waits."""
    shown = [{"type": "text", "text": value} for value in values]
    payload = [{"type": "payload", "payload": SHOW_HELD}]
    button = {"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": payload}
    parts = [{"type": "body", "parameters": shown}, button] if shown else [button]
    content = {"name": template.name, "language": {"code": template.language}, "components": parts}
    return {"type": "template", "template": content}


def compared(registered: Iterable[Any]) -> list[tuple[Template, str]]:
    """Return what the platform knows of each of our templates.

    Args:
        registered: the platform's list.

    Returns:
        Each template with its state: ``missing``, ``different`` (other words than ours), or the platform's word in
        small letters (``approved``, ``pending``, ``rejected``, ``paused`` …).
    """
    there = {(one(item, "name"), one(item, "language")): item for item in registered}
    return [(ours, _state(ours, there.get(key))) for key, ours in templates().items()]


def _state(ours: Template, theirs: Any) -> str:
    if theirs is None:
        return "missing"
    bodies = [part.get("text") for part in many(theirs, "components") if one(part, "type") == "BODY"]
    return "different" if bodies != [ours.body] else str(one(theirs, "status") or "unknown").lower()


def _template(content: Mapping[str, Any]) -> Template:
    body = next(part["text"] for part in content["components"] if part["type"] == "BODY")
    return Template(content["name"], content["language"], body, content)


def _value(value: object) -> str:
    """A value without line breaks or runs of spaces, which the platform refuses, and never empty."""
    return shortened(_SPACE.sub(" ", str(value)).strip(), LONGEST_VALUE) or "—"

"""Buttons: a title in the person's language, and what is sent when it is pressed. Pure.

A payload holds an intent and codes, never what a person typed: it is kept in clear text, and shown to nobody.
"""

from __future__ import annotations

import json

from backend.shared.wording import Words

Button = dict[str, str]


def payload_of(intent: str, **values: str) -> str:
    """Payload of a button: the intent, with the codes it carries by their keys."""
    return f"/{intent}{json.dumps(values, ensure_ascii=False) if values else ''}"


def button(language: str, title: Words, intent: str, **values: str) -> Button:
    """A button.

    Args:
        language: of the person.
        title: what stands on it.
        intent: what is wished by pressing it, with `values` by their keys.
    """
    return {"title": title.say(language), "payload": payload_of(intent, **values)}


def sending(language: str, title: Words, payload: str) -> Button:
    """A button that sends what somebody else has put together (the news of a service bring theirs)."""
    return {"title": title.say(language), "payload": payload}


def titled(title: str, intent: str, **values: str) -> Button:
    """A button whose title is in the person's language already."""
    return {"title": title, "payload": payload_of(intent, **values)}

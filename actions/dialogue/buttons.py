"""Buttons: a title in the person's language, and what is sent when it is pressed. Pure.

A payload holds an intent and codes, never what a person typed: it is kept in clear text, and shown to nobody.
"""

from __future__ import annotations

import json

from backend.shared.wording import Words

Button = dict[str, str]


def payload_of(intent: str, **values: str) -> str:
    """What a button sends: the intent, with the codes it carries by their keys."""
    return f"/{intent}{json.dumps(values, ensure_ascii=False) if values else ''}"


def button(language: str, title: Words, intent: str, **values: str) -> Button:
    """A button.

    Args:
        language: of the person.
        title: what stands on it.
        intent: what is wished by pressing it, with `values` by their keys.
    """
    return {"title": title.say(language), "payload": payload_of(intent, **values)}

"""The conversion of what we say into Traditional Chinese (Hong Kong usage). Pure.

Names, numbers and everything else that must stay as it is arrive between two marks; the conversion goes around them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import opencc

from backend.conversation.model import Button, Reply
from backend.shared.yaml_pages import read_yaml

VERBATIM = re.compile("\ue000(.*?)\ue001", re.DOTALL)
"""Text between these marks is never converted; the marks themselves are never shown."""

_MARKS = str.maketrans("", "", "\ue000\ue001")


def convert(text: str, language: str) -> str:
    """Return Simplified or English text as it is shown in `language`: converted if Traditional, without marks."""
    if language != "zh-Hant":
        return text.translate(_MARKS)
    pieces, at = [], 0
    for match in VERBATIM.finditer(text):
        pieces += [to_traditional(text[at : match.start()]), match[1]]
        at = match.end()
    return "".join([*pieces, to_traditional(text[at:])]).translate(_MARKS)


def convert_reply(reply: Reply, language: str) -> Reply:
    """Return the reply with its text, its button titles and what a channel draws as they are shown in `language`."""
    buttons = tuple(Button(convert(button.title, language), button.payload) for button in reply.buttons)
    return replace(
        reply, text=convert(reply.text, language), buttons=buttons, custom=_converted(reply.custom, language)
    )


def _converted(value: Any, language: str) -> Any:
    if isinstance(value, str):
        return convert(value, language)
    if isinstance(value, dict):
        return {name: item if name == "file" else _converted(item, language) for name, item in value.items()}
    return [_converted(item, language) for item in value] if isinstance(value, list) else value


def to_traditional(text: str) -> str:
    """Convert Simplified to Traditional Chinese in Hong Kong usage."""
    return _corrected(str(_converter().convert(text)) if text else text, "corrections")


def to_traditional_page(text: str) -> str:
    """Convert what a page says of itself: also what devices in Hong Kong call their buttons, windows and messages."""
    return _corrected(to_traditional(text), "pages")


def _corrected(text: str, which: str) -> str:
    for pattern, instead in _corrections(which):
        text = pattern.sub(instead, text)
    return text


@cache
def _corrections(which: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns in converted text where it would be written otherwise, and what is written instead."""
    page = read_yaml(Path(__file__).with_name("traditional_words.yml"))
    return tuple((re.compile(pattern), instead) for pattern, instead in page[which])


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2hk")

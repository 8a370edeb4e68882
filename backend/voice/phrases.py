"""Our sentences about voice messages and what is looked for in words, read once from `phrases.yml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import opencc

from backend.conversation.language import to_traditional
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml
from backend.voice.model import VoicePhrases

MINUTE = 60


@cache
def phrases() -> VoicePhrases:
    """Return them."""
    page = read_yaml(Path(__file__).with_name("phrases.yml"))
    said = {name: Words(each["zh"], each["en"]) for name, each in page["said"].items()}
    patterns = {name: re.compile(page[name]) for name in ("yes", "no", "danger")}
    return VoicePhrases(said, invented=re.compile(page["invented"], re.IGNORECASE), **patterns)


def in_script_of(words: str, language: str) -> str:
    """Return what was heard in the script the person reads; what they confirm is what is shown, letter for letter."""
    return to_traditional(words) if language == "zh-Hant" else _to_simplified().convert(words)


def length_said(seconds: int, language: str) -> str:
    """Return a length in words: ``3 分钟``, ``90 seconds``."""
    whole = seconds % MINUTE == 0 and seconds > MINUTE
    words = phrases().said["minutes" if whole else "seconds"]
    return words.say(language).format(count=seconds // MINUTE if whole else seconds)


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")

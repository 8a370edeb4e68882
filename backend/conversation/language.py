"""Which language a person writes, and the conversion of what we say into Traditional Chinese (Hong Kong usage). Pure.

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
from backend.shared.parties import DEFAULT_LANGUAGE

VERBATIM = re.compile("\ue000(.*?)\ue001", re.DOTALL)
"""Text between these marks is never converted; the marks themselves are never shown."""

_MARKS = str.maketrans("", "", "\ue000\ue001")
_HAN = re.compile(r"[㐀-鿿]")
_NOT_PROSE = re.compile(r"⟦[^⟧]*⟧|https?://\S+|[\w.+-]{1,64}@[\w.-]{1,255}")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
# fmt: off
_ENGLISH = frozenset((
    "a", "about", "again", "all", "am", "an", "and", "any", "anything", "appointment", "are", "as", "ask", "at",
    "attorney", "back", "be", "been", "book", "booking", "but", "by", "can", "cancel", "certificate", "change",
    "consulate", "continue", "could", "court", "date", "day", "do", "does", "english", "evening", "find", "for",
    "form", "from", "get", "go", "good", "have", "hello", "help", "her", "here", "hi", "his", "how", "human", "i",
    "i'm", "in", "is", "it", "know", "language", "later", "lawyer", "like", "list", "make", "me", "month",
    "morning", "much", "must", "my", "need", "next", "no", "not", "notary", "notarization", "notarize",
    "notarise", "now", "of", "office", "ok", "okay", "on", "one", "or", "our", "please", "power", "question",
    "register", "save", "see", "send", "should", "skip", "slot", "speak", "start", "stop", "sure", "talk",
    "thank", "thanks", "that", "the", "there", "they", "this", "time", "to", "today", "tomorrow", "until", "use",
    "want", "was", "we", "week", "what", "when", "where", "which", "who", "why", "wish", "with", "would", "yes",
    "you", "your",
))
# fmt: on
_SHORT_ENGLISH = 2
_LONG_ENGLISH = 5


def follow(text: str, current: str | None, chosen: bool) -> str:
    """Return the language to answer in after this text.

    A language the person has asked for stays. Otherwise Traditional or Simplified characters, or English words, decide;
    a short or ambiguous text (a name, a number, one word) keeps the current language.

    Args:
        text: what was typed, masked or not.
        current: the language so far, or None for the first message of a person about whom nothing is known.
        chosen: True if the person has asked for `current`.
    """
    prose = _NOT_PROSE.sub(" ", text)
    if current is not None and chosen:
        return current
    written = _written_chinese(prose, current) if _HAN.search(prose) else _written_english(prose, current)
    return written or current or DEFAULT_LANGUAGE


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


_NO_WORRY = ("彆着急", "別着急")
"""OpenCC takes the 别 of 别着急 (do not worry) for that of 别扭."""


def to_traditional(text: str) -> str:
    """Convert Simplified to Traditional Chinese in Hong Kong usage."""
    return str(_converter().convert(text)).replace(*_NO_WORRY) if text else text


def _written_chinese(prose: str, current: str | None) -> str | None:
    han = _HAN.findall(prose)
    traditional, simplified = _telling_characters()
    votes = sum(char in traditional for char in han) - sum(char in simplified for char in han)
    if votes:
        return "zh-Hant" if votes > 0 else "zh-Hans"
    if current == "en" and len(han) >= 2:
        return DEFAULT_LANGUAGE
    return None


def _written_english(prose: str, current: str | None) -> str | None:
    words = _WORD.findall(prose)
    if current is None and words:
        return "en"
    known = sum(word.lower().replace("’", "'") in _ENGLISH for word in words)
    like_a_name = all(word[0].isupper() for word in words)  # "May Chan" is an answer, not a change of language
    if len(words) >= _LONG_ENGLISH or (len(words) >= _SHORT_ENGLISH and known >= (2 if like_a_name else 1)):
        return "en"
    return None


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2hk")


@cache
def _telling_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only Traditional, and only Simplified, texts use, by OpenCC's tables."""
    folder = Path(opencc.__file__).parent / "dictionary"
    return _changed(folder / "TSCharacters.txt"), _changed(folder / "STCharacters.txt")


def _changed(table: Path) -> frozenset[str]:
    rows = (line.split() for line in table.read_text(encoding="utf-8").splitlines() if line.strip())
    return frozenset(row[0] for row in rows if len(row) > 1 and row[0] not in row[1:])

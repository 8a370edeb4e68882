"""Readers of what one side wishes of the mediation it has, and of its number in a message.

Pure; the words are data (``own_wishes.yml``).
"""

from __future__ import annotations

import re
from pathlib import Path

from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign
from actions.story.readers.plain import plain
from backend.shared.wording import Words

_PAGE = Path(__file__).with_name("own_wishes.yml")
INVITE_ANOTHER = "invite_another"
WISHES = ("another", "mediators", "interpreter", INVITE_ANOTHER)
"""Wishes, each with its patterns on the page, in the order in which they are tried."""
_LONGEST, _LONGEST_IN_LETTERS = 40, 120
"""Characters; a longer message tells a story."""
_NUMBER = re.compile(r"\btj[\s-]?(?P<day>\d{8})[\s-]?(?P<tail>[0-9a-f]{6})(?![0-9a-z])", re.IGNORECASE)
_POLITE = re.compile(
    r"^(?:请问|请|麻烦(?:你|您)?|唔该(?:你|您)?|帮我|同我|我(?:想|要)|想|要|不如|先|please|pls|can i|could i|"
    r"i(?:'d| would) like to|i want to|let me|[\s，,])+|"
    r"(?:吧|啦|喇|呀|啊|先|一下|下|谢谢|唔该|please|thanks|[\s，,。.!！?？])+$",
    re.IGNORECASE,
)


def wish_of(text: str) -> str:
    """Return what a message wishes of one's own mediation, by its name on the page, or nothing."""
    if not text or len(text) > (_LONGEST_IN_LETTERS if text.isascii() else _LONGEST):
        return ""
    spelt = plain(_NUMBER.sub(" ", text))
    return next((name for name in WISHES if any(one.search(spelt) for one in patterns(_PAGE, name))), "")


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers of mediations that a text holds, as their receipts print them."""
    return tuple(dict.fromkeys(f"TJ-{one['day']}-{one['tail'].upper()}" for one in _NUMBER.finditer(text)))


def lets_form_go(text: str) -> bool:
    """Return True if words say that what has just been begun is not wanted ("取消这个新的", "wrong form")."""
    return any(one.search(plain(text)) for one in patterns(_PAGE, "lets_go"))


def is_title(text: str, title: Words) -> bool:
    """Return True if a message is the words on a button, in either script, and nothing else but courtesies."""
    said = _POLITE.sub("", sign_by_sign(text).casefold().strip())
    return bool(said) and said in {_POLITE.sub("", one.casefold()) for one in (title.zh, title.en)}

"""Readers of the papers people offer for a proof of residence, and of who has none. Pure; the words are data."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import asks
from actions.readers.pattern_pages import patterns
from actions.story.readers.plain import plain

Offered = Literal["of_home", "of_right", "another_way", ""]
_PAGE = Path(__file__).with_name("proof_words.yml")
_LONGEST, _LONGEST_IN_LETTERS = 60, 160
"""Characters; a longer message tells a story."""


def offered_proof(text: str) -> Offered:
    """Return what a message says of the proof that is asked for, or nothing.

    Returns:
        ``of_home`` where it names a paper that shows no right to live there, ``of_right`` where it asks about one that
        does, ``another_way`` where its writer has none or asks what else will do.
    """
    if not text or len(text) > (_LONGEST_IN_LETTERS if text.isascii() else _LONGEST):
        return ""
    if _says("of_home", text):
        return "of_home"
    lacks = _says("another_way", text)
    if _says("of_right", text) and not lacks:
        return "of_right" if asks(text) or said("asks_whether", text) or said("asks_of_right", text) else ""
    return "another_way" if lacks else ""


def lacks_right_to_live(text: str) -> bool:
    """Return True if somebody has no paper that shows a right to live where they do ("没有居留证", "no green card")."""
    return 0 < len(text) <= (_LONGEST_IN_LETTERS if text.isascii() else _LONGEST) and _says("lacks_right", text)


def _says(entry: str, text: str) -> bool:
    spelt = plain(text)
    return any(one.search(spelt) for one in patterns(_PAGE, entry))

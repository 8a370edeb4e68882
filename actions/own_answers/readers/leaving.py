"""Question whether one is kept from leaving China, or may come at all with a debt or a suit. Pure.

A measure by its name asks it, as does being stopped together with an airport or the border, in whatever words. What a
creditor wants done to somebody else, a visa, a child or what is carried along is another question.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from actions.own_answers.readers.asked import plain_of
from actions.readers.pattern_pages import pattern

Travel = Literal["leave", "enter", ""]
"""``leave`` (again), ``enter`` (at all), or nothing."""
_PAGE: Final = Path(__file__).with_name("leaving.yml")
_LONGEST: Final = 240
"""Characters; a longer message tells a story."""


def travel_feared(text: str) -> Travel:
    """Return what of a journey to China a message asks to be allowed."""
    plain = plain_of(text)
    if not plain or len(plain) > _LONGEST or not _has("asks", plain) or _has("others", plain):
        return ""
    if _has("measure", plain) or _has("able", plain) or (_has("stopped", plain) and _has("place", plain)):
        return "leave"
    return "enter" if _has("enter", plain) and not _has("errand", plain) else ""


def names_own_debt(text: str) -> bool:
    """Return True if a debt, a suit or a judgment is named, and not one that somebody else owes the writer."""
    plain = plain_of(text)
    return _has("debt", plain) and not _has("owed_to", plain)


def tells_own_debt(text: str) -> bool:
    """Return True if the writer tells of a debt of their own, in whatever tense."""
    return _has("own_debt", plain_of(text))


def _has(name: str, plain: str) -> bool:
    return pattern(_PAGE, name).search(plain) is not None

"""Situations in which the usual advice for a kind of danger does not fit: hidden, locked in, guarded, at an edge. Pure.

Who hides is not told to leave, and of whom stands on a roof nobody is told to put pills away (``situations.yml``). What
they say they need, or have done since, is answered by itself (``needs.yml``).
"""

from __future__ import annotations

from pathlib import Path

from actions.dialogue.danger import Danger
from actions.emergency.readers.tellings import said_on, told_on

_SITUATIONS = Path(__file__).with_name("situations.yml")
_NEEDS = Path(__file__).with_name("needs.yml")


def situation_of(kind: str, text: str) -> str:
    """Return the situation a message on a danger of this kind tells, by its name on the page; nothing for a usual one.

    Args:
        kind: kind of danger, as it is meant.
    """
    return told_on(_SITUATIONS, kind, text)


def advice_in(situation: str, danger: Danger, *, there: bool) -> str:
    """Return what is said in a situation instead of the usual advice; nothing where its language has no such words.

    Args:
        there: whether the person is where the danger is.
    """
    said = said_on(_SITUATIONS, situation, danger.language, "away" if not there else danger.whose)
    return next(iter(said), "")


def need_of(danger: Danger, text: str) -> str:
    """Return what somebody in a danger needs, or has done since the alarm, by its name on the page; else nothing."""
    return told_on(_NEEDS, danger.kind, text)


def answer_to(need: str, danger: Danger, before: int = 1) -> str:
    """Return what is said to a need; nothing where there are no words for it in the language or for this person.

    Args:
        before: messages on this danger before this one; who is told something once is told it in other words.
    """
    said = said_on(_NEEDS, need, danger.language, danger.whose)
    return said[max(0, before - 1) % len(said)] if said else ""

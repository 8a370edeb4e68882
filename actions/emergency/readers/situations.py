"""Situations in which the usual advice for a kind of danger does not fit: hidden, locked in, guarded, at an edge. Pure.

Who hides is not told to leave, and of whom stands on a roof nobody is told to put pills away (``situations.yml``). What
they say they need, or have done since, is answered by itself (``needs.yml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from actions.dialogue.danger import Danger
from actions.readers.pattern_pages import page_of, patterns
from actions.script import sign_by_sign

_SITUATIONS = Path(__file__).with_name("situations.yml")
_NEEDS = Path(__file__).with_name("needs.yml")


def situation_of(kind: str, text: str) -> str:
    """Return the situation a message on a danger of this kind tells, by its name on the page; nothing for a usual one.

    Args:
        kind: kind of danger, as it is meant.
    """
    return _told_on(_SITUATIONS, kind, text)


def advice_in(situation: str, danger: Danger, *, there: bool) -> str:
    """Return what is said in a situation instead of the usual advice; nothing where its language has no such words.

    Args:
        there: whether the person is where the danger is.
    """
    said = _said_on(_SITUATIONS, situation, danger.language, "away" if not there else danger.whose)
    return next(iter(said), "")


def need_of(danger: Danger, text: str) -> str:
    """Return what somebody in a danger needs, or has done since the alarm, by its name on the page; else nothing."""
    return _told_on(_NEEDS, danger.kind, text)


def answer_to(need: str, danger: Danger, before: int = 1) -> str:
    """Return what is said to a need; nothing where there are no words for it in the language or for this person.

    Args:
        before: messages on this danger before this one; who is told something once is told it in other words.
    """
    said = _said_on(_NEEDS, need, danger.language, danger.whose)
    return said[max(0, before - 1) % len(said)] if said else ""


def _told_on(page: Path, kind: str, text: str) -> str:
    """Return the first thing on a page that a message on a danger of this kind tells, by its name; else nothing.

    Args:
        kind: kind of danger, as it is meant; an entry without ``kinds`` is heard in all of them.
    """
    plain = sign_by_sign(text).casefold().replace("’", "'")
    return next((name for name, one in page_of(page).items() if _is_told(page, name, one, kind, plain)), "")


def _said_on(page: Path, name: str, language: str, key: str) -> Sequence[str]:
    """Return what is said to a thing on a page; empty where its language has no such words.

    Args:
        key: to whom: ``self``, ``other`` or ``away``.
    """
    words = page_of(page)[name]["words"].get(language, {}) if name else {}
    found = words.get(key, ())
    return (found,) if isinstance(found, str) else tuple(found)


def _is_told(page: Path, name: str, one: Mapping[str, Any], kind: str, plain: str) -> bool:
    if "kinds" in one and kind not in one["kinds"]:
        return False
    told, unless = (any(sign.search(plain) for sign in patterns(page, name, of)) for of in ("told", "unless"))
    return told and not unless

"""Situations in which the usual advice for a kind of danger does not fit: hidden, locked in, at an edge. Pure.

Who hides is not told to leave, and of whom stands on a roof nobody is told to put pills away (``situations.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from actions.dialogue.danger import Danger
from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("situations.yml")


def situation_of(kind: str, text: str) -> str:
    """Return the situation a message on a danger of this kind tells, by its name on the page; nothing for a usual one.

    Args:
        kind: kind of danger, as it is meant.
    """
    plain = sign_by_sign(text).casefold().replace("’", "'")
    return next((name for name, one in _page().items() if kind in one["kinds"] and _is_told(name, plain)), "")


def advice_in(situation: str, danger: Danger, *, there: bool) -> str:
    """Return what is said in a situation instead of the usual advice; nothing where its language has no such words.

    Args:
        there: whether the person is where the danger is.
    """
    words = _page()[situation]["words"].get(danger.language, {}) if situation else {}
    return str(words.get("away" if not there else danger.whose, ""))


def _is_told(name: str, plain: str) -> bool:
    told, unless = (any(one.search(plain) for one in _compiled(name, of)) for of in ("told", "unless"))
    return told and not unless


@cache
def _page() -> Mapping[str, Mapping[str, Any]]:
    page: Mapping[str, Mapping[str, Any]] = read_yaml(_PAGE)
    return page


@cache
def _compiled(name: str, of: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(str(one)) for one in _page()[name][of])

"""Where somebody stands in a matter before a court, read with the patterns of ``standing.yml``. Pure.

Nobody is told to answer a suit, to enforce a judgment or to appeal only because a sentence sounds of it: what they say
of their side, and of how far things are, decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("standing.yml")


def stands(name: str, text: str) -> bool:
    """Whether a text says what the page's entry of this name is about."""
    if not text:
        return False
    plain = sign_by_sign(text).casefold()
    every, none = _page()[name]
    return all(one.search(plain) for one in every) and not any(one.search(plain) for one in none)


def names() -> tuple[str, ...]:
    """The entries of the page."""
    return tuple(_page())


@cache
def _page() -> Mapping[str, tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]]:
    page: Mapping[str, Mapping[str, Any]] = read_yaml(_PAGE)
    return {name: (_compiled(entry["all"]), _compiled(entry["none"])) for name, entry in page.items()}


def _compiled(patterns: Any) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(str(one)) for one in patterns)

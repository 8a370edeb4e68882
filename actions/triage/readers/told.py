"""The facts of a triage that a text tells, read with the patterns of ``told.yml``. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from actions.dialogue.readers.papers_had import without_papers_had
from actions.story.readers.plain import plain
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("told.yml")
_SHORTEST = 2
_KIND = "matter"
"""The fact what kind of matter it is; that there is a paper to show tells none."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words that speak for one value of a fact.

    Args:
        says: patterns, any of which says it.
        unless: patterns that forbid it.
        needs: facts, with the value each must have, for this one to be read.
        implies: other facts that are told with it.
    """

    value: str
    says: re.Pattern[str]
    unless: re.Pattern[str] | None
    needs: tuple[tuple[str, frozenset[str]], ...]
    implies: Mapping[str, str]


def facts_told(text: str, known: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return the facts a text tells; of several values of one fact the first on the page counts.

    Args:
        known: what was told or answered elsewhere, on which the reading of others rests.
    """
    spelt, about = plain(text), plain(without_papers_had(text))
    told: dict[str, str] = {}
    for name, signs in _page().items() if len(spelt) >= _SHORTEST else ():
        if name in told:
            continue
        for sign in signs:
            if _is_told(sign, about if name == _KIND else spelt, {**told, **known}):
                told = {**sign.implies, **told, name: sign.value}
                break
    return told


def _is_told(sign: _Sign, spelt: str, told: Mapping[str, str]) -> bool:
    if any(told.get(name) not in values for name, values in sign.needs):
        return False
    return sign.says.search(spelt) is not None and (sign.unless is None or sign.unless.search(spelt) is None)


@cache
def _page() -> Mapping[str, tuple[_Sign, ...]]:
    page: Mapping[str, list[Mapping[str, Any]]] = read_yaml(_PAGE)
    return {name: tuple(_sign(one) for one in signs) for name, signs in page.items()}


def _sign(page: Mapping[str, Any]) -> _Sign:
    needs = tuple((name, frozenset(_several(values))) for name, values in page.get("needs", {}).items())
    unless = _any_of(page["unless"]) if "unless" in page else None
    return _Sign(str(page["is"]), _any_of(page["says"]), unless, needs, page.get("implies", {}))


def _several(values: Any) -> list[str]:
    return values if isinstance(values, list) else [values]


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))

"""Reads `route_guide.yml`, the page a lawyer edits, into values; a page with gaps stops the start, not a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.authorization.adviser.route_rules import RULES, Rule
from backend.authorization.adviser.routes import ROUTES
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

GUIDE_FILE = Path(__file__).with_name("route_guide.yml")


class GuideFileError(Exception):
    """The guide contradicts itself or leaves something out; the message names the entry."""


@dataclass(frozen=True, slots=True)
class RoutePage:
    """Page on walking a route: `days` and `cost` carry their source or say that there is none."""

    name: Words
    days: Words
    cost: Words
    steps: tuple[Words, ...]
    papers: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Reason why a route is or is not open, and what still has to be confirmed."""

    text: Words
    rules: tuple[Rule, ...]
    doubt: Words | None


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole page."""

    routes: Mapping[str, RoutePage]
    reasons: Mapping[str, Reason]
    notes: Mapping[str, Reason]


@cache
def load_guide(file: Path = GUIDE_FILE) -> Guide:
    """Return the guide.

    Raises:
        GuideFileError: an entry lacks a text or a language, names an unknown rule, or a route is missing.
    """
    page = read_yaml(file)
    routes: dict[str, RoutePage] = {code: _route(code, page) for code in ROUTES}
    return Guide(routes, _reasons(page["reasons"]), _reasons(page["notes"]))


def _route(code: str, page: dict[str, Any]) -> RoutePage:
    try:
        entry = page["routes"][code]
        days, cost = (page[v] if isinstance(v, str) else v for v in (entry["days"], entry["cost"]))
        steps, papers = (tuple(_words(text) for text in entry[part]) for part in ("steps", "papers"))
        return RoutePage(_words(entry["name"]), _words(days), _words(cost), steps, papers)
    except (KeyError, TypeError, ValueError) as gap:
        raise GuideFileError(f"{code}: {gap!r}") from gap


def _reasons(entries: dict[str, Any]) -> dict[str, Reason]:
    found: dict[str, Reason] = {}
    for code, entry in entries.items():
        try:
            doubt = _words(entry["doubt"]) if "doubt" in entry else None
            found[code] = Reason(_words(entry), tuple(RULES[key] for key in entry["rules"]), doubt)
        except (KeyError, TypeError, ValueError) as gap:
            raise GuideFileError(f"{code}: {gap!r}") from gap
    return found


def _words(value: dict[str, str]) -> Words:
    words = Words(value["zh"].strip(), value["en"].strip())
    if not (words.zh and words.en):
        raise ValueError("a text is empty")
    return words

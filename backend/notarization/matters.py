"""Reads `matters.yml`, the page a notary edits, into values; a page with gaps stops the start, not a person."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from backend.notarization.model import Matter
from backend.notarization.rules import RULES
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_AGENT_PAPERS = "agent_papers"
MATTERS_FILE = Path(__file__).with_name("matters.yml")


class MattersFileError(Exception):
    """The matters page contradicts itself or leaves something out; the message names the entry."""


@cache
def load_matters(file: Path = MATTERS_FILE) -> MappingProxyType[str, Matter]:
    """Return the matters by code, in the order of the page.

    Raises:
        MattersFileError: an entry lacks a field, a language, or names an unknown rule or paper.
    """
    page = read_yaml(file)
    common = page["common"]
    return MappingProxyType({code: _matter(code, entry, common) for code, entry in page["matters"].items()})


def _matter(code: str, entry: dict[str, Any], common: dict[str, Any]) -> Matter:
    try:
        return Matter(
            code=code,
            name=_words(entry["name"]),
            folk_names=tuple(entry["folk_names"]),
            about=_words(entry["about"]),
            papers=tuple(_words(common["papers"][p] if isinstance(p, str) else p) for p in entry["papers"]),
            who=_words(common[entry["who"]] if isinstance(entry["who"], str) else entry["who"]),
            agent_allowed=_flag(entry["agent_allowed"]),
            by_video=_flag(entry["by_video"]),
            mission=_one_of(entry["mission"], ("yes", "varies", "no", "ask")),
            disposes_of_property=_flag(entry["disposes_of_property"]),
            fee=_words(entry.get("fee", common["fee"])),
            issue_time=_words(entry.get("issue_time", common["issue_time"])),
            rules=tuple(RULES[key] for key in [*entry["rules"], common["issue_rule"]]),
            agent_papers=_words(common["papers"][_AGENT_PAPERS]) if _AGENT_PAPERS in entry["papers"] else None,
            agent_except=_words(entry["agent_except"]) if "agent_except" in entry else None,
        )
    except (KeyError, TypeError, ValueError) as gap:
        raise MattersFileError(f"{code}: {gap!r}") from gap


def _words(value: dict[str, str]) -> Words:
    words = Words(value["zh"].strip(), value["en"].strip())
    if not (words.zh and words.en):
        raise ValueError("a text is empty")
    return words


def _flag(value: Any) -> bool:
    """YAML reads an unquoted ``no`` as False; a flag must be a real true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return value


def _one_of(value: Any, allowed: tuple[str, ...]) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)} (quote yes and no)")
    return value

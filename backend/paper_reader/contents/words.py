"""The words of papers by which they are read, from `words.yml` and `proofs.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from backend.paper_reader.contents.model import PaperKind
from backend.shared.yaml_pages import read_yaml

RECEIPT = "receipt"
"""The key of a title that no kind has, whatever other words stand on the paper."""
DAYS, SUMS = "\ue100-\ue1ff", "\ue200-\ue2ff"
"""Signs that stand for the days and the sums of a sentence, as parts of a class."""


@cache
def _words() -> Mapping[str, Any]:
    pages: tuple[Mapping[str, Any], ...] = tuple(
        read_yaml(Path(__file__).with_name(name)) for name in ("words.yml", "proofs.yml")
    )
    return {name: words for page in pages for name, words in page.items()}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return one of the expressions."""
    return re.compile(_filled(str(_words()[name])))


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Return one of the lists of expressions."""
    return tuple(re.compile(_filled(str(one))) for one in _words()[name])


@cache
def named_patterns(name: str) -> Mapping[str, re.Pattern[str]]:
    """Return one of the groups of expressions, each by its name."""
    return {key: re.compile(_filled(str(one))) for key, one in _words()[name].items()}


def currencies() -> Mapping[str, re.Pattern[str]]:
    """Return what each currency is called, by its code."""
    return named_patterns("currencies")


def _filled(words: str) -> str:
    """An expression with the signs of a day and a sum, and the expression of a name, in their places."""
    parts = {"{days}": DAYS, "{sums}": SUMS, "{day}": f"[{DAYS}]", "{sum}": f"[{SUMS}]"}
    parts["{name}"] = str(_words()["name"])
    for mark, part in parts.items():
        words = words.replace(mark, part)
    return words


@cache
def headlines() -> Mapping[PaperKind, re.Pattern[str]]:
    """Return the headline of each kind of paper that a court sends."""
    return {kind: re.compile(str(words)) for kind, words in _words()["kinds"].items()}


@cache
def own_papers(by: Literal["titles", "words"]) -> Mapping[Any, re.Pattern[str]]:
    """Return the title, or the words anywhere on it, of each kind of paper that no court sends, and of `RECEIPT`."""
    return {kind: re.compile(str(words)) for kind, words in _words()["own_kinds"][by].items()}

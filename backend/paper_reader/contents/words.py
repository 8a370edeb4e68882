"""The words of papers by which they are read, from `words.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from backend.paper_reader.contents.model import PaperKind
from backend.shared.yaml_pages import read_yaml


@cache
def _words() -> Mapping[str, Any]:
    page: Mapping[str, Any] = read_yaml(Path(__file__).with_name("words.yml"))
    return page


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return one of the expressions."""
    return re.compile(str(_words()[name]))


@cache
def headlines() -> Mapping[PaperKind, re.Pattern[str]]:
    """Return the headline of each kind of paper that a court sends."""
    return {kind: re.compile(str(words)) for kind, words in _words()["kinds"].items()}


@cache
def own_papers(by: Literal["titles", "words"]) -> Mapping[PaperKind, re.Pattern[str]]:
    """Return the title, or the words anywhere on it, of each kind of paper that no court sends."""
    return {kind: re.compile(str(words)) for kind, words in _words()["own_kinds"][by].items()}

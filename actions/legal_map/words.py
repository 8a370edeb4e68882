"""Reads `words.yml`: what people say when they look for an institution, to be found in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from backend.shared.yaml_pages import read_yaml

WORDS_FILE = Path(__file__).with_name("words.yml")


@cache
def _tables() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    page = read_yaml(WORDS_FILE)
    return {
        table: {str(code): re.compile("|".join(words), re.IGNORECASE) for code, words in rows.items()}
        for table, rows in page.items()
    }


def without(text: str, *tables: str) -> str:
    """A text without the words of these tables, and without what is no word; nothing if it holds nothing else."""
    for table in tables:
        for pattern in _tables()[table].values():
            text = pattern.sub(" ", text)
    return re.sub(r"[\W_]+", " ", text).strip()


def named_in(text: str, table: str) -> list[str]:
    """The codes of `table` that `text` names, in the order of the page."""
    return [code for code, pattern in _tables()[table].items() if pattern.search(text)]


def asks_where(name: str) -> bool:
    """True for words that stand where a place's name would and only ask for one ("哪里", "邊度")."""
    return any(pattern.fullmatch(name.strip()) for pattern in _tables()["where"].values())

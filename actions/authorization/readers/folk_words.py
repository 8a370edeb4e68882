"""Reads `folk_words.yml`: what people call things, to be found in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from backend.shared.yaml_pages import read_yaml

WORDS_FILE = Path(__file__).with_name("folk_words.yml")


@cache
def _tables() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    page = read_yaml(WORDS_FILE)
    return {
        table: {code: re.compile("|".join(words), re.IGNORECASE) for code, words in rows.items()}
        for table, rows in page.items()
    }


def named_in(text: str, table: str) -> list[str]:
    """The codes of `table` that `text` names, in the order of the page."""
    return [code for code, pattern in _tables()[table].items() if pattern.search(text)]

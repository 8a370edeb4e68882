"""The sentences of an entry, and of what each speaks: time, cost, papers, a place (`speaks_of.yml`). Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path

from backend.shared.yaml_pages import read_yaml

_SENTENCE_END = re.compile(r"(?<=[。；;！？])|(?<=[.!?])(?<!Art\.)(?<!Arts\.)(?<!No\.)\s+")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence.strip() for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def kinds_known() -> Collection[str]:
    """The kinds of questions whose words are on the page."""
    return _words().keys()


def speaks_of(kind: str, sentence: str) -> bool:
    """Return True if a sentence speaks of what is asked."""
    return _words()[kind].search(sentence) is not None


def sentences_saying(words: Collection[str], texts: Iterable[str], language: str) -> str:
    """Return the sentences of texts in which one of some words stands, joined; nothing where none does."""
    every = (sentence for text in texts for sentence in sentences_of(text))
    meant = [one for one in every if any(word.casefold() in one.casefold() for word in words)]
    return ("" if language != "en" else " ").join(meant)


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    page: Mapping[str, list[str]] = read_yaml(Path(__file__).with_name("speaks_of.yml"))
    return {kind: re.compile("|".join(words), re.IGNORECASE) for kind, words in page.items()}

"""Evidence of danger in a message, as numbers: its meaning, its signs, and the circumstances under which they stand.

A sign alone is no danger ("how long do they jail a kidnapper"), nor is a meaning alone ("I am dying of hunger"). The
class of `likeness.py` learns from examples how the three belong together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from bot.nlu.danger.reading import Told, in_signs, told
from bot.nlu.danger.signs import KINDS
from bot.nlu.plain_text import plain_text
from bot.nlu.sentence_encoder import SentenceEncoder

PAGE = Path(__file__).with_name("circumstances.yml")
SIGN, CIRCUMSTANCE = 0.4, 0.2
"""Lengths of one sign and of one circumstance, beside a meaning of length one."""
_MATTERS = ("law", "matter")
"""The circumstances that words of a case are."""


def evidence(encoder: SentenceEncoder, texts: Sequence[str], plain: Sequence[str] | None = None) -> np.ndarray:
    """Returns one row for each text: the vector of its meaning, its signs and its circumstances.

    Args:
        plain: the plain texts, where they are known.
    """
    meaning = encoder.encode([plain_text(text) for text in texts] if plain is None else plain)
    shown = np.array([_shown(text) for text in texts], dtype=np.float32).reshape(len(texts), -1)
    return np.hstack([meaning, shown])


def _shown(text: str) -> list[float]:
    message, found = told(text), in_signs(text)
    stands = found is not None and found[0].danger(found[1]) is not None
    kinds = [SIGN * (found is not None and found[1] == kind) for kind in KINDS]
    ways = (found is not None, stands, message.silenced, message.is_past, message.is_safe, _figurative(message))
    return [*kinds, *(SIGN * way for way in ways), *_circumstances(message)]


def tells_matter(message: Told) -> bool:
    """Tells whether words of a case stand in a message: a debt, work, a house, a contract, a court."""
    page = _page()[message.language]
    return any(page[name].search(message.text) for name in _MATTERS)


def _figurative(message: Told) -> bool:
    return message.literal != message.text


def _circumstances(message: Told) -> list[float]:
    return [CIRCUMSTANCE * (words.search(message.text) is not None) for words in _page()[message.language].values()]


@cache
def _page() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """The words of circumstance of each language, all in the order of the first."""
    pages: Mapping[str, Mapping[str, str]] = yaml.safe_load(PAGE.read_text("utf-8"))
    names = list(pages["zh"])
    return {language: {name: re.compile(page[name]) for name in names} for language, page in pages.items()}

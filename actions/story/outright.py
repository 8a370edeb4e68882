"""The cause that a story's words decide outright, also one without a page of its own. Pure.

"Died" alone makes no estate of an accident at work, and "owes me" no loan of the rest of a house's price: where such
words stand, they decide before the likelihood of the eight causes is weighed (`outright.yml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from actions.dialogue.phrases import without_denied
from actions.story.readers.marked import compiled
from actions.story.readers.plain import plain
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

OTHER = "other"
"""The code of a civil cause without a page of ours."""


@dataclass(frozen=True, slots=True)
class Outright:
    """A cause that is decided by its words.

    Args:
        code: of a page, or `OTHER`.
        name: the official name of one without a page.
        signs: patterns, one of which must be found.
        unless: patterns, none of which may be.
    """

    code: str
    name: Words | None
    signs: tuple[str, ...]
    unless: tuple[str, ...]


def cause_outright(text: str) -> Outright | None:
    """Return the cause that a text decides outright, leaving out what it denies; None for any other text."""
    spelt = plain(without_denied(text))
    return next((one for one in _page() if _says(spelt, one.signs) and not _says(spelt, one.unless)), None)


def _says(spelt: str, patterns: Sequence[str]) -> bool:
    return any(compiled(pattern).search(spelt) for pattern in patterns)


@cache
def _page() -> tuple[Outright, ...]:
    page: Sequence[Mapping[str, Any]] = read_yaml(Path(__file__).with_name("outright.yml"))
    return tuple(
        Outright(
            str(one["cause"]),
            Words(one["name"]["zh"], one["name"]["en"]) if "name" in one else None,
            tuple(one["signs"]),
            tuple(one.get("unless", ())),
        )
        for one in page
    )

"""The cause that a story's words decide outright, also one without a page of its own. Pure.

"Died" alone makes no estate of an accident at work, and "owes me" no loan of the rest of a house's price: where such
words stand, they decide before the likelihood of the eight causes is weighed (`outright.yml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any

from actions.dialogue.phrases import without_denied
from actions.story.readers.marked import compiled
from actions.story.readers.plain import plain
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_FILE = Path(__file__).with_name("outright.yml")
OTHER = "other"
"""The code of a civil cause without a page of ours."""


@dataclass(frozen=True, slots=True)
class Name:
    """One official name of a cause without a page.

    Args:
        name: as the court calls it.
        wish: what is wanted by it, in everyday words; the name itself where there is but one.
        words: what else people say who want that.
        page: the code of our page that it is a matter of; empty for one without a page.
        note: whose suit it is, or what else has to be known before anything is asked.
    """

    name: Words
    wish: Words
    words: tuple[str, ...] = ()
    page: str = ""
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Outright:
    """A cause that is decided by its words.

    Args:
        code: of a page, or `OTHER`.
        names: the official names of one without a page; several where it depends on what the person wants.
        signs: patterns, one of which must be found.
        unless: patterns, none of which may be.
        by_child: of one that a child brings by the parent who writes, patterns of a child that writes; else empty.
    """

    code: str
    names: tuple[Name, ...]
    signs: tuple[str, ...]
    unless: tuple[str, ...]
    by_child: tuple[str, ...] = ()

    @property
    def name(self) -> Words | None:
        """The official name, where there is but one."""
        return self.names[0].name if len(self.names) == 1 else None


def cause_outright(text: str) -> Outright | None:
    """Return the cause that a text decides outright, leaving out what it denies; None for any other text."""
    spelt = plain(without_denied(text))
    return next((one for one in _page() if _says(spelt, one.signs) and not _says(spelt, one.unless)), None)


def is_over(cause: str, text: str) -> bool:
    """Return True if a text says that what a page of ours is for is done already ("離婚早就離了")."""
    return _says(plain(text), _over().get(cause, ()))


def is_for_ones_child(text: str) -> bool:
    """Return True if a text decides a cause in which the writer's child is the plaintiff (Civil Code, art. 1067)."""
    found = cause_outright(text)
    return found is not None and bool(found.by_child) and not _says(plain(text), found.by_child)


def name_called(name: str) -> Name | None:
    """Return the official name that is called so in Chinese; None for any other words."""
    return next((one for outright in _page() for one in outright.names if one.name.zh == name), None)


def is_against_private(text: str) -> bool:
    """Return True if a text speaks of somebody to sue: a relative, a friend, a neighbour, a firm."""
    page = _private()
    spelt = plain(without_denied(text))
    return _says(spelt, page["signs"]) and not _says(spelt, page["unless"])


def _says(spelt: str, patterns: Sequence[str]) -> bool:
    return any(compiled(pattern).search(spelt) for pattern in patterns)


@cache
def _page() -> tuple[Outright, ...]:
    page: Mapping[str, Any] = read_yaml(_FILE)
    return tuple(
        Outright(
            str(one["cause"]),
            tuple(_names(one)),
            _patterns(page, one["signs"]),
            _patterns(page, one.get("unless", ())),
            _patterns(page, one.get("for_child", ())),
        )
        for one in page["causes"]
    )


def _names(one: Mapping[str, Any]) -> Iterator[Name]:
    for given in [one] if "name" in one else one.get("names", ()):
        name, wish = given["name"], given.get("wish", given["name"])
        words, code = tuple(given.get("words", ())), str(given.get("page", ""))
        note = Words(**one["note"]) if "note" in one else None
        yield Name(Words(name["zh"], name["en"]), Words(wish["zh"], wish["en"]), words, code, note)


@cache
def _private() -> Mapping[str, Sequence[str]]:
    page: Mapping[str, Any] = read_yaml(_FILE)
    return {name: _patterns(page, given) for name, given in page["private"].items()}


@cache
def _over() -> Mapping[str, Sequence[str]]:
    page: Mapping[str, Any] = read_yaml(_FILE)
    return {cause: _patterns(page, given) for cause, given in page["over"].items()}


def _patterns(page: Mapping[str, Any], given: Sequence[str]) -> tuple[str, ...]:
    """Patterns with the page's words in the place of their names, as `{kin}` for relatives and acquaintances."""
    words = {"kin": page["kin"], "kin_en": page["kin_en"], **page["words"]}
    return tuple(reduce(lambda one, word: one.replace(f"{{{word}}}", words[word]), words, one) for one in given)

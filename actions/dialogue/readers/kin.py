"""Words for relatives, friends, helpers and the other side of a contract: patterns over one page of words. Pure.

The patterns are over Simplified characters and small letters (`sign_by_sign`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from actions.dialogue.readers.phrases import read_page, words_of
from actions.script import sign_by_sign

RELATIVES: Final = "relatives"
OTHERS: Final = "others"
ROLES: Final = "roles"
FRIENDS: Final = ("friend", "colleague", "fellow", "neighbour")
"""People who are no kin and may still be quarrelled with, unlike a witness or an accountant."""
_GROUPS = (RELATIVES, OTHERS, ROLES)
_KEYS = ("en", "zh", "yue", "signs")


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative that is spoken of.

    Args:
        family: which relative it is, as the page names those that are not told apart ("spouse").
        word: what they are called, without what stands before it ("姐" of "二姐").
    """

    family: str
    word: str


@cache
def people_zh(*names: str, led: bool = False) -> str:
    """Return the pattern of what people are called in Chinese, with "表", "阿" or "前" before it.

    Args:
        names: groups of the page, or single entries of it; the relatives if not given.
        led: whether a word for whose relative it is stands before it, so that single signs count, too ("我母").
    """
    before = _either(words_of(read_page("kin")["before"]["zh"]))
    return rf"(?:(?:{before}){{0,2}}(?:{_either(_words(names, 'zh', 'yue', *(('signs',) if led else ())))}))"


@cache
def people_en(*names: str) -> str:
    """Return the same of English words, one or several of them, with "elder" or "late" before it."""
    before = _either(words_of(read_page("kin")["before"]["en"]))
    return rf"(?:(?:(?:{before})[\s-]+){{0,2}}(?:{_either(_words(names, 'en'))})s?)"


def relatives_in(text: str) -> Iterator[Relative]:
    """Yield the relatives of whom a text speaks, in its order."""
    yield from (relative for relative, _ in relatives_at(text))


def relatives_at(text: str) -> Iterator[tuple[Relative, tuple[int, int]]]:
    """Yield the same with where each stands, its "elder" or "late" with it."""
    families = _families()
    for found in _FOUND.finditer(sign_by_sign(text)):
        said = found[0].casefold()
        word = next((said[at:] for at in range(len(said)) if said[at:] in families), "")
        word = word or next((said[at:] for at in range(len(said)) if said[at:].rstrip("s") in families), "")
        if word:
            yield Relative(families.get(word) or families[word.rstrip("s")], word), found.span()


def gender_of(word: str) -> str:
    """Return ``f`` or ``m`` for a relative's word, as `relatives_in` gives it; nothing where it may be either."""
    return _genders().get(word, "")


def is_minor_told(text: str) -> bool:
    """Return True if a text speaks of a child and of their age, birth or school: no party of anybody's quarrel."""
    young = _YOUNG.search(sign_by_sign(text)) is not None
    return young and any(_generations().get(one.family, 0) < 0 for one in relatives_in(text))


@cache
def _generations() -> Mapping[str, int]:
    page = read_page("kin")[RELATIVES]
    return {str(entry.get("family", name)): int(entry.get("generation", 0)) for name, entry in page.items()}


@cache
def _genders() -> Mapping[str, str]:
    page = read_page("kin")[RELATIVES]
    return {
        word: str(entry.get("gender", "")) for entry in page.values() for key in _KEYS for word in _entry(entry, key)
    }


@cache
def _families() -> Mapping[str, str]:
    """The family of each word."""
    page = read_page("kin")[RELATIVES]
    return {
        word: str(entry.get("family", name))
        for name, entry in page.items()
        for key in _KEYS
        for word in _entry(entry, key)
    }


def _words(names: Sequence[str], *keys: str) -> list[str]:
    page = read_page("kin")
    entries = {name: entry for group in _GROUPS for name, entry in page[group].items()}
    wanted = [entry for group in names or (RELATIVES,) if group in _GROUPS for entry in page[group].values()]
    wanted += [entries[name] for name in names if name not in _GROUPS]
    return [word for entry in wanted for key in keys for word in _entry(entry, key)]


def _entry(entry: Mapping[str, Any], key: str) -> list[str]:
    said = entry.get(key, "")
    return words_of(said) if isinstance(said, str) else [str(one) for one in said]


def _either(words: Sequence[str]) -> str:
    """Any of some words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(set(words), key=len, reverse=True))


KIN_ZH = people_zh(RELATIVES)
KIN_EN = people_en(RELATIVES)
_FOUND = re.compile(rf"{people_zh(RELATIVES, led=True)}|\b{KIN_EN}\b", re.IGNORECASE)
_YOUNG = re.compile(
    r"(?<!\d)(?:\d|1[0-7]|[一二三四五六七八九十]|十[一二三四五六七])岁|出世|出生|生于|读书|上学|返学|幼儿园|小学|中学"
    r"|\b(?:born|aged? (?:\d|1[0-7])|(?:\d|1[0-7])[ -](?:years?|yrs?)[ -]old|school|kindergarten)\b",
    re.IGNORECASE,
)
"""An age under eighteen, a birth, a school."""

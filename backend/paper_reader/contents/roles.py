"""Roles of those who sign a paper: names behind a label (借款人：…), several of them one by one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.words import named_patterns, pattern
from backend.shared.plain_text import plain

LONGEST_NAME, MOST = 40, 4
_HAN = re.compile(r"^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]{1,12}·[\u3400-\u9fff·]{1,12}$")
_LATIN = re.compile(r"^[A-Za-z][A-Za-z .,'’-]+[A-Za-z.]$")
_PARTS = re.compile(r"[、,;/&]|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff])|\s+and\s+")


def names_by_role(pages: Sequence[Page], group: Literal["roles", "sides"] = "roles") -> Mapping[str, tuple[str, ...]]:
    """Return who stands behind the labels of each role, as it is written; a name of two roles belongs to both."""
    found: dict[str, list[str]] = {role: [] for role in named_patterns(group)}
    for row in (row for page in pages for row in page.rows):
        for role, words in labelled(row, group):
            found[role] += [name for name in whole_names(words) if name not in found[role]]
    return {role: tuple(names[:MOST]) for role, names in found.items()}


def whole_names(words: str) -> list[str]:
    """Return the names that words are; nothing where one of them can be no name ("承诺人全家")."""
    end = pattern("role_end").search(plain(words).replace(",", "、"))
    names = [one.strip(" :._-—") for one in _PARTS.split(words[: end.start()] if end else words)]
    told = [one for one in names if one]
    return told if all(_is_name(one) for one in told) else []


def _is_name(text: str) -> bool:
    body = pattern("organisation").search(text) is not None and 4 <= len(text) <= LONGEST_NAME
    return body or bool(_HAN.match(text)) or (len(text) <= LONGEST_NAME and bool(_LATIN.match(text)))


def labelled(row: str, group: Literal["roles", "sides", "slip"]) -> Iterator[tuple[str, str]]:
    """Iterate over the labels of a row, each with what stands between it and the next, as it is written.

    Args:
        group: of the labels; those of a slip need no colon.
    """
    labels = list(_label(group).finditer(plain(row)))
    for place, label in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else len(row)
        role = next(name for name, value in label.groupdict().items() if value)
        yield role, row[label.end() : end]


@cache
def _label(group: str) -> re.Pattern[str]:
    names = "|".join(f"(?P<{name}>{words.pattern})" for name, words in named_patterns(group).items())
    end = pattern("label_end").pattern if group != "slip" else ":?"
    return re.compile(rf"(?:{names}){end}")

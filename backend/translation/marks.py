"""Marks in place of what a translation server must not see or must not change, and their return. Pure.

A private number, a name and a thing that is the same in every language stand behind a mark like ``[Q3]``; a court term
does, too, and comes back as the glossary renders it. A server that drops, doubles or invents a mark is found out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from backend.shared.privacy import TOKEN
from backend.shared.private_numbers import find_private
from backend.shared.yaml_pages import read_yaml
from backend.translation.facts import WORDS
from backend.translation.glossary import uses
from backend.translation.model import Language, Wanted

_LETTERS = ("Q", "X", "Z", "W", "K")
_FIXED = (
    re.compile(r"https?://[^\s，。；）)】」]+"),
    re.compile(r"[(（]\s*(?:19|20)\d\d\s*[)）]\s?[一-鿿]{1,2}\d{0,6}[一-鿿]{1,4}\d{1,8}(?:-\d+)?号?"),
    re.compile(r"(?<![A-Za-z\d])[A-Z]{1,8}-?\d[\dA-Z]*(?:-\d[\dA-Z]*)*(?![A-Za-z\d])"),
)
"""Forms that are the same in every language: addresses of the web, case numbers, numbers with letters before them."""
_NAME = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+(?:[-'’][A-Za-z]+)?(?:[ ]+(?:[A-Z]\.|[A-Z][a-z]+(?:-[A-Za-z]+)?))+")
_HAN = r"\u3400-\u9fff"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing behind a mark.

    Args:
        original: as the text has it.
        instead: what stands in the translation.
        is_term: a term of the glossary; only these may be told to the server.
    """

    original: str
    instead: str
    is_term: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as it may leave the house.

    Args:
        text: with marks.
        source, target: languages.
        letter: what the marks are made of.
        marks: what is behind each, by its number.
    """

    text: str
    source: Language
    target: Language
    letter: str
    marks: Mapping[int, Mark]

    @property
    def wanted(self) -> Wanted:
        """The text as a server is asked for it: a private number or a name is not among what it is told."""
        terms = {f"[{self.letter}{number}]": one.instead for number, one in self.marks.items() if one.is_term}
        return Wanted(self.text, self.source, self.target, f"[{self.letter}1]", terms)


def marked(text: str, source: Language, target: Language, names: Iterable[str] = ()) -> Marked:
    """Return a text with marks.

    Args:
        text: may hold tokens of private numbers.
        names: people who are known to be spoken of.
    """
    letter = next((one for one in _LETTERS if not re.search(rf"{one}\s*\d", text)), _LETTERS[0] * 3)
    marks: dict[int, Mark] = {}
    pieces, at = [], 0
    for start, end, instead, is_term in _spans(text, source, target, names):
        marks[len(marks) + 1] = Mark(text[start:end], instead, is_term)
        pieces += [text[at:start], f"[{letter}{len(marks)}]"]
        at = end
    return Marked("".join([*pieces, text[at:]]), source, target, letter, marks)


def returned(answer: str, sent: Marked) -> tuple[str, tuple[str, ...]]:
    """Return a translation with everything put back, and what was lost or came more often than it was sent."""
    seen: dict[int, int] = {}

    def put_back(match: re.Match[str]) -> str:
        number = int(match[1])
        if number not in sent.marks:
            seen[0] = seen.get(0, 0) + 1
            return ""
        seen[number] = seen.get(number, 0) + 1
        return _fitting(sent.marks[number], match, sent.target)

    pattern = rf"[\[【［(（]?\s*{sent.letter}\s?(\d{{1,3}})(?!\d)\s*[\]】］)）]?"
    text = re.sub(pattern, put_back, answer, flags=re.IGNORECASE) if sent.marks else answer
    wrong = [one.original for number, one in sent.marks.items() if seen.get(number, 0) != 1]
    return _spaced(text, sent.target), tuple(dict.fromkeys([*wrong, *(["?"] if 0 in seen else [])]))


def _spans(text: str, source: Language, target: Language, names: Iterable[str]) -> list[tuple[int, int, str, bool]]:
    """Return what is marked, from left to right; what matters most takes its place first."""
    taken: list[tuple[int, int, str, bool]] = []

    def take(start: int, end: int, instead: str, is_term: bool = False) -> None:
        if start < end and all(end <= one[0] or one[1] <= start for one in taken):
            taken.append((start, end, instead, is_term))

    kept: list[Callable[[], Iterable[tuple[int, int]]]] = [
        lambda: (match.span() for match in TOKEN.finditer(text)),
        lambda: (match.span() for pattern in _FIXED for match in pattern.finditer(text)),
        lambda: ((one.start, one.end) for one in find_private(text)),
        lambda: (match.span() for name in names if len(name) > 1 for match in re.finditer(re.escape(name), text)),
    ]
    for find in kept:
        for start, end in find():
            take(start, end, text[start:end])
    for use in uses(text, source):
        take(use.start, use.end, use.term.in_language(target), True)
    if source == "en":
        for start, end in _names(text):
            take(start, end, text[start:end])
    return sorted(taken)


def _names(text: str) -> Iterable[tuple[int, int]]:
    """Yield two and more words with a capital letter in a row that people may be called."""
    for match in _NAME.finditer(text):
        run: list[re.Match[str]] = []
        for word in [*re.finditer(r"[^ ]+", match[0]), None]:
            if word is not None and word[0].casefold() not in _no_names():
                run.append(word)
                continue
            if len(run) > 1:
                yield match.start() + run[0].start(), match.start() + run[-1].end()
            run = []


@cache
def _no_names() -> frozenset[str]:
    """Return words that begin with a capital letter for another reason than that somebody is called so."""
    return frozenset(read_yaml(WORDS)["no_names"])


def _fitting(mark: Mark, match: re.Match[str], target: Language) -> str:
    """Return what stands behind a mark, as it fits where the mark stood; a term opens a sentence with a capital."""
    before = match.string[: match.start()]
    opens = mark.is_term and target == "en" and (not before.strip() or re.search(r"[.!?:\n]\s*$", before))
    instead = mark.instead[:1].upper() + mark.instead[1:] if opens else mark.instead
    if target == "zh":
        return instead
    left = " " if before and (before[-1].isalnum() or match[0][:1].isspace()) else ""
    after = match.string[match.end() : match.end() + 1]
    return f"{left}{instead}{' ' if after.isalnum() or match[0][-1:].isspace() else ''}"


def _spaced(text: str, target: Language) -> str:
    """Return a text without the spaces that marks leave between Chinese signs, and without double ones."""
    text = re.sub(r"[ \t]{2,}", " ", text)
    return re.sub(rf"(?<=[{_HAN}]) (?=[{_HAN}])", "", text) if target == "zh" else text

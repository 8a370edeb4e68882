"""The court terms of `glossary.csv`: how each is rendered in the other language, and where a text uses one. Pure.

A term is rendered in one way only. Who writes English may use other forms of it (`also`); Chinese is found in
Simplified and Traditional characters, and not inside a longer word that merely has its signs (`except`: 被告知 is no
被告).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import opencc

from backend.translation.model import Language

FILE = Path(__file__).with_name("glossary.csv")
_SCRIPTS = ("s2t", "s2hk", "s2tw")
_JOINTS = (" of ", " for ", " on ", " by ", " between ", " to ", " subject ", " listed ")
"""Words behind an English term's noun; what stands before them takes the plural."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary.

    Args:
        also: other English forms that mean it.
        excepted: longer Chinese words with its signs in them that are not it.
        source: the law or practice it belongs to: CPL is the Civil Procedure Law, SPC a rule of the Supreme Court.
        sure: ``settled``: the usual English; ``usual``: one of several in use; ``ours``: our own words.
    """

    zh: str
    en: str
    also: tuple[str, ...]
    excepted: tuple[str, ...]
    source: str
    sure: str

    def in_language(self, language: Language) -> str:
        """Return the rendering in a language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a text where a term is used."""

    start: int
    end: int
    term: Term


@cache
def terms() -> tuple[Term, ...]:
    """Return every term, as the file has them."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Term(row["zh"], row["en"], _listed(row["also"]), _listed(row["except"]), row["source"], row["sure"])
            for row in csv.DictReader(file)
        )


def uses(text: str, language: Language) -> tuple[Use, ...]:
    """Return where a text in this language uses terms: the longest at each place, none overlapping another."""
    pattern, known = _pattern(language)
    found = []
    for match in pattern.finditer(text):
        term = known.get(_key(match[0]))
        if term is not None:
            found.append(Use(match.start(), match.end(), term))
    return tuple(found)


@cache
def _pattern(language: Language) -> tuple[re.Pattern[str], dict[str, Term]]:
    """Return a pattern of all forms, the longest first; a form that belongs to no term is passed over."""
    known = {_key(form): term for term in terms() for form in _forms(term, language)}
    passed = {_key(form) for term in terms() for word in term.excepted for form in _scripts(word)}
    forms = sorted({*known, *(passed if language == "zh" else ())}, key=len, reverse=True)
    body = "|".join(re.escape(form).replace(r"\ ", r"[\s-]+") for form in forms)
    if language == "zh":
        return re.compile(body), known
    return re.compile(rf"(?<![A-Za-z])(?:{body})(?![A-Za-z])", re.IGNORECASE), known


def _forms(term: Term, language: Language) -> set[str]:
    if language == "zh":
        return set(_scripts(term.zh))
    return {form for one in (term.en, *term.also) for form in (one, *_plurals(one))}


def _scripts(word: str) -> tuple[str, ...]:
    return (word, *(str(_converter(one).convert(word)) for one in _SCRIPTS))


def _plurals(term: str) -> tuple[str, ...]:
    at = min((term.find(joint) for joint in _JOINTS if joint in term), default=len(term))
    head, rest = term[:at], term[at:]
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return (f"{head[:-1]}ies{rest}",)
    return (f"{head}{'es' if head.endswith(('s', 'x', 'ch', 'sh')) else 's'}{rest}",)


def _key(form: str) -> str:
    """One form for all ways to write a term: small letters, plain strokes and spaces."""
    plain = form.replace("\u2019", "'").casefold()
    return re.sub(r"[\s-]+", " ", plain)


@cache
def _converter(script: str) -> opencc.OpenCC:
    return opencc.OpenCC(script)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(one for one in cell.split("|") if one)

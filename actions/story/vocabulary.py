"""The vocabulary of stories, read from ``words/*.yml``: by which words a fact of a cause is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from actions.story.readers.marked import compiled
from backend.shared.yaml_pages import read_yaml

WORDS = Path(__file__).parent / "words"
NOT_CAUSES = frozenset({"names"})


@dataclass(frozen=True, slots=True)
class Told:
    """Way in which one fact is told.

    Args:
        field: which answer it is.
        code: the value it means, for choices; empty where the value stands in the text.
        patterns: in the order of certainty.
        perhaps: patterns after which the value is only asked to be confirmed.
        clauses: patterns whose clauses, from the first to the last, are the answer where no other pattern fits.
        unless: patterns that forbid it anywhere in the text.
        apart: patterns of what else is done by the same means ("asked him on WeChat"); a clause with one counts not.
        only_with: patterns one of which must stand somewhere in the text.
        take: which of several values counts: ``only`` (if they differ, none is sure), ``first``, ``last``, ``join``.
        future: whether a day may lie ahead.
        when: other facts, and the code each must have been read as.
        shared: whether its value may answer another question too.
        by_month: whether it is a sum in all, which "so much a month" tells only with the number of months.
        by_length: the fact that tells the end of what this one begins, so that how long it lasted tells this one.
        subject: whom it is about, ``speaker`` or ``other``: words without a subject count only where that was the
            subject of the clauses before them.
        thing: what this choice says there is; it is not said where that thing is denied, not known or only asked for.
        within: a pattern whose group ``text`` is what counts of its clauses.
        weighed: whether the field has such a thing, so that no choice of it is read where it is not known.
    """

    field: str
    code: str = ""
    patterns: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    take: str = "only"
    future: bool = False
    shared: bool = False
    by_month: bool = False
    by_length: str = ""
    subject: str = ""
    when: tuple[tuple[str, str], ...] = ()
    thing: str = ""
    weighed: bool = False
    within: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one cause, or the common ones.

    Args:
        code: the cause; ``common`` for what every story may tell.
        signs: words that speak for the cause.
        shared_signs: words of any debt; they speak for this cause where no sign of another is found.
        facts: in the order in which they may take a value.
    """

    code: str
    signs: tuple[str, ...]
    facts: tuple[Told, ...]
    shared_signs: tuple[str, ...] = ()


@cache
def load(code: str) -> Vocabulary:
    """The vocabulary of a cause. Raises OSError where there is none, ValueError where it cannot be read."""
    page = read_yaml(WORDS / f"{code}.yml")
    page = _with_fragments(page, page.get("fragments") or {})
    facts = tuple(one for field, spec in (page.get("facts") or {}).items() for one in _told(field, spec))
    facts = tuple(_with_thing(one, page.get("things") or {}) for one in facts)
    for pattern in (
        *page.get("signs", ()),
        *page.get("shared_signs", ()),
        *(p for fact in facts for p in (*fact.patterns, *fact.perhaps, *fact.unless, *fact.only_with, *fact.clauses)),
        *(p for fact in facts for p in (*fact.apart, *filter(None, (fact.thing, fact.within)))),
    ):
        compiled(pattern)
    return Vocabulary(code, tuple(page.get("signs", ())), facts, tuple(page.get("shared_signs", ())))


def _with_thing(told: Told, things: Mapping[str, Any]) -> Told:
    """A choice with what it says there is, by the page's table ``things``: field → choice → noun.

    A choice that says that something is not known is not weighed; the table says so by ``open``.
    """
    of_field = {_code(code): str(noun or "") for code, noun in (things.get(told.field) or {}).items()}
    noun = of_field.get(told.code, "")
    if not of_field or not told.code or noun == _OPEN:
        return told
    return replace(told, thing=noun, weighed=True)


_OPEN = "open"
"""Word of the table for a choice that itself says that it is not known."""


def _code(code: Any) -> str:
    """Return a choice's code; YAML reads yes and no as truth values."""
    return {True: "yes", False: "no"}[code] if isinstance(code, bool) else str(code)


def _with_fragments(value: Any, fragments: Mapping[str, str]) -> Any:
    """Put the pieces that several patterns of a page share where these name them ("{uncarried}走了")."""
    if isinstance(value, str):
        for name, piece in fragments.items():
            value = value.replace(f"{{{name}}}", piece)
        return value
    if isinstance(value, Mapping):
        return {key: _with_fragments(one, fragments) for key, one in value.items()}
    return [_with_fragments(one, fragments) for one in value] if isinstance(value, list) else value


@cache
def causes() -> tuple[str, ...]:
    """The codes of the causes that have a vocabulary."""
    pages = sorted(path.stem for path in WORDS.glob("*.yml"))
    return tuple(code for code in pages if "cause" in (read_yaml(WORDS / f"{code}.yml") or {}))


def in_own_words(code: str) -> frozenset[str]:
    """The facts of a cause that are told in one's own words; nothing of a cause without a vocabulary."""
    return frozenset(fact.field for fact in load(code).facts if fact.clauses) if is_page(code) else frozenset()


def sums_by_month(code: str) -> frozenset[str]:
    """The facts of a cause that are sums in all, which may be told by the month; nothing without a vocabulary."""
    return frozenset(fact.field for fact in load(code).facts if fact.by_month) if is_page(code) else frozenset()


def lists_of(code: str) -> frozenset[str]:
    """The facts of a cause that name several people or things, one after the other."""
    return frozenset(fact.field for fact in load(code).facts if fact.take == "join") if is_page(code) else frozenset()


def by_choice(code: str) -> frozenset[str]:
    """The facts of a cause that are choices; nothing of a cause without a vocabulary."""
    return frozenset(fact.field for fact in load(code).facts if fact.code) if is_page(code) else frozenset()


def is_page(code: str) -> bool:
    """Return True if there is a vocabulary of that name (of a cause, or of another service)."""
    return (WORDS / f"{code}.yml").is_file() and code not in NOT_CAUSES


_OPTIONS = frozenset(
    {"when", "say", "perhaps", "unless", "take", "future", "shared", "subject", "clauses", "is", "only_with", "apart",
     "by_month", "by_length", "within"}
)  # fmt: skip


def _told(field: str, spec: Any) -> Sequence[Told]:
    if isinstance(spec, list):
        return (Told(field, patterns=tuple(spec)),)
    if not isinstance(spec, Mapping):
        raise ValueError(f"{field}: patterns are a list, or options")
    if set(spec) <= _OPTIONS:
        clauses = tuple(spec.get("clauses", ()))
        return (
            Told(
                field,
                code=str(spec.get("is", "")),
                patterns=tuple(spec.get("say", ())),
                clauses=clauses,
                within=str(spec.get("within", "")),
                perhaps=tuple(spec.get("perhaps", ())),
                unless=tuple(spec.get("unless", ())),
                apart=tuple(spec.get("apart", ())),
                only_with=tuple(spec.get("only_with", ())),
                take=str(spec.get("take", "only")),
                future=bool(spec.get("future", False)),
                shared=bool(spec.get("shared", False)),
                by_month=bool(spec.get("by_month", False)),
                by_length=str(spec.get("by_length", "")),
                subject=str(spec.get("subject", "")),
                when=tuple((str(k), str(v)) for k, v in (spec.get("when") or {}).items()),
            ),
        )
    return tuple(told for code, patterns in spec.items() for told in _told(field, _with_code(patterns, _code(code))))


def _with_code(patterns: Any, code: str) -> Mapping[str, Any]:
    options = dict(patterns) if isinstance(patterns, Mapping) else {"say": patterns}
    return {**options, "is": code}

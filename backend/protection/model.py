"""An entry of the law library, and what a question of law can come to. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from backend.shared.wording import Words

Confidence = Literal["text", "recall"]
"""``text``: the article was read; ``recall``: from memory or newer than what was read, and told with its doubt."""
RefusalKind = Literal[
    "foreign_law", "prediction", "merits", "criminal_defence", "foreign_tax", "immigration", "future_law"
]
"""Kinds of question that nobody can answer from a library of this country's law."""
SPOKEN: tuple[str, ...] = ("zh", "yue", "en")
"""The varieties in which an entry says how it is asked for: Mandarin, Cantonese or Traditional, English."""


@dataclass(frozen=True, slots=True)
class Source:
    """Place where a rule stands.

    Args:
        law: the full official title.
        article: in the numerals of the law; empty where the whole text is meant.
        since: the day from which that version is in force.
    """

    law: str
    article: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class LawEntry:
    """One question of law with its answer.

    Args:
        entry_id: stable and unique in the library.
        topic: the page it stands on; entries of one topic are neighbours.
        ask: how people put it, by variety.
        answer: the answer itself, short.
        rule: the rule with its exceptions.
        next: what to do here, and the intent that a button opens, or None.
        doubt: what is unsure, or None.
        review: the day by which somebody looks at it again.
    """

    entry_id: str
    topic: str
    ask: Mapping[str, Sequence[str]] = field(repr=False)
    answer: Words
    rule: Words = field(repr=False)
    next: Words = field(repr=False)
    next_intent: str | None
    sources: tuple[Source, ...]
    confidence: Confidence
    doubt: Words | None
    checked: date
    review: date


@dataclass(frozen=True, slots=True)
class Finding:
    """Finding on a question of law.

    Args:
        entry: the answer, where it is certain that it is the one.
        candidates: where it is not certain: entries that may be meant, the likeliest first.
        refusal: a kind of question that no library answers.
        belief: how likely the first is right, 0 to 1.
        is_sure: whether that is certain even of a message that was heard as something else.
        is_likely: whether the first candidate is likelier than all others together; it is told under its own question.
    """

    entry: LawEntry | None = None
    candidates: tuple[LawEntry, ...] = ()
    refusal: RefusalKind | None = None
    belief: float = 0.0
    is_sure: bool = False
    is_likely: bool = False


@dataclass(frozen=True, slots=True)
class NextLink:
    """A question people ask behind an answer, with the entry that answers it.

    Args:
        after: the entries it is asked behind; nothing for all of them.
        label: what it asks, short.
        ways: how people put it, in every variety.
        words: groups of words of its topic, of each of which one stands in it; none where words decide nothing.
        without: words with which something else is asked.
        to: the entry that answers it; where `says` is given, its sentences with one of those words do.
    """

    after: frozenset[str]
    label: Words
    ways: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    to: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextFound:
    """The link a follow-up was taken for, and the entry it leads to.

    Args:
        told: the entry it was asked behind.
    """

    link: NextLink
    entry: LawEntry
    told: str


UpdateDecision = Literal["taken", "refused", "gone", "earlier", "no_reason"]
"""Outcome of an update the desk decided on; ``earlier``: one before it still waits."""


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry of an update, beside the one it would take the place of; None for a new one."""

    entry: LawEntry
    before: LawEntry | None


@dataclass(frozen=True, slots=True)
class WaitingUpdate:
    """An update that waits for the desk.

    Args:
        came_at: when it was fetched.
        changes: what it would change; nothing where it no longer fits the library.
    """

    version: int
    issued_at: datetime
    came_at: datetime
    changes: tuple[EntryChange, ...]

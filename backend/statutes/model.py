"""A statute in its versions, its articles, and where a citation of one leads. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Verdict = Literal["found", "differs", "moved", "missing", "repealed", "unknown", "foreign"]
"""The target of a citation.

``found``: the article exists in a version in force, and nothing quoted speaks against it; ``differs``: it exists, but
the words quoted read otherwise; ``moved``: the words quoted stand in another article; ``missing``: the law is here, the
article is not; ``repealed``: the law is no longer in force; ``unknown``: the law is not here; ``foreign``: the law of
another place.
"""


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """The number of an article: 第二百八十六条之一 is 286, 1."""

    article: int
    sub: int = 0

    @property
    def code(self) -> str:
        """The number as a code for a button: ``286`` or ``286-1``."""
        return f"{self.article}-{self.sub}" if self.sub else str(self.article)

    @classmethod
    def of_code(cls, code: str) -> Number | None:
        """The number a code stands for, None where it is none."""
        first, _, second = code.partition("-")
        known = first.isdigit() and (not second or second.isdigit())
        return cls(int(first), int(second or 0)) if known else None


@dataclass(frozen=True, slots=True)
class Citation:
    """One article cited in a text.

    Args:
        law: the law as it is written, empty where none is named.
        number: of the article.
        paragraph: 款, and `item` 项; 0 where none is named.
        edition: the year of the version that is named behind the law (（2021修正）), or None.
        quoted: words that the text gives as the article's own, and `literal` whether in quotation marks.
        is_foreign: whether it is the law of another place.
        start, end: where it stands in the text.
    """

    law: str
    number: Number
    paragraph: int = 0
    item: int = 0
    edition: int | None = None
    quoted: str = field(default="", repr=False)
    literal: bool = False
    is_foreign: bool = False
    start: int = 0
    end: int = 0

    def of(self, law: str) -> Citation:
        """The same article of another law."""
        return replace(self, law=law)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a statute, or a part of one (a book of the Civil Code is a file of its own).

    Args:
        version_id: its key in the database.
        title: the full official title.
        part: the book, or nothing.
        passed_on: the day it was passed or last amended, as far as the file says.
        effective_on: the day from which it is in force, or None where the file does not say.
        articles: how many it has.
        is_recalled: whether the day it came into force was written from memory, and is told with that doubt.
    """

    version_id: int
    title: str
    part: str
    passed_on: date | None
    effective_on: date | None
    articles: int = 0
    source: str = ""
    is_recalled: bool = False

    @property
    def since(self) -> date:
        """The day it counts from: in force, else passed, else before everything."""
        return self.effective_on or self.passed_on or date.min


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one version.

    Args:
        heading: the chapter it stands in.
        text: its own words; each line is a paragraph (款) or an item (项).
    """

    version: Version
    number: Number
    heading: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Repeal:
    """A statute that is no longer in force.

    Args:
        title: the full official title.
        until: the first day on which it was no longer in force.
        replaced_by: titles of what took its place.
        source: the article that says so.
        is_certain: False where this is told from memory.
    """

    title: str
    until: date
    replaced_by: Sequence[str]
    source: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Revision:
    """A newer version of a statute that is known to exist.

    Args:
        effective_on: the day from which it is in force.
        is_certain: False where this is told from memory.
    """

    title: str
    effective_on: date
    source: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Lookup:
    """The outcome of a question for an article.

    Args:
        title: the law that is meant, its official title as far as it is known; empty for a law nobody knows.
        number: of the article that was asked for.
        article: the article, or None.
        on: the day for which it was asked, or None for today.
        highest: the last article of that version, where the law is here and the article is not.
        repeal: where the law is no longer in force today.
        newer: a newer version that is known and not here.
        in_force: whether the version found is in force on the day asked for.
        until: the day on which a later version took this one's place.
        has_law: whether any version of the law is here.
        is_empty: whether nothing at all has been imported.
        before, after: the neighbours in that version.
        edition: the version that was looked into, or None.
    """

    title: str
    number: Number
    article: Article | None = None
    on: date | None = None
    highest: int = 0
    repeal: Repeal | None = None
    newer: Revision | None = None
    in_force: bool = True
    until: date | None = None
    has_law: bool = False
    is_empty: bool = False
    before: Number | None = None
    after: Number | None = None
    edition: Version | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on one citation of a text.

    Args:
        citation: as it stands there.
        verdict: see `Verdict`.
        lookup: what was found.
        elsewhere: the article in which the words quoted stand.
        likeness: how like the words quoted are to the article's own, 0 to 100; None where nothing is quoted.
        moved_to: of an older version's article: where the newest version has the like of it.
    """

    citation: Citation
    verdict: Verdict
    lookup: Lookup | None = None
    elsewhere: Article | None = None
    likeness: int | None = None
    moved_to: Number | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All citations of one text.

    Args:
        checked: in the order of the text, each article once.
        is_empty: whether no statutes have been imported.
        is_cut: whether the text cites more than were looked up.
        is_whole: False where only the first pages of a file could be read.
    """

    checked: Sequence[Checked]
    is_empty: bool = False
    is_cut: bool = False
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class FileWords:
    """The words of a file, and whether all of its pages could be read."""

    text: str = field(repr=False)
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """The outcome of one file of an import: ``new``, ``changed``, ``same`` or ``skipped`` with the reason."""

    source: str
    fate: Literal["new", "changed", "same", "skipped"]
    title: str = ""
    articles: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search has found, with how well it fits (higher is better)."""

    article: Article
    score: float
    in_force: bool = True

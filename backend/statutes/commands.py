"""Commands on statutes: import, list, remove; look an article up, search, check the citations of a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from backend.shared.messages import Command
from backend.statutes.model import Number


@dataclass(frozen=True, slots=True)
class ImportStatutes(Command):
    """Read every Markdown file below a folder; what is here already is left as it is. -> list[ImportedFile]"""

    folder: Path


@dataclass(frozen=True, slots=True)
class ListStatutes(Command):
    """Return every version that is here, by title and day. -> list[Version]"""


@dataclass(frozen=True, slots=True)
class RemoveStatute(Command):
    """Remove every version of a statute, by any of its names. -> int, how many files it came from"""

    name: str


@dataclass(frozen=True, slots=True)
class HasStatutes(Command):
    """Return whether any statute has been imported. -> bool"""


@dataclass(frozen=True, slots=True)
class FindArticle(Command):
    """Look one article up. -> Lookup

    Args:
        law: any name of the law.
        number: of the article.
        on: the day on which it is to be in force; None for today in Beijing.
        edition: the year in which the version wanted was passed.
    """

    law: str
    number: Number
    on: date | None = None
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class SearchStatutes(Command):
    """Search the full text of what is in force on a day. -> list[Hit]

    Args:
        question: what is looked for, in any words.
        on: the day; None for today in Beijing.
        law: any name of the one law that is searched; nothing for all.
        most: how many articles at most.
    """

    question: str = field(repr=False)
    on: date | None = None
    law: str = ""
    most: int = 5


@dataclass(frozen=True, slots=True)
class CheckCitations(Command):
    """Look up every article a text cites. -> CheckReport"""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CheckFile(Command):
    """Look up every article that a person's file cites: a PDF's words, else what is read from its pages or a photo.

    -> CheckReport

    Refused ``file_unknown``, ``statutes_file_unreadable``, ``statutes_file_kind``, ``photo_reader_busy``.
    """

    file_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class CheckPaper(Command):
    """Look up every article that a file on the operator's disk cites; refusals as of `CheckFile`. -> CheckReport"""

    mime: str
    content: bytes = field(repr=False)

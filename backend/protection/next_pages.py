"""The pages of what people ask next: links from the entries of the law library to those that answer it.

A link whose entries the library does not hold stops the start with its page and its fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from backend.protection.library_pages import LibraryFault, law_library, next_answers
from backend.protection.model import LawEntry, NextLink
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

PAGES = Path(__file__).with_name("next")
ANY = "any"
"""Name under which a link stands behind every entry."""


@dataclass(frozen=True, slots=True)
class NextPages:
    """Everything the pages hold.

    Args:
        links: in the order of the pages.
        answers: entries that are only told behind others, by id.
    """

    links: tuple[NextLink, ...]
    answers: Mapping[str, LawEntry]

    def stands_for(self, entry_id: str) -> str:
        """Return the entry of the library an answer is told behind, or one of its topic; of such an entry, itself."""
        if entry_id not in self.answers:
            return entry_id
        behind = (one for link in self.links if link.to == entry_id for one in sorted(link.after - {entry_id}))
        of_topic = (one.entry_id for one in law_library().values() if one.topic == self.answers[entry_id].topic)
        return next((one for one in behind if one not in self.answers), next(of_topic, entry_id))


class _Label(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    zh: str = Field(min_length=2, max_length=28)
    en: str = Field(min_length=4, max_length=64)


class _Link(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    after: list[str] = Field(min_length=1)
    label: _Label
    ask: list[str] = Field(min_length=2)
    words: list[list[str]] = []
    without: list[str] = []
    to: str
    says: list[str] = []


@cache
def next_pages() -> NextPages:
    """Return the pages of the house, read once."""
    return read_next_pages(PAGES, law_library())


def every_answer() -> Mapping[str, LawEntry]:
    """Return the entries of the house's own library with the answers that are only told behind others."""
    return {**law_library(), **next_pages().answers}


def read_next_pages(folder: Path, library: Mapping[str, LawEntry]) -> NextPages:
    """Return the links and answers of a folder of pages, each named like a topic of the library or like `ANY`.

    Raises:
        LibraryFault: a page breaks the schema, or names an entry that is nowhere.
    """
    pages = {path: read_yaml(path) for path in sorted(folder.glob("*.yml"))}
    answers: dict[str, LawEntry] = {}
    for path, page in pages.items():
        for one in next_answers(path.name, path.stem, page.get("answers", [])):
            if one.entry_id in library or one.entry_id in answers:
                raise LibraryFault(f"{path.name}: {one.entry_id}: the id stands twice")
            answers[one.entry_id] = one
    every = {**library, **answers}
    links = tuple(_link(path.name, told, every) for path, page in pages.items() for told in page["links"])
    return NextPages(links, answers)


def _link(name: str, told: Any, every: Mapping[str, LawEntry]) -> NextLink:
    try:
        link = _Link.model_validate(told)
    except ValidationError as fault:
        first: Any = fault.errors()[0]
        raise LibraryFault(f"{name}: {told.get('label')}: {first['loc']}: {first['msg']}") from None
    if link.to not in every:
        raise LibraryFault(f"{name}: {link.label.en}: leads to {link.to}, which is nowhere")
    after = frozenset(_after(name, link.after, every))
    return NextLink(
        after, Words(link.label.zh, link.label.en), tuple(link.ask), tuple(map(tuple, link.words)),
        tuple(link.without), link.to, tuple(link.says),
    )  # fmt: skip


def _after(name: str, told: Iterable[str], every: Mapping[str, LawEntry]) -> Iterable[str]:
    """The ids an `after` names: entries, and every entry of a topic; nothing for all of them."""
    topics = {entry.topic for entry in every.values()}
    for one in told:
        if one == ANY:
            return
        if one in every:
            yield one
        elif one in topics:
            yield from (entry.entry_id for entry in every.values() if entry.topic == one)
        else:
            raise LibraryFault(f"{name}: behind {one}, which is nowhere")

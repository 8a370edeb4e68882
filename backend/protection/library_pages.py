"""The pages of the law library, read and checked: a bad entry stops the start with its file, its id and its fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from backend.protection.model import Confidence, LawEntry, Source
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

LIBRARY = Path(__file__).with_name("library")
NEXT_INTENTS = frozenset(
    {
        "start_filing", "start_authorization", "ask_authorization", "start_notarization", "ask_notarization",
        "ask_court_fee", "ask_time_limit", "ask_mediation", "ask_arbitration", "start_enquiry", "find_institution",
        "ask_enforcement", "ask_document_service", "ask_filing_materials", "ask_hearing_time", "ask_online_hearing",
        "start_hearing_asynchronous", "start_identity", "start_defence", "ask_help",
    }
)  # fmt: skip
"""Intents a button under an answer may open."""
LONGEST_ZH, LONGEST_EN = 120, 300
"""Characters of an answer."""
FEWEST = {"zh": 6, "yue": 2, "en": 4}
"""Ways of asking that each variety needs."""
_ID = re.compile(r"[a-z][a-z0-9_]{2,60}")
_NUMERAL = "[零〇一二三四五六七八九十百千]+"
_ARTICLE = re.compile(f"第{_NUMERAL}条(?:之{_NUMERAL})?|{_NUMERAL}$")
"""An article; of an arrangement or notice, whose points have a bare numeral, the point."""
_HAN = re.compile(r"[\u3400-\u9fff]")


class LibraryFault(ValueError):
    """An entry that may not be told to anybody."""


class _Page(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Both(_Page):
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @model_validator(mode="after")
    def _in_their_languages(self) -> _Both:
        if not _HAN.search(self.zh):
            raise ValueError("zh is not Chinese")
        if not re.search(r"[A-Za-z]{3}", self.en):
            raise ValueError("en is not English")
        return self

    def words(self) -> Words:
        """Return the two texts as the house says them."""
        return Words(self.zh.strip(), self.en.strip())


class _Answer(_Both):
    @model_validator(mode="after")
    def _short(self) -> _Answer:
        if len(self.zh.strip()) > LONGEST_ZH or len(self.en.strip()) > LONGEST_EN:
            raise ValueError(f"longer than {LONGEST_ZH} Chinese or {LONGEST_EN} English characters")
        return self


class _Next(_Both):
    intent: str | None = None

    @field_validator("intent")
    @classmethod
    def _known(cls, intent: str | None) -> str | None:
        if intent is not None and intent not in NEXT_INTENTS:
            raise ValueError(f"no button opens {intent!r}")
        return intent


class _Source(_Page):
    law: str = Field(min_length=4)
    article: str | None = None
    since: date | None = None

    @field_validator("article")
    @classmethod
    def _numeral(cls, article: str | None) -> str | None:
        if article is not None and not _ARTICLE.match(article):
            raise ValueError(f"{article!r} is no article in the law's numerals (第一百八十八条)")
        return article


class _Entry(_Page):
    id: str
    ask: dict[str, list[str]]
    answer: _Answer
    rule: _Both
    next: _Next
    sources: list[_Source] = Field(min_length=1)
    confidence: Confidence
    doubt: _Both | None = None
    checked: date
    review: date

    @field_validator("id")
    @classmethod
    def _snake_case(cls, name: str) -> str:
        if not _ID.fullmatch(name):
            raise ValueError("not in small letters, digits and underscores")
        return name

    @field_validator("ask")
    @classmethod
    def _enough(cls, ask: dict[str, list[str]]) -> dict[str, list[str]]:
        if set(ask) != set(FEWEST):
            raise ValueError(f"varieties are {sorted(ask)}, not {sorted(FEWEST)}")
        for variety, least in FEWEST.items():
            told = [text.strip() for text in ask[variety]]
            if len(set(told)) < max(least, len(told)) or not all(told):
                raise ValueError(f"fewer than {least} ways of asking in {variety}, or one twice")
        return ask

    @model_validator(mode="after")
    def _honest(self) -> _Entry:
        if self.confidence == "recall" and self.doubt is None:
            raise ValueError("told from memory and no doubt said")
        if self.review <= self.checked:
            raise ValueError("to be reviewed before it was checked")
        return self


class _NextAnswer(_Entry):
    """An answer that is only told behind another: its links say how it is asked for."""

    @field_validator("ask")
    @classmethod
    def _enough(cls, ask: dict[str, list[str]]) -> dict[str, list[str]]:
        if set(ask) != set(FEWEST) or not all(ask.values()):
            raise ValueError(f"varieties are {sorted(ask)}, not {sorted(FEWEST)}")
        return ask


def next_answers(name: str, topic: str, told: Sequence[Any]) -> list[LawEntry]:
    """Return the answers of a page that are only told behind others (raises `LibraryFault`)."""
    return list(_entries_of(name, topic, told, _NextAnswer))


@cache
def law_library() -> Mapping[str, LawEntry]:
    """Return the house's own library, read once."""
    return read_library(LIBRARY)


def overdue_entries(today: date) -> int:
    """Return how many entries of the house's own library are past their day of review."""
    return sum(entry.review < today for entry in law_library().values())


def read_library(folder: Path) -> Mapping[str, LawEntry]:
    """Return every entry of a folder of pages by its id.

    Raises:
        LibraryFault: an entry breaks the schema, or an id stands twice.
    """
    entries: dict[str, LawEntry] = {}
    for path in sorted(folder.glob("*.yml")):
        page = read_yaml(path)
        if not isinstance(page, Mapping) or not isinstance(page.get("entries"), list):
            raise LibraryFault(f"{path.name}: no list of entries")
        for entry in _entries_of(path.name, path.stem, page["entries"]):
            if entry.entry_id in entries:
                raise LibraryFault(f"{path.name}: {entry.entry_id}: the id stands twice")
            entries[entry.entry_id] = entry
    _check_ways_of_asking(entries)
    return entries


def amended(entries: Mapping[str, LawEntry], told: Any, name: str) -> Mapping[str, LawEntry]:
    """Return a library with new entries, and with those whose id it knows in the place of the old ones.

    Args:
        told: a list of entries as they stand on a page.
        name: of the update, for what is said of a fault.

    Raises:
        LibraryFault: an entry breaks the schema, an id stands twice, or two entries are asked for in the same words.
    """
    if not isinstance(told, list) or not told:
        raise LibraryFault(f"{name}: no list of entries")
    fresh = list(_entries_of(name, "update", told))
    if len({entry.entry_id for entry in fresh}) < len(fresh):
        raise LibraryFault(f"{name}: an id stands twice")
    kept = {entry.entry_id: replace(entry, topic=_topic(entries, entry)) for entry in fresh}
    whole = {**entries, **kept}
    _check_ways_of_asking(whole)
    return whole


def _topic(entries: Mapping[str, LawEntry], entry: LawEntry) -> str:
    known = entries.get(entry.entry_id)
    return known.topic if known is not None else entry.topic


def _check_ways_of_asking(entries: Mapping[str, LawEntry]) -> None:
    asked: dict[str, str] = {}
    for entry in entries.values():
        for way in (text for texts in entry.ask.values() for text in texts):
            if asked.setdefault(way, entry.entry_id) != entry.entry_id:
                raise LibraryFault(f"{entry.topic}: {entry.entry_id}: {way!r} also asks for {asked[way]}")


def _entries_of(
    name: str, topic: str, told_entries: Sequence[Any], schema: type[_Entry] = _Entry
) -> Iterator[LawEntry]:
    for number, told in enumerate(told_entries, 1):
        called = told.get("id", f"entry {number}") if isinstance(told, Mapping) else f"entry {number}"
        try:
            yield _law_entry(topic, schema.model_validate(told))
        except ValidationError as fault:
            first: Any = fault.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise LibraryFault(f"{name}: {called}: {where}: {first['msg']}") from None


def _law_entry(topic: str, told: _Entry) -> LawEntry:
    return LawEntry(
        entry_id=told.id,
        topic=topic,
        ask={variety: tuple(told.ask[variety]) for variety in FEWEST},
        answer=told.answer.words(),
        rule=told.rule.words(),
        next=told.next.words(),
        next_intent=told.next.intent,
        sources=tuple(Source(one.law, one.article or "", one.since) for one in told.sources),
        confidence=told.confidence,
        doubt=told.doubt.words() if told.doubt else None,
        checked=told.checked,
        review=told.review,
    )

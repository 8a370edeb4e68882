"""The law library's pages: every entry of the house keeps the schema, and one that breaks it stops the start."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.protection.readers.entry_sentences import sentences_of
from actions.protection.telling import DO
from backend.protection.library_pages import NEXT_INTENTS, LibraryFault, law_library, read_library
from backend.protection.next_pages import every_answer
from backend.protection.retrieval.law_search import refusals
from tests.architecture.source_tree import domain

GOOD: dict[str, Any] = {
    "id": "limitation_of_lemons",
    "ask": {
        "zh": [f"柠檬要在几天里退{number}" for number in "甲乙丙丁戊己"],
        "yue": ["檸檬幾日之內可以退", "啲檸檬爛咗點算"],
        "en": ["When may I return a lemon", "Is it too late for a lemon", "Lemon went bad", "Who pays for sour lemons"],
    },
    "answer": {"zh": "七天以内可以退。", "en": "Within seven days."},
    "rule": {"zh": "从收到那天的第二天起算七天。", "en": "Seven days from the day after you got it."},
    "next": {"zh": "先拍照。", "en": "Take a picture first.", "intent": "start_filing"},
    "sources": [{"law": "柠檬退换办法", "article": "第七条", "since": date(2020, 1, 1)}],
    "confidence": "text",
    "checked": date(2026, 11, 28),
    "review": date(2027, 11, 28),
}


def _page(folder: Path, *entries: dict[str, Any]) -> Path:
    (folder / "lemons.yml").write_text(yaml.safe_dump({"entries": list(entries)}, allow_unicode=True), "utf-8")
    return folder


def _with(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    entry = deepcopy(GOOD)
    change(entry)
    return entry


def test_the_house_has_a_library_of_at_least_250_entries() -> None:
    assert len(law_library()) >= 250


_OF_ENGINEERS = re.compile(
    r"记忆|公开(?:副本|译本|资料|转载)|(?:法条|校对|官方)库|转载|转述|读到|读过|读的是|推断"
    r"|memory|public (?:copy|source|translation|list)|corpus|collection|repost|\b(?:was|were|have) (?:not )?read\b"
    r"|not read|inferred|second hand|press report",
    re.IGNORECASE,
)
"""Words about how an entry was written, which tell nobody outside what to make of it."""


def test_a_doubt_is_told_in_words_that_need_no_knowledge_of_the_house() -> None:
    every = every_answer().values()
    told = [(one.entry_id, text) for one in every for text in (one.doubt, one.answer, one.rule, one.next) if text]
    assert [name for name, text in told if _OF_ENGINEERS.search(text.say("zh")) or _OF_ENGINEERS.search(text.en)] == []


def test_a_good_entry_is_read_as_it_is_written(tmp_path: Path) -> None:
    entry = read_library(_page(tmp_path, GOOD))["limitation_of_lemons"]
    assert (entry.topic, entry.answer.en, entry.next_intent) == ("lemons", "Within seven days.", "start_filing")
    assert entry.sources[0].since == date(2020, 1, 1)
    assert entry.ask["yue"][0] == "檸檬幾日之內可以退"


BAD: list[tuple[str, Callable[[dict[str, Any]], Any], str]] = [
    ("a long answer", lambda e: e["answer"].update(zh="长" * 121), "answer"),
    ("a long English answer", lambda e: e["answer"].update(en="long " * 61), "answer"),
    ("no English", lambda e: e["rule"].update(en=""), "rule.en"),
    ("English that is Chinese", lambda e: e["next"].update(en="先拍照"), "next"),
    ("a button nobody knows", lambda e: e["next"].update(intent="start_lemonade"), "next.intent"),
    ("no source", lambda e: e.update(sources=[]), "sources"),
    ("an article in Arabic numerals", lambda e: e["sources"][0].update(article="第7条"), "sources.0.article"),
    ("few ways of asking", lambda e: e["ask"].update(zh=e["ask"]["zh"][:5]), "ask"),
    ("a way of asking twice", lambda e: e["ask"]["en"].append(e["ask"]["en"][0]), "ask"),
    ("no Cantonese", lambda e: e["ask"].pop("yue"), "ask"),
    ("memory without doubt", lambda e: e.update(confidence="recall"), "doubt"),
    ("a review in the past", lambda e: e.update(review=date(2026, 11, 1)), "reviewed before"),
    ("a field nobody reads", lambda e: e.update(anser="x"), "anser"),
    ("an id with capitals", lambda e: e.update(id="Lemons"), "id"),
    ("a date that is none", lambda e: e.update(checked="soon"), "checked"),
]


@pytest.mark.parametrize(("fault", "change", "where"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_entry_is_refused_with_its_page_its_id_and_its_fault(
    tmp_path: Path, fault: str, change: Callable[[dict[str, Any]], Any], where: str
) -> None:
    with pytest.raises(LibraryFault) as refused:
        read_library(_page(tmp_path, _with(change)))
    assert "lemons.yml" in str(refused.value)
    assert where in str(refused.value), fault


def test_an_id_stands_once_in_the_whole_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryFault, match="stands twice"):
        read_library(_page(tmp_path, GOOD, GOOD))


def test_no_way_of_asking_asks_for_two_entries(tmp_path: Path) -> None:
    with pytest.raises(LibraryFault, match="also asks for limitation_of_lemons"):
        read_library(_page(tmp_path, GOOD, _with(lambda e: e.update(id="another"))))


def test_a_page_without_entries_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.yml").write_text("entry: []", "utf-8")
    with pytest.raises(LibraryFault, match=r"empty\.yml"):
        read_library(tmp_path)


def test_every_button_an_entry_may_name_opens_an_intent_and_has_a_title() -> None:
    assert set(domain()["intents"]) >= NEXT_INTENTS == set(DO)


def test_every_kind_of_refusal_has_its_words_and_enough_ways_of_asking() -> None:
    for kind, ways in refusals().items():
        assert f"utter_law_refused_{kind}" in domain()["responses"]
        assert len(set(ways)) == len(ways) >= 15


def test_nothing_told_from_memory_lacks_its_doubt() -> None:
    assert [e.entry_id for e in law_library().values() if e.confidence == "recall" and e.doubt is None] == []


@pytest.mark.parametrize(
    ("language", "months", "retrial", "marriage"),
    [("zh", "六个月", "再审", "解除婚姻"), ("en", "six months", "retrial", "divorce itself")],
)
def test_the_months_for_a_retrial_are_told_with_what_is_never_retried(
    language: str, months: str, retrial: str, marriage: str
) -> None:
    """A short follow-up is answered by a sentence alone, so the exception of article 213 stands in the same one."""
    told = [
        (entry.entry_id, sentence)
        for entry in every_answer().values()
        if entry.entry_id != "divorce_judgment_no_retrial"  # which is about that part itself
        for text in (entry.answer, entry.rule, entry.next)
        for sentence in sentences_of(text.say(language))
        if months in sentence and retrial in sentence.casefold()
    ]
    assert len(told) >= 3
    assert [one for one in told if marriage not in one[1]] == []

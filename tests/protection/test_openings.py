"""First messages in everybody's words find their entry among three, and hardly one is told something else."""

from __future__ import annotations

from pathlib import Path

from backend.config import ROOT
from backend.protection.library_pages import law_library
from backend.protection.retrieval.law_search import LawSearch, refusals

PAGE = Path(__file__).with_name("openings.txt")
SERVED, TOLD_WRONG = 0.87, 0.04
"""Shares: at least so many have their answer told or among those offered; at most so many of those told are wrong."""


def openings() -> list[tuple[set[str], str]]:
    """Return the entries that answer, and the message, of every line."""
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.split("|", 1) for line in lines]
    return [({name.strip() for name in names.split(",")}, text.strip()) for names, text in pairs]


def test_every_opening_names_entries_that_exist_and_none_is_a_way_of_asking() -> None:
    known = {way for entry in law_library().values() for ways in entry.ask.values() for way in ways}
    assert {name for names, _ in openings() for name in names} <= set(law_library())
    assert [text for _, text in openings() if text in known] == []


def test_openings_find_their_answer_and_hardly_one_is_told_wrong() -> None:
    search = LawSearch(law_library(), refusals(), ROOT / "models")
    served, told, wrong = 0, 0, []
    for names, text in openings():
        found = search.find(text)
        near = {one.entry_id for one in found.candidates}
        served += bool(names & near) or (found.entry is not None and found.entry.entry_id in names)
        if found.entry is not None:
            told += 1
            wrong += [text] if found.entry.entry_id not in names else []
    assert served / len(openings()) >= SERVED
    assert len(wrong) <= TOLD_WRONG * told, wrong

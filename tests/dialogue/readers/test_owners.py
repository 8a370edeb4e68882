"""Whose each number, day, home and name of a message is: before it, behind it, or by whom the clauses speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from actions.dialogue.readers.owners import Owner, People, numbers, other_side_named, pieces
from backend.shared.yaml_pages import read_yaml

HERE = Path(__file__).parent
LETTERS = "ABCDEF"
ANOTHERS = ("third", "")
"""Of what stands on no side, or is nobody's by the words: no party's answer may hold it."""


def told(name: str) -> Iterator[Mapping[str, Any]]:
    yield from read_yaml(HERE / f"{name}.yml")


def masked(text: str) -> str:
    """The text as the bot sees it; a paper's number where the words call it one."""
    kind = "document" if any(word in text.casefold() for word in ("passport", "護照", "身份证")) else "phone"
    return text.format(**{one: f"⟦{kind}:{one.lower() * 10}⟧" for one in LETTERS})


def owner_of(what: str, text: str, people: People) -> Owner:
    at = text.index(f":{what.lower() * 10}⟧" if what in LETTERS else what)
    return next(one.owner for one in pieces(text, people) if one.start <= at < one.end)


@pytest.mark.parametrize(
    "row",
    [row for name in ("owners_told", "owners_held_out", "owners_later", "owners_of_places") for row in told(name)],
    ids=lambda row: row["text"],
)
def test_each_particular_is_its_owners(row: Mapping[str, Any]) -> None:
    theirs = row.get("theirs", [])
    may_be_sued = not theirs and not row.get("alone")
    people = People(theirs=theirs, acts_for=row.get("acts_for", ""), kin_may_be_theirs=may_be_sued)
    found = {what: owner_of(what, masked(row["text"]), people) for what in row["whose"]}
    right = {what: found[what] if whose == "third" and found[what] in ANOTHERS else whose for what, whose in
             row["whose"].items()}  # fmt: skip
    assert found == right


def test_a_number_that_is_denied_is_marked() -> None:
    told = numbers(masked("他的号码不是{A}，是{B}"), People())
    assert [(one.token[-11:-1], one.denied) for one in told] == [("a" * 10, True), ("b" * 10, False)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我叫麥惠芳，我家姐叫麥惠蘭，欠錢嗰個叫關志明", "關志明"),
        ("My husband is Peter Lim, and the man who owes me is Wu Jianhua", "Wu Jianhua"),
        ("欠钱的人住台山", ""),
        ("他欠我钱，叫我等", ""),
    ],
)
def test_who_is_told_by_what_they_did_is_the_other_side(text: str, name: str) -> None:
    assert other_side_named(text) == name

"""Every institution of the map, said to the bot by its name in either language, is that institution on the map."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from actions.answers import Answer
from actions.legal_map.readers.wishes import wish_of
from cli.install import ROOT
from tests.legal_map.what_the_bot_reads import read_by_the_bot

_ROWS = list(csv.DictReader((ROOT / "backend/legal_map/data/institutions.csv").read_text("utf-8").splitlines()))
_TERMS = list(csv.DictReader((ROOT / "bot/nlu/terms/institutions.csv").read_text("utf-8").splitlines()))
NOT_ON_THE_MAP = {
    "notary-cn-kaiping",
    "notary-cn-enping",
    "notary-cn-heshan",
    "court-cn-gz-intermediate",
    "arb-cn-jiangmen-commission",
}
"""The bot knows these by name; nothing of them was found that a map could show, so they are looked for by kind."""


@pytest.mark.parametrize("language", ["name_zh", "name_en"])
def test_every_institution_said_by_name_is_itself(language: str) -> None:
    names = [row[language] for row in _ROWS]
    read = read_by_the_bot(names)
    missed = {
        row["id"]: row[language] for row, entities in zip(_ROWS, read, strict=True) if _meant(entities) != row["id"]
    }
    assert missed == {}


def test_the_bot_names_no_institution_the_map_does_not_have() -> None:
    assert {term["id"] for term in _TERMS} - {row["id"] for row in _ROWS} == NOT_ON_THE_MAP


def test_every_name_people_use_of_an_institution_is_that_institution() -> None:
    """五邑公证处, 江门公证处, Wuyi notary: the notary that is booked is the notary the map shows."""
    names = [(term["id"], name) for term in _TERMS for name in term["phrases"].split("|")]
    read = read_by_the_bot([name for _, name in names])
    missed = {name: whose for (whose, name), entities in zip(names, read, strict=True) if _meant(entities) != whose}
    assert missed == {}


def _meant(entities: list[dict[str, Any]]) -> str:
    return wish_of(Answer(text="", intent="ask_institution", entities=tuple(entities))).institution

"""Clauses as contracts have them, and what the reader makes of each: the body, or what keeps it from being clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.dialogue.readers.arbitration_clauses import body_name, read_clause

CLAUSES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("arbitration_clauses.tsv").read_text("utf-8").splitlines()
    if line
]


def test_there_are_sixty_clauses_of_every_kind() -> None:
    assert len(CLAUSES) >= 60
    assert len({kind for _, kind, *_ in CLAUSES}) >= 12


@pytest.mark.parametrize(("text", "kind", "bodies"), CLAUSES)
def test_a_clause_is_read_as_what_it_says(text: str, kind: str, bodies: str) -> None:
    read = read_clause(text)
    assert (read.kind, set(read.bodies)) == (kind, set(filter(None, bodies.split("、"))))


@pytest.mark.parametrize(
    ("text", "place"),
    [("合同只写了在深圳仲裁", "深圳"), ("双方约定争议在江门仲裁", "江门"), ("arbitration in Shenzhen", "Shenzhen")],
)
def test_the_place_of_a_clause_without_a_body_is_known(text: str, place: str) -> None:
    assert read_clause(text).place == place


def test_a_body_is_called_by_its_name_in_the_language_of_the_answer() -> None:
    assert body_name("香港国际仲裁中心", "en") == "Hong Kong International Arbitration Centre (HKIAC)"
    assert body_name("香港国际仲裁中心", "zh-Hant") == "香港国际仲裁中心"
    assert body_name("佛山仲裁委员会", "en") == "佛山仲裁委员会"

"""A telephone number without a code is of the country where its owner lives, or of the person who tells it."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer, Reading, read_document, read_phone
from actions.dialogue.checked_numbers import checked_details, checked_document, checked_phone
from backend.identity.document_numbers import CheckTelephone

TORONTO = {"text": "25 Dundas Street West, Toronto, Canada", "region": "CA", "district": ""}
JIANGMEN = {"text": "江门市蓬江区东华路15号", "region": "CN", "district": "pengjiang"}


class Turn:
    """As much of a turn as the check of a number looks at; keeps what was asked of the backend."""

    def __init__(self, timezone: str, answers: dict[str, Any]) -> None:
        self.timezone, self.answers = timezone, answers
        self.person = SimpleNamespace(person_id="p")
        self.asked: list[CheckTelephone] = []

    async def do(self, command: CheckTelephone) -> str:
        self.asked.append(command)
        return ""


def _countries(turn: Turn) -> list[str]:
    return [one.country for one in turn.asked]


@pytest.mark.parametrize(
    ("address", "timezone", "country"),
    [
        (TORONTO, "Asia/Shanghai", "CA"),
        (JIANGMEN, "America/Toronto", "CN"),
        ({"text": "somewhere", "region": ""}, "America/Toronto", "CA"),
        (None, "Asia/Shanghai", "CN"),
    ],
)
def test_a_number_without_a_code_is_of_its_owners_country(address: Any, timezone: str, country: str) -> None:
    turn: Any = Turn(timezone, {"plaintiff_1_address": address})
    read = checked_phone(lambda answer: Reading(answer.text), "plaintiff_1_address")
    asyncio.run(read(turn, Answer("416-555-0198", "inform")))  # type: ignore[arg-type]
    assert _countries(turn) == [country]


def test_a_number_told_along_with_an_address_is_of_that_address() -> None:
    async def reader(turn: Any, answer: Answer) -> Reading:
        return Reading("one by one", also={"p_address": TORONTO, "p_phone": "416-555-0198"})

    turn: Any = Turn("Asia/Shanghai", {})
    asyncio.run(checked_details(lambda part: f"p_{part}", reader)(turn, Answer("…", "inform")))  # type: ignore[arg-type]
    assert _countries(turn) == ["CA"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("⟦phone:aaaaaaaaaa⟧", "utter_document_is_telephone"),
        ("护照⟦phone:aaaaaaaaaa⟧", None),
        ("⟦document:bbbbbbbbbb⟧", None),
        ("电话⟦phone:aaaaaaaaaa⟧，护照⟦document:bbbbbbbbbb⟧", None),
    ],
)
def test_a_telephone_is_no_document_unless_it_is_called_one(text: str, problem: str | None) -> None:
    turn: Any = Turn("America/Toronto", {})
    found = asyncio.run(checked_document(read_document)(turn, Answer(text, "inform")))  # type: ignore[arg-type]
    assert found.problem == problem


def test_of_two_numbers_each_question_takes_its_kind() -> None:
    both = Answer("电话⟦phone:aaaaaaaaaa⟧，护照⟦document:bbbbbbbbbb⟧", "inform")
    assert (read_document(both).value, read_phone(both).value) == ("⟦document:bbbbbbbbbb⟧", "⟦phone:aaaaaaaaaa⟧")

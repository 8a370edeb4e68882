"""A telephone told in a story gets the code of where its owner lives, else of where the writer is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.checked_numbers import with_country_codes
from actions.filing.intake import FILE

TOKEN = "⟦phone:0123456789⟧"


def _turn(asked: list[str], **answers: Any) -> Any:
    async def do(command: Any) -> str:
        asked.append(command.country)
        return TOKEN

    person = SimpleNamespace(person_id="p_1")
    return cast(Any, SimpleNamespace(person=person, timezone="America/Toronto", answers=answers, do=do))


@pytest.mark.parametrize(
    ("told", "known", "country"),
    [
        ({"plaintiff_1_phone": TOKEN}, {}, "CA"),
        ({"plaintiff_1_phone": TOKEN, "plaintiff_1_address": {"text": "9 Queen St", "region": "NZ"}}, {}, "NZ"),
        ({"plaintiff_1_phone": TOKEN}, {"plaintiff_1_lives": {"text": "吉隆坡", "region": "MY"}}, "MY"),
        ({"defendant_1_phone": TOKEN}, {"defendant_1_address": {"text": "台山台城", "region": "CN"}}, "CN"),
        ({"defendant_1_phone": TOKEN}, {"plaintiff_1_address": {"text": "London", "region": "GB"}}, "CA"),
    ],
)
async def test_the_country_is_that_of_the_owner(told: dict[str, Any], known: dict[str, Any], country: str) -> None:
    asked: list[str] = []
    assert await with_country_codes(_turn(asked, **known), FILE.fields, told) == told
    assert asked == [country]


async def test_what_is_no_telephone_is_left_alone() -> None:
    asked: list[str] = []
    told = {"plaintiff_1_name": "陈建民", "plaintiff_1_document_number": "⟦document:0123456789⟧"}
    assert await with_country_codes(_turn(asked), FILE.fields, told) == told
    assert asked == []

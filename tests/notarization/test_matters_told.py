"""A matter of the office is heard in the words of people who do not know its name; other words mean none."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.message import UserMessage
from actions.notarization.questions import QUESTIONS
from actions.notarization.readers.matters_told import matter_told
from backend.notarization.matters import load_matters
from backend.shared.yaml_pages import read_yaml

PAGE = read_yaml(Path(__file__).with_name("matters_told.yml"))
SAID = [(code, text) for code, texts in PAGE.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), SAID, ids=[f"{code}: {text}" for code, text in SAID])
def test_the_matter_is_the_one_that_is_meant(code: str, text: str) -> None:
    assert matter_told(text) == (None if code == "none" else code)


def test_each_matter_is_told_in_chinese_and_in_english() -> None:
    for code in load_matters():
        texts = PAGE[code]
        assert len(texts) >= 5 and any(text.isascii() for text in texts) and not all(text.isascii() for text in texts)


@pytest.mark.parametrize(
    ("asked", "meant"), [(None, "marital_status"), ("matter", "marital_status"), ("applicant_name", None)]
)
async def test_it_answers_where_the_matter_is_asked_for_or_the_booking_begins(asked: str | None, meant: str) -> None:
    field = next(field for field in QUESTIONS if field.name == "matter")
    turn = cast(Any, SimpleNamespace(has_draft=True, draft=SimpleNamespace(open_question=asked)))
    found = await field.read(turn, UserMessage("I have to show that I'm single", "inform"))
    assert found.value == meant

"""Entries that only a plaintiff or only a defendant asks for are told apart, and kept to the person's own side."""

from __future__ import annotations

import pytest

from actions.dialogue.phrases import said
from actions.protection.own_side import _side_of
from backend.protection.library_pages import law_library


@pytest.mark.parametrize(
    ("entry", "side"),
    [
        ("trial_plaintiff_absent", "suing"), ("defendant_ignore_default", "sued"), ("defendant_settle", "sued"),
        ("limitation_three_years", ""), ("fee_scale", ""), ("enforcement_how_apply", ""),
    ],
)  # fmt: skip
def test_an_entry_is_of_one_side_by_who_asks_for_it(entry: str, side: str) -> None:
    assert _side_of(law_library()[entry]) == side


@pytest.mark.parametrize("text", ["我是原告，开庭没去", "係我告佢嘅", "I sued him and missed the hearing"])
def test_a_plaintiff_is_heard(text: str) -> None:
    assert said("of_plaintiff", text) and not said("of_defendant", text)


@pytest.mark.parametrize("text", ["我被人告了", "我畀人告咗", "my brother is suing me", "银行告了我"])
def test_a_defendant_is_heard(text: str) -> None:
    assert said("of_defendant", text) and not said("of_plaintiff", text)

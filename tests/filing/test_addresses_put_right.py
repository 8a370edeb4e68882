"""An address that is put right in a filing: kept without its order, and asked whose it is without losing it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.commands import Clarify
from tests.filing.one_message import LOAN, after, commands

HERS = {"text": "广州市越秀区中山路1号", "region": "CN", "district": ""}
KNOWN: dict[str, Any] = {
    **LOAN,
    "plaintiff_1_address": {"text": "12 Queen Street, Toronto", "region": "CA", "district": ""},
    "plaintiff_1_sex": "male",
    "defendant_1_name": "李国梁",
    "defendant_1_kind": "person",
    "defendant_1_address": HERS,
}


@pytest.mark.parametrize("question", ["defendant_1_details", ""])
@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("被告地址改成江门市新会区会城街道", "江门市新会区会城街道"),
        ("被告的地址改做江門市新會區會城街道", "江門市新會區會城街道"),
        ("被告地址写错了，改为江门市新会区会城街道", "江门市新会区会城街道"),
    ],
)
def test_the_order_stands_in_no_address(text: str, address: str, question: str) -> None:
    made = after(commands(text, question, KNOWN, intent="correct_answer"), KNOWN)
    assert made["defendant_1_address"]["text"] == address


def test_what_is_not_known_stands_in_no_address() -> None:
    known = {name: value for name, value in KNOWN.items() if name != "defendant_1_address"}
    made = after(commands("新会会城，具体街道唔记得", "defendant_1_address", known), known)
    assert made["defendant_1_address"]["text"] == "新会会城"


def test_whose_address_is_asked_and_the_address_kept() -> None:
    made = commands("地址改做：江门市新会区会城街道12号", "", KNOWN, intent="correct_answer")
    asked = [one for one in made if isinstance(one, Clarify)]
    assert asked
    assert set(asked[0].fields) == {"plaintiff_1_address", "defendant_1_address"}
    assert asked[0].words is not None
    assert "会城街道12号" in asked[0].words.text

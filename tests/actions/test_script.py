"""Simplified characters for comparing: Cantonese signs stay as everybody writes them, whichever form is typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actions.dialogue.phrases import said
from actions.script import sign_by_sign, simplified

ACTIONS = Path(__file__).resolve().parents[2] / "actions"
RARE = "𠮶揾㖞揿"
"""Forms in Simplified of signs that pages and people write otherwise."""


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("嗰個人搵唔到喎", "嗰个人搵唔到喎"),
        ("揾唔到𠮶份證", "搵唔到嗰份证"),
        ("點撳個掣", "点撳个掣"),
        ("現金", "现金"),
    ],
)
def test_cantonese_signs_stay(text: str, plain: str) -> None:
    assert simplified(text) == sign_by_sign(text) == plain


def test_no_page_waits_for_a_form_that_never_comes() -> None:
    pages = [page for kind in ("*.yml", "*.py") for page in ACTIONS.rglob(kind) if page.name != "script.py"]
    wrong = [page.name for page in pages if re.search(f"[{RARE}]", page.read_text(encoding="utf-8"))]
    assert not wrong, wrong


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("asks_where", "搵邊個啊"),
        ("dont_know", "搵唔到"),
        ("seeks_lawyer", "我想搵個律師幫我打官司"),
        ("last_answer", "頭先嗰條"),
    ],
)
def test_acts_are_heard_in_cantonese(act: str, text: str) -> None:
    assert said(act, text)

"""Simplified characters for comparing: Cantonese signs stay as everybody writes them, whichever form is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.dialogue.phrases import said
from actions.script import sign_by_sign, simplified

ACTIONS = Path(__file__).resolve().parents[2] / "actions"
RARE, COMMON = "𠮶揾㖞揿", "嗰搵喎撳"
"""Forms in Simplified of signs that pages and people write otherwise, and the others."""


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
    """Pages that read a message as it was typed have both forms; of a folded one only the common form comes."""
    pages = [page for kind in ("*.yml", "*.py") for page in ACTIONS.rglob(kind) if page.name != "script.py"]
    lines = [(page.name, line) for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    wrong = [
        (name, line.strip()[:60])
        for name, line in lines
        for rare, common in zip(RARE, COMMON, strict=True)
        if rare in line and common not in line
    ]
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

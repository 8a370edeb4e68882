"""A button's payload that arrives as words is told to be forgotten, and is no answer and no fact."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.commands import Say
from actions.dialogue.readers.payloads import is_payload
from tests.filing.one_message import LOAN, after, commands

KNOWN: dict[str, Any] = {**LOAN}


@pytest.mark.parametrize(
    "text",
    [
        "/start_filing",
        '/inform{"filing_answer": "private_lending_lent_amount:told-2-0"}',
        "/restart",
        " /confirm ",
        '/inform {"a": "b"}',
        "/start_private_lending",
    ],
)
@pytest.mark.parametrize("question", ["private_lending_lent_on", "facts", "claims", "defendant_1_name"])
def test_a_payload_is_kept_nowhere(text: str, question: str) -> None:
    made = commands(text, question, KNOWN)
    assert after(made, KNOWN) == KNOWN
    assert Say("utter_channel_old_choice") in made


@pytest.mark.parametrize(
    "text",
    [
        "他/她不还钱",
        "24/7",
        "/",
        "A/B",
        "3/12",
        "/help",
        "see /start_filing please",
        "/我要告他",
        "https://a.b/c",
        "and/or",
    ],
)
def test_words_with_a_stroke_are_words(text: str) -> None:
    assert not is_payload(text)

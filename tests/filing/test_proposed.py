"""The rest of a loan is proposed where its sums are known; nothing is proposed that may be wrong."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.fields import SKIPPED
from actions.dialogue.turn import Turn
from actions.filing.proposed import proposed
from actions.filing.story import DOUBTS
from backend.filing.causes.guides import load_causes


def principal(**answers: Any) -> object:
    """Proposal at the question for the principal that is still owed."""
    cause = load_causes()["private_lending"]
    question = next(one for one in cause.questions if one.key == "principal")
    told = {key: value for key, value in answers.items() if value is not None}
    kept = {key if key == DOUBTS else f"private_lending_{key}": value for key, value in told.items()}
    return proposed(cast(Turn, SimpleNamespace(answers=kept)), cause, question)


@pytest.mark.parametrize(
    ("lent", "repaid", "left"),
    [
        ("80000.00 CNY", "5000.00 CNY", "75000.00 CNY"),
        ("20000 USD", SKIPPED, "20000.00 USD"),
        ("80000.00 CNY", "5000.00 USD", None),
        ("80000.00 CNY", "90000.00 CNY", None),
        ("80000.00 CNY", "80000.00 CNY", None),
        ("80000.00 CNY", None, None),
        (None, "5000.00 CNY", None),
    ],
)
def test_what_is_left_is_proposed(lent: str | None, repaid: str | None, left: str | None) -> None:
    assert principal(lent_amount=lent, repaid=repaid) == left


def test_what_a_story_seems_to_tell_goes_before() -> None:
    doubts = {"private_lending_principal": "70000.00 CNY"}
    assert principal(lent_amount="80000.00 CNY", repaid="5000.00 CNY", **{DOUBTS: doubts}) == "70000.00 CNY"

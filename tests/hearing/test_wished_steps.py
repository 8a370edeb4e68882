"""Times to be reminded at are understood as people say them, in four varieties."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.hearing.wished_steps import read_steps
from backend.shared.reminder_plan import MOST_STEPS, is_step

TABLE = [
    line.split("\t") for line in Path(__file__).with_name("wished_steps.tsv").read_text("utf-8").splitlines() if line
]


@pytest.mark.parametrize(("said", "steps"), TABLE)
def test_it_is_read_as_it_is_said(said: str, steps: str) -> None:
    assert " ".join(read_steps(said)) == steps


@given(st.text(max_size=80))
def test_whatever_is_typed_gives_steps_that_can_be_reckoned_or_none(said: str) -> None:
    steps = read_steps(said)
    assert len(steps) <= MOST_STEPS
    assert all(is_step(step) for step in steps)

"""Readings of where somebody stands in a suit that go before other answers, in the order they are asked."""

from __future__ import annotations

from typing import Final

from actions.defence import as_plaintiff, labour_called, paper_periods, third_party, whether_sued

OUTRIGHT: Final = (
    third_party.asked_outright,
    as_plaintiff.asked_outright,
    paper_periods.asked_outright,
    labour_called.take_up,  # the days of a paper that came first, where it names one
    whether_sued.asked_outright,
)
"""The first that takes a message answers it."""

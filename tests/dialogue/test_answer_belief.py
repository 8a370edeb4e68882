"""How surely a message answers a question is learned from written pairs, and judged on a writer left out."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Any, cast

import numpy as np
import pytest

from actions.dialogue.candidates import LEAST
from actions.dialogue.fields import Field
from actions.dialogue.readers.answer_belief import learned, plain
from actions.registry import FLOWS
from bench.answer_calibration import NO_OPTION, OPTIONS, PAGES, options, read_pairs, written, written_digest

HELD_OUT = PAGES / "held_out.tsv"
"""Pairs of a writer from whom nothing was learned."""
OPTIONS_HELD_OUT = PAGES / "options_held_out.tsv"


@cache
def _fields() -> dict[str, Field]:
    return {f"{flow.service}.{field.name}": field for flow in FLOWS for field in flow.fields}


def test_what_was_learned_fits_the_pages() -> None:
    assert learned().digest == written_digest(), "run `python -m bench.answer_calibration`"


def test_every_pair_is_of_a_question_that_is_asked_and_stands_once() -> None:
    pages = {**written(), HELD_OUT.stem: read_pairs(HELD_OUT)}
    for page, pairs in pages.items():
        unknown = {pair.question for pair in pairs} - set(_fields())
        assert not unknown, f"{page}: no flow asks {unknown}"
        assert len({(pair.question, pair.text) for pair in pairs}) == len(pairs), page
        assert all(pair.answers == (pair.kind == "answer") for pair in pairs), page


def test_nothing_held_out_was_learned() -> None:
    known = {(pair.question, pair.text.casefold()) for pairs in written().values() for pair in pairs}
    held = {(pair.question, pair.text.casefold()) for pair in read_pairs(HELD_OUT)}
    assert not known & held


def test_a_writer_left_out_is_judged_well() -> None:
    pairs = read_pairs(HELD_OUT)
    beliefs = np.array([learned().belief(one.question, _fields()[one.question].label, one.text) for one in pairs])
    answers = np.array([one.answers for one in pairs])
    assert (beliefs[answers] < LEAST).mean() <= 0.07
    assert (beliefs[~answers] < LEAST).mean() >= 0.82


def test_options_of_a_writer_left_out_are_found() -> None:
    right = wrong = 0
    for question, value, text in options(OPTIONS_HELD_OUT):
        choices = asyncio.run(_fields()[question].choices(cast(Any, None)))
        found = learned().option(question, choices, text)
        right, wrong = right + (found == value), wrong + (found not in ("", value))
    assert right >= 0.75 * (right + wrong)
    assert right >= 100


def test_every_option_of_the_page_is_one() -> None:
    for question, value, _ in options(OPTIONS):
        choices = asyncio.run(_fields()[question].choices(cast(Any, None)))
        assert value != NO_OPTION and value in {choice.value for choice in choices}, (question, value)


@pytest.mark.parametrize(
    ("text", "words"),
    [("⟦phone:6ef94315a4⟧ 上午", "0000000 上午"), ("2026年11月29日", "0000年00月00日"), ("台山", "台山")],
)
def test_figures_and_tokens_are_alike(text: str, words: str) -> None:
    assert plain(text) == words

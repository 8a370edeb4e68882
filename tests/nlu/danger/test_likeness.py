"""The nearest examples count beside the class that weighs all of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.nlu.danger.likeness import SAY_OF_NEAREST, Likeness

DANGERS = np.array([[1.0, 0.0], [0.9, 0.1]], dtype=np.float32)
OTHERS = np.array([[0.0, 1.0], [0.1, 0.9]], dtype=np.float32)


@pytest.fixture
def likeness() -> Likeness:
    letters = TfidfVectorizer(analyzer="char").fit(["ab"])
    kinds = LogisticRegression().fit(DANGERS, ["medical", "missing"])
    weights = np.array([1.0, 1.0, -1.0, -1.0], dtype=np.float32)
    return Likeness(np.vstack([DANGERS, OTHERS]), weights, 0.0, letters, np.zeros(2, dtype=np.float32), kinds, kinds)


def test_a_message_nearer_to_dangers_stands_on_their_side(likeness: Likeness) -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]], dtype=np.float32)
    danger, none, between = likeness.margin(rows, ["a", "b", "a"])
    assert danger > 0 > none
    assert between == pytest.approx(0.0, abs=1e-5)


def test_the_nearest_count_more_than_many_that_are_far(likeness: Likeness) -> None:
    far = np.full((50, 2), [-2.0, 1.0], dtype=np.float32)
    many = replace(
        likeness,
        borders=np.vstack([likeness.borders, far]),
        weights=np.hstack([likeness.weights, np.full(50, -1.0, dtype=np.float32)]),
    )
    row = np.array([[1.0, 0.0]], dtype=np.float32)
    assert many.margin(row, ["a"])[0] > SAY_OF_NEAREST * 0.2

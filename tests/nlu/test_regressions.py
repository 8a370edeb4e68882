"""Our fits beside scikit-learn's: what each makes least is the same, so nobody is understood otherwise."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from scipy.special import expit, softmax
from sklearn.linear_model import LogisticRegression

from bot.nlu import one_against_rest, one_of_all

CLASSES = np.repeat([0, 1, 2, 3], [200, 60, 20, 120])
"""Classes of very different sizes, as intents are."""


@pytest.fixture(scope="module")
def examples() -> np.ndarray:
    """Rows of few features that are not nought, some of which speak for the class; a tenth says nothing of it."""
    chance = np.random.default_rng(7)
    rows = (chance.random((len(CLASSES), 60)) < 0.1) * chance.random((len(CLASSES), 60))
    told = chance.random(len(CLASSES)) < 0.9
    rows[np.flatnonzero(told), CLASSES[told]] += 0.6
    return rows.astype(np.float32)


def sklearns(solver: str, **more: float) -> LogisticRegression:
    return LogisticRegression(C=20.0, class_weight="balanced", solver=solver, random_state=0, **more)


def test_each_class_against_the_rest_is_told_as_scikit_learn_tells_it(examples: np.ndarray) -> None:
    theirs = sklearns("liblinear", tol=1e-6, max_iter=500).fit(examples, CLASSES)
    ours = one_against_rest.fit(sparse.csr_matrix(examples), CLASSES, 20.0, 1e-4)
    expected = expit(examples @ theirs.coef_.T + theirs.intercept_)
    assert np.abs(expit(examples @ ours[:-1] + ours[-1]) - expected).max() < 0.01


@pytest.mark.parametrize("steps", [5, 400])
def test_one_of_all_classes_is_told_as_scikit_learn_tells_it(examples: np.ndarray, steps: int) -> None:
    theirs = sklearns("lbfgs", tol=1e-2, max_iter=steps).fit(examples, CLASSES)
    ours = one_of_all.fit(examples, CLASSES, 20.0, 1e-2, steps)
    expected = softmax(examples @ theirs.coef_.T + theirs.intercept_, axis=1)
    assert np.abs(softmax(examples @ ours[:-1] + ours[-1], axis=1) - expected).max() < 0.001

"""One logistic regression for each class against all others, fitted side by side.

The same sum is made least that scikit-learn's `LogisticRegression(solver="liblinear", class_weight="balanced")` makes
least, class after class; here one pass over the examples serves all classes, so a fit takes a third of the time. Each
step solves Newton's equations roughly, by conjugate gradients, and goes as far along the answer as the sum falls
(C.-J. Lin, R. C. Weng, S. S. Keerthi, "Trust region Newton methods for large-scale logistic regression", 2008).
"""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.special import expit

MOST_STEPS = 30
MOST_TURNS = 25
"""Turns of the conjugate gradients in one step."""
ROUGHLY, ENOUGH = 0.25, 0.9
"""Share of an equation's error that may stay, and share of the classes that must have come so far before a step."""
MOST_HALVINGS = 6
LEAST_FALL = 1e-4
"""Share of the fall that the slope promises which a step must bring, or it is halved."""
ROUNDING = 1e-6
"""Share of a sum that single precision cannot tell."""


def fit(examples: sparse.csr_matrix, classes: np.ndarray, strength: float, closeness: float) -> np.ndarray:
    """Return the weights of each class in a column; the last row holds the offsets.

    Args:
        examples: one row an example, float32.
        classes: numbers of the examples' classes, from 0; each has an example.
        strength: cost of an example on the wrong side (scikit-learn's C).
        closeness: scikit-learn's `tol`: how small the slope must be against that at the beginning, for a class that
            is half of the examples; the smaller a class, the smaller.
    """
    return _Fit(examples, classes, strength).weights(closeness)


class _Fit:
    """The examples with the costs of each, and the classes that are still open."""

    def __init__(self, examples: sparse.csr_matrix, classes: np.ndarray, strength: float) -> None:
        number = examples.shape[0]
        self._rows = sparse.hstack([examples, np.ones((number, 1), np.float32)], format="csr", dtype=np.float32)
        self._columns = self._rows.T.tocsr()
        self._squares = self._columns.copy()
        self._squares.data **= 2
        self._classes, self._strength = classes, np.float32(strength)
        self._sizes = np.bincount(classes)
        # An example of its own class weighs as many times more as the class is smaller than the mean.
        self._weight_of_own = (number / (len(self._sizes) * self._sizes)).astype(np.float32)
        self._open(np.arange(len(self._sizes)))

    def weights(self, closeness: float) -> np.ndarray:
        """Return the weights of each class in a column, as `fit` does."""
        found = np.zeros((self._rows.shape[1], len(self._sizes)), np.float32)
        here, seen = found.copy(), np.zeros((len(self._classes), len(self._sizes)), np.float32)
        smaller = np.minimum(self._sizes, len(self._classes) - self._sizes) / len(self._classes)
        flat = closeness * smaller * np.linalg.norm(self._slope(expit(seen), here), axis=0)
        for _ in range(MOST_STEPS):
            chances = expit(seen)
            slope = self._slope(chances, here)
            steep = np.linalg.norm(slope, axis=0) > flat[self._of]
            found[:, self._of] = here
            if not steep.any():
                break
            if not steep.all():
                self._open(self._of[steep])
                here, seen, chances, slope = (
                    np.ascontiguousarray(one[:, steep]) for one in (here, seen, chances, slope)
                )
            step = self._step(slope, chances)
            way = self._rows @ step
            lengths = self._lengths(seen, here, way, step, slope)
            here += lengths * step
            seen += lengths * way
        return found

    def _open(self, numbers: np.ndarray) -> None:
        """Go on with these classes only; remember where their own examples stand among all."""
        self._of = numbers
        places = np.full(len(self._sizes), -1)
        places[numbers] = np.arange(len(numbers))
        own = np.flatnonzero(places[self._classes] >= 0)
        self._own = own, places[self._classes[own]]
        self._cost_of_own = self._strength * self._weight_of_own[self._classes[own]]

    def _slope(self, chances: np.ndarray, weights: np.ndarray) -> np.ndarray:
        errors = self._strength * chances
        errors[self._own] = self._cost_of_own * (chances[self._own] - 1)
        return np.asarray(self._columns @ errors + weights)

    def _step(self, slope: np.ndarray, chances: np.ndarray) -> np.ndarray:
        """Solve Newton's equations roughly, each weight's own curvature taken out beforehand."""
        bends = chances * (1 - chances)
        bends *= self._strength
        bends[self._own] *= self._cost_of_own / self._strength
        ease = 1 / (1 + self._squares @ bends)
        step, left = np.zeros_like(slope), -slope
        eased = ease * left
        way, size, first = eased.copy(), _products(left, eased), _products(left, left)
        for _ in range(MOST_TURNS):
            bent = self._columns @ (bends * (self._rows @ way))
            bent += way
            length = size / np.maximum(_products(way, bent), np.finfo(np.float32).tiny)
            step += length * way
            left -= length * bent
            if (_products(left, left) <= ROUGHLY**2 * first).mean() >= ENOUGH:
                break
            eased = ease * left
            size, before = _products(left, eased), size
            way *= size / np.maximum(before, np.finfo(np.float32).tiny)
            way += eased
        return step

    def _lengths(
        self, seen: np.ndarray, weights: np.ndarray, way: np.ndarray, step: np.ndarray, slope: np.ndarray
    ) -> np.ndarray:
        """Return how far to go along each step: all of it, or a half, a quarter … where the sum would not fall."""
        lengths = np.ones(len(self._of), np.float32)
        now, promised = self._sums(seen, weights), LEAST_FALL * _products(slope, step)
        for _ in range(MOST_HALVINGS):
            then = self._sums(seen + lengths * way, weights + lengths * step)
            rises = then > now + lengths * promised + ROUNDING * now
            if not rises.any():
                break
            lengths[rises] /= 2
        return lengths

    def _sums(self, seen: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Return what is made least for each class: the cost of the examples and half the squared weights."""
        costs = np.log1p(np.exp(-np.abs(seen)))
        costs += np.maximum(seen, 0)
        costs *= self._strength
        costs[self._own] += self._cost_of_own * np.logaddexp(0, -seen[self._own]) - costs[self._own]
        return np.asarray(costs.sum(axis=0, dtype=np.float64) + _products(weights, weights) / 2)


def _products(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return the inner product of each column with that of the other table."""
    return np.asarray(np.einsum("ij,ij->j", some, others))

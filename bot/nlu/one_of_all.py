"""A logistic regression that chooses one of all classes, for few dense features.

The same sum is made least, by the same steps, as by scikit-learn's `LogisticRegression(solver="lbfgs",
class_weight="balanced")`, which copies all examples into double precision twice at every step. In single precision it
would take half the time, but after sixty steps of many a confidence would be another one.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize


def fit(examples: np.ndarray, classes: np.ndarray, strength: float, closeness: float, steps: int) -> np.ndarray:
    """Return the weights of each class in a column; the last row holds the offsets.

    Args:
        examples: one row an example, float32.
        classes: numbers of the examples' classes, from 0; each has an example.
        strength: inverse of the regularization (scikit-learn's C).
        closeness: slope below which the search ends (`tol`).
        steps: number of steps after which it ends in any case (`max_iter`).
    """
    sizes = np.bincount(classes)
    weights = (len(classes) / (len(sizes) * sizes))[classes]
    shape, own = (len(sizes), examples.shape[1] + 1), (np.arange(len(classes)), classes)
    examples, pull = examples.astype(np.float64), 1 / strength

    def cost(asked: np.ndarray) -> tuple[float, np.ndarray]:
        """Return the sum that is made least, and its slope."""
        table = asked.reshape(shape)
        features = table[:, :-1]
        seen = examples @ features.T + table[:, -1]
        seen -= seen.max(axis=1, keepdims=True)
        seen_of_own = seen[own]
        chances = np.exp(seen, out=seen)
        sums = chances.sum(axis=1)
        surprise = weights @ (np.log(sums) - seen_of_own)
        chances *= (weights / sums)[:, None]
        chances[own] -= weights
        slope = np.hstack([chances.T @ examples + pull * features, chances.sum(axis=0)[:, None]])
        return float(surprise + pull * np.square(features).sum() / 2), slope.ravel()

    options = {"maxiter": steps, "gtol": closeness}
    found = minimize(cost, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options=options)
    return np.asarray(found.x.reshape(shape).T.astype(np.float32))

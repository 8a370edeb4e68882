"""How much a message tells danger, by its meaning, its signs and its circumstances together.

A support vector class on the rows of `evidence.py`, fitted on the pages of `examples/` and on every second example of
the ordinary intents. It believes, doubts or denies: what it doubts is asked back, not answered with an alarm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

from bot.nlu.danger.evidence import evidence
from bot.nlu.sentence_encoder import SentenceEncoder

EXAMPLES = Path(__file__).with_name("examples")
NONE = "none"
ONE_IN = 2
"""Ordinary examples are many times as many as those written for this."""
WEIGHT_WRITTEN = 2.0
"""What an example of a page weighs against one of an ordinary intent."""
HARD, OF_KIND = 1.0, 10.0
"""How much an example on the wrong side costs: of danger or none, and of its kind."""


@dataclass(frozen=True)
class Likeness:
    """The fitted class: vectors on the border between danger and none, and a linear class for the kind."""

    borders: np.ndarray
    weights: np.ndarray
    offset: float
    kinds: LogisticRegression

    def margin(self, rows: np.ndarray) -> np.ndarray:
        """Returns for each row how far it stands on the side of danger; below zero for none."""
        return np.asarray(_near(rows, self.borders) @ self.weights + self.offset)

    def kind(self, row: np.ndarray) -> str:
        """Returns the kind of danger that a row is likest."""
        return str(self.kinds.predict(row[None])[0])


def written() -> list[tuple[str, str]]:
    """Returns the sentences of all pages, each with its kind of danger or ``none``."""
    pages = [yaml.safe_load(page.read_text("utf-8")) for page in sorted(EXAMPLES.glob("*.yml"))]
    return [(text, kind) for page in pages for kind, texts in page.items() for text in texts]


def fitted(encoder: SentenceEncoder, ordinary: Sequence[str]) -> Likeness:
    """Returns the class, fitted.

    Args:
        ordinary: what people say who want something ordinary.
    """
    pairs = written()
    some = ordinary[::ONE_IN]
    rows = evidence(encoder, [*(text for text, _ in pairs), *some])
    kinds = np.array([*(kind for _, kind in pairs), *(NONE for _ in some)])
    weights = np.array([WEIGHT_WRITTEN] * len(pairs) + [1.0] * len(some))
    border = SVC(C=HARD, kernel="precomputed").fit(_near(rows, rows), kinds != NONE, sample_weight=weights)
    dangers = kinds != NONE
    of_kind = LogisticRegression(C=OF_KIND, max_iter=400).fit(rows[dangers], kinds[dangers])
    return Likeness(
        rows[border.support_], border.dual_coef_[0].astype(np.float32), float(border.intercept_[0]), of_kind
    )


def _near(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """How near rows are to each other, from 0 to 1."""
    apart = (some**2).sum(1)[:, None] + (others**2).sum(1)[None] - 2.0 * some @ others.T
    return np.exp(-np.maximum(apart, 0.0))

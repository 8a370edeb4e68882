"""Likeness of a message to danger, by its meaning, its signs, its circumstances and its wording together.

Two classes look at a message: a support vector class on the rows of `evidence.py`, near for the same meaning in any
language, and a linear class on its letters, which tells "I hang up" from "I hang myself". Their margins are added, and
how much nearer the nearest dangers are than the nearest of the others: the class weighs thousands of examples
together, the nearest few say what this very situation is.
Both are fitted on the pages of `examples/` and on some of the examples of the ordinary intents. Together they
believe, doubt or deny: what they doubt is asked back, not answered with an alarm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import yaml
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC, LinearSVC

from bot.nlu.danger.composed import composed
from bot.nlu.danger.evidence import evidence
from bot.nlu.danger.situations import fitted_situations, written_situations
from bot.nlu.plain_text import plain_text
from bot.nlu.sentence_encoder import SentenceEncoder

EXAMPLES = Path(__file__).with_name("examples")
NONE = "none"
ONE_IN = 4
"""Ordinary examples are many times as many as those written for this."""
WEIGHT_WRITTEN = 2.0
"""Weight of an example of a page against one of an ordinary intent."""
HARD, HARD_IN_LETTERS, OF_KIND = 1.0, 0.5, 10.0
"""Cost of an example on the wrong side: by its meaning, by its letters, and of its kind."""
SAY_OF_LETTERS = 0.75
"""Weight of the margin of the letters against that of the meaning."""
SAY_OF_NEAREST, NEAREST = 4.0, 3
"""Share of the nearest examples, and how many are looked at; chosen on pages that were left out in turn."""
_BLOCK = 256
"""Rows that are compared with the others at once."""
LETTERS_IN_A_ROW, SEEN_IN = (1, 4), 2
"""Number of letters that are looked at together, and in how many examples they stand at least."""


@dataclass(frozen=True)
class Likeness:
    """The fitted classes: examples on the border of danger, weights of letters, and classes for kind and situation."""

    borders: np.ndarray
    weights: np.ndarray
    offset: float
    letters: TfidfVectorizer
    weights_of_letters: np.ndarray
    kinds: LogisticRegression
    situations: LogisticRegression

    @cached_property
    def _squares(self) -> np.ndarray:
        """The squared lengths of the examples, which no message changes."""
        return np.asarray((self.borders**2).sum(1))

    def margin(self, rows: np.ndarray, texts: Sequence[str]) -> np.ndarray:
        """Returns for each message how far it stands on the side of danger; below zero for none.

        Args:
            rows: what `evidence` returns for the texts.
            texts: the messages as they were written.
        """
        near = _near(rows, self.borders, self._squares)
        by_meaning = near @ self.weights + self.offset
        by_letters = self.letters.transform([plain_text(text) for text in texts]) @ self.weights_of_letters
        return np.asarray(by_meaning + by_letters + SAY_OF_NEAREST * self._nearer(near))

    def _nearer(self, near: np.ndarray) -> np.ndarray:
        """Difference by which the nearest dangers are nearer than the nearest of the others; from -1 to 1."""
        dangers = self.weights > 0
        return _nearest(near[:, dangers]) - _nearest(near[:, ~dangers])

    def kind(self, row: np.ndarray) -> str:
        """Returns the kind of danger that a row is likest."""
        return str(self.kinds.predict(row[None])[0])

    def kinds_by_likeness(self, row: np.ndarray) -> list[tuple[str, float]]:
        """Returns all kinds of danger, the likeliest first, each with how likely it is."""
        likely = self.kinds.predict_proba(row[None])[0]
        return [(str(self.kinds.classes_[place]), float(likely[place])) for place in np.argsort(-likely)]


def written() -> list[tuple[str, str]]:
    """Returns the sentences of all pages and the composed ones, each with its kind of danger or ``none``."""
    pages = [yaml.safe_load(page.read_text("utf-8")) for page in sorted(EXAMPLES.glob("*.yml"))]
    of_pages = [(text, kind) for page in pages for kind, texts in page.items() for text in texts]
    return of_pages + composed()


def fitted(encoder: SentenceEncoder, ordinary: Mapping[str, str]) -> Likeness:
    """Returns the classes, fitted.

    Args:
        ordinary: what people say who want something ordinary, each text with its plain text.
    """
    pages = written()
    plain = {text: plain_text(text) for text, _ in pages} | dict(ordinary)
    some = [*pages, *((text, NONE) for text in sorted(ordinary)[::ONE_IN])]
    rows = evidence(encoder, [text for text, _ in some], [plain[text] for text, _ in some])
    kinds = np.array([kind for _, kind in some])
    dangers = kinds != NONE
    weights = _weights(len(pages), len(some))
    border = SVC(C=HARD, kernel="precomputed").fit(_near_each_other(rows), dangers, sample_weight=weights)
    told = written_situations()
    in_situations = evidence(encoder, [text for text, _, _ in told])
    kinds_told = np.array([kind for _, kind, _ in told])
    of_kind = LogisticRegression(C=OF_KIND, max_iter=400).fit(
        np.vstack([rows[dangers], in_situations[kinds_told != ""]]),
        np.hstack([kinds[dangers], kinds_told[kinds_told != ""]]),
    )
    all_of_them = [(plain[text], kind) for text, kind in [*pages, *((text, NONE) for text in sorted(ordinary))]]
    letters, of_letters = _fitted_letters(all_of_them, len(pages))
    return Likeness(
        borders=rows[border.support_],
        weights=border.dual_coef_[0].astype(np.float32),
        offset=float(border.intercept_[0] + SAY_OF_LETTERS * of_letters.intercept_[0]),
        letters=letters,
        weights_of_letters=(SAY_OF_LETTERS * of_letters.coef_[0]).astype(np.float32),
        kinds=of_kind,
        situations=fitted_situations(in_situations, [situation for _, _, situation in told]),
    )


def _fitted_letters(pairs: Sequence[tuple[str, str]], of_pages: int) -> tuple[TfidfVectorizer, LinearSVC]:
    """Fit numbers of letters, and the class on them; here all ordinary examples count, for they cost little.

    Args:
        pairs: plain texts, each with its kind; first those of the pages.
    """
    letters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=LETTERS_IN_A_ROW, min_df=SEEN_IN, sublinear_tf=True, dtype=np.float32
    )
    seen = letters.fit_transform([text for text, _ in pairs])
    dangers = np.array([kind != NONE for _, kind in pairs])
    weights = _weights(of_pages, len(pairs))
    return letters, LinearSVC(C=HARD_IN_LETTERS, random_state=0).fit(seen, dangers, sample_weight=weights)


def _weights(of_pages: int, all_of_them: int) -> np.ndarray:
    """Weigh each example; those of the pages come first."""
    return np.array([WEIGHT_WRITTEN] * of_pages + [1.0] * (all_of_them - of_pages))


def _near(some: np.ndarray, others: np.ndarray, squares: np.ndarray | None = None) -> np.ndarray:
    """Nearness of rows to each other, from 0 to 1.

    Args:
        squares: the squared lengths of `others`, where they are known.
    """
    of_others = (others**2).sum(1) if squares is None else squares
    near = 2.0 * some @ others.T - (some**2).sum(1)[:, None] - of_others[None]
    return np.asarray(np.exp(np.minimum(near, 0.0)))


def _near_each_other(rows: np.ndarray) -> np.ndarray:
    """Nearness of each row to each, as the class reads it: in 64 bits.

    Block by block, each with its mirror image: a matrix of all examples leaves the processor's cache at every step.
    """
    squares, near = (rows**2).sum(1), np.empty((len(rows), len(rows)))
    for at in range(0, len(rows), _BLOCK):
        behind = at + _BLOCK
        near[at:behind, at:] = _near(rows[at:behind], rows[at:], squares[at:])
        near[at:, at:behind] = near[at:behind, at:].T
    return near


def _nearest(near: np.ndarray) -> np.ndarray:
    """Nearness of the nearest few, on average."""
    few = min(NEAREST, near.shape[1])
    return np.asarray(np.partition(near, near.shape[1] - few, axis=1)[:, -few:].mean(1))

"""Intents from three views of a sentence: its meaning, its characters and its sound.

Each view has a linear classifier of its own, and their probabilities are averaged. A meaning vector knows paraphrases
and languages without an example, characters know the terms of the trade, sounds forgive typing mistakes. Put into one
long vector instead, the rare characters drown the meaning. The mean is too timid, so its confidence is sharpened to
what came true on examples that were left out.

Characters and sounds speak only for words that they have seen. In Spanish or Thai they know next to nothing and would
still vote, mostly for strangers' subjects; there the meaning decides alone.

What is none of our business is not one thing: weather, banks and songs have nothing in common. An intent of many
subjects is parted by meaning into so many classes while it is learned, and their chances are added up afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit, softmax
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedShuffleSplit

from bot.nlu import one_against_rest, one_of_all
from bot.nlu.pinyin import sound_groups

LEARNED_FOR_TRIAL, ASKED_IN_TRIAL = 0.3, 0.15
"""Shares of the examples in the trial that tells how far to trust the mean; more would only take longer."""

ROUNDS = 60
"""Steps of the multinomial fit: held-out accuracy stands still from here on, while its time would double."""

CLOSENESS = 1e-2
"""Tolerance of a fit: as accurate on held-out sentences as scikit-learn's 1e-4, in two thirds of the time."""

AT_ONCE = 2
"""Views that are fitted side by side; the fits do not hold the interpreter's lock."""

FEWEST_INTENTS = 3
FEWEST_IN_A_PART = 30
FOREIGN, FAMILIAR = 0.45, 0.75
"""Shares of known words up to which the meaning decides alone, and from which on all views have their full say."""

MEANING = "meaning"
_WORD = re.compile("[\u4e00-\u9fff]|[^\\W\\d_\u4e00-\u9fff]+")
SHARPEST = 6.0
_SMALLEST = 1e-9


class View:
    """One way to look at a sentence: what makes numbers of it, and a logistic regression on them."""

    def __init__(self, features: TfidfVectorizer | None, strength: float) -> None:
        """Describes an untrained view.

        Args:
            features: Turns texts into numbers; None for the view by meaning, which is given vectors.
            strength: Inverse of the regularization (scikit-learn's C).
        """
        self._features, self._strength = features, strength

    def fit(self, texts: Sequence[str], vectors: np.ndarray, classes: np.ndarray) -> None:
        """Learns from examples."""
        # For few dense features the multinomial fit is quicker and better; for many sparse ones one fit an intent.
        if self._features is None:
            table = one_of_all.fit(vectors, classes, self._strength, CLOSENESS, ROUNDS)
        else:
            table = one_against_rest.fit(self._features.fit_transform(texts), classes, self._strength, CLOSENESS)
        # One row a feature: a short message has few, and reading their weights side by side takes a tenth of the time.
        self._weights, self._offsets = np.ascontiguousarray(table[:-1]), table[-1]

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Returns one row of probabilities a text, in the order of the classes."""
        if self._features is None:
            return softmax(vectors @ self._weights + self._offsets, axis=1)
        each = expit(self._features.transform(texts) @ self._weights + self._offsets)
        return each / each.sum(axis=1, keepdims=True)


class BlendedModel:
    """The weighted mean of the three views, sharpened to honest probabilities."""

    def __init__(
        self, weights: dict[str, float], strengths: dict[str, float], subjects: Mapping[str, int] | None = None
    ) -> None:
        """Describes an untrained model.

        Args:
            weights: Share of each view (meaning, characters, sound) in the mean.
            strengths: Inverse regularization of each view.
            subjects: Intents that are parted, each with the number of its parts.
        """
        self._weights, self._strengths, self._subjects = weights, strengths, subjects or {}
        self._views: dict[str, View] = {}
        self._classes: list[tuple[str, int]] = []
        self._sharpness = self._sharpness_of_meaning = 1.0
        self._words: frozenset[str] = frozenset()
        self.intents: list[str] = []

    def fit(self, texts: Sequence[str], vectors: np.ndarray, intents: Sequence[str]) -> None:
        """Learns the intents, and from examples left out in turn how far its confidence can be trusted.

        Args:
            texts: Plain texts.
            vectors: Their sentence vectors, one row each.
            intents: Their intents; each at least ten times, better sixty.

        Raises:
            ValueError: If there are fewer than three intents, for which the views would have other shapes.
        """
        self.intents = sorted(set(intents))
        if len(self.intents) < FEWEST_INTENTS:
            raise ValueError(f"a choice among {FEWEST_INTENTS} intents at least is needed, not {len(self.intents)}")
        classes = self._parted(vectors, intents)
        self._words = frozenset(word for text in texts for word in _WORD.findall(text))
        mean, meaning, right = self._left_out(texts, vectors, classes)
        self._sharpness, self._sharpness_of_meaning = _best_sharpness(mean, right), _best_sharpness(meaning, right)
        self._views = self._fitted(texts, vectors, classes)

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Returns one row of probabilities a text, in the order of `intents`."""
        chances = self._chances(texts, vectors)
        starts = [place for place, (_, part) in enumerate(self._classes) if part == 0]
        return np.add.reduceat(chances, starts, axis=1)

    def is_foreign(self, text: str) -> bool:
        """Tells whether a plain text is in a language of which too few words were learned to judge its spelling."""
        return _trust(text, self._words) == 0

    def _parted(self, vectors: np.ndarray, intents: Sequence[str]) -> np.ndarray:
        """Returns the number of each example's class: its intent, or its part of an intent of many subjects."""
        parts = np.zeros(len(intents), dtype=int)
        names = np.asarray(intents)
        for intent, number in self._subjects.items():
            places = np.flatnonzero(names == intent)
            if len(places) >= number * FEWEST_IN_A_PART:
                parts[places] = KMeans(number, n_init=1, random_state=0).fit_predict(vectors[places])
        labels = list(zip(intents, parts.tolist(), strict=True))
        self._classes = sorted(set(labels))
        numbers = {label: number for number, label in enumerate(self._classes)}
        return np.array([numbers[label] for label in labels])

    def _chances(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Returns one row of probabilities a text, in the order of the classes."""
        seen = {name: view.probabilities(texts, vectors) for name, view in self._views.items()}
        mean = _sharpened(self._mean(seen), self._sharpness)
        trust = np.array([_trust(text, self._words) for text in texts])[:, None]
        if MEANING not in seen or trust.min(initial=1.0) == 1:
            return mean
        return trust * mean + (1 - trust) * _sharpened(seen[MEANING], self._sharpness_of_meaning)

    def _fitted(self, texts: Sequence[str], vectors: np.ndarray, classes: np.ndarray) -> dict[str, View]:
        """Trains each view that has a share in the mean."""
        views = {name: View(_features(name), self._strengths[name]) for name, share in self._weights.items() if share}
        with ThreadPoolExecutor(AT_ONCE) as threads:
            list(threads.map(lambda view: view.fit(texts, vectors, classes), views.values()))
        return views

    def _mean(self, seen: dict[str, np.ndarray]) -> np.ndarray:
        """Averages what the views see by their weights."""
        total = sum(self._weights[name] for name in seen)
        return sum(self._weights[name] / total * chances for name, chances in seen.items())

    def _left_out(
        self, texts: Sequence[str], vectors: np.ndarray, classes: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Returns what a model sees in examples that it has not learned: all views, the meaning, the classes."""
        trial = StratifiedShuffleSplit(1, train_size=LEARNED_FOR_TRIAL, test_size=ASKED_IN_TRIAL, random_state=0)
        learned, asked = next(trial.split(vectors, classes))
        views = self._fitted([texts[place] for place in learned], vectors[learned], classes[learned])
        asked_texts = [texts[place] for place in asked]
        seen = {name: view.probabilities(asked_texts, vectors[asked]) for name, view in views.items()}
        mean = self._mean(seen)
        return mean, seen.get(MEANING, mean), classes[asked]


def _trust(text: str, words: Collection[str]) -> float:
    """Returns how far characters and sounds may speak for a text, 0 to 1, by the share of its words that are known."""
    found = _WORD.findall(text)
    known = sum(word in words for word in found) / len(found) if found else 1.0
    return min(1.0, max(0.0, (known - FOREIGN) / (FAMILIAR - FOREIGN)))


def _features(view: str) -> TfidfVectorizer | None:
    """Returns what makes numbers of a text in the named view."""
    damped = {"sublinear_tf": True, "dtype": np.float32}
    if view == "characters":
        return TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3), **damped)
    if view == "sound":
        return TfidfVectorizer(analyzer=sound_groups, **damped)
    return None


def _sharpened(mean: np.ndarray, sharpness: float) -> np.ndarray:
    """Raises probabilities to a power and makes each row add up to one again."""
    powers = np.power(mean + _SMALLEST, sharpness)
    return powers / powers.sum(axis=1, keepdims=True)


def _best_sharpness(mean: np.ndarray, right: np.ndarray) -> float:
    """Returns the power under which the right intents were likeliest."""
    rows = np.arange(len(right))

    def surprise(sharpness: float) -> float:
        return float(-np.log(_sharpened(mean, sharpness)[rows, right] + _SMALLEST).mean())

    return float(minimize_scalar(surprise, bounds=(0.5, SHARPEST), method="bounded").x)

"""The search for what follows up an answer: "那我堂弟呢", "I have no contract", read together with the entry told.

What is said then names little by itself. Each entry is weighed by the words alone, with the question before, and with
the title of what was told; entries of its topic come first, and those of another area are never offered.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from backend.protection.model import Finding
from backend.protection.retrieval.law_search import MOST_CANDIDATES, SIGNALS, LawSearch, language_of
from backend.protection.retrieval.near_topics import is_near
from backend.shared.yaml_pages import read_yaml

WEIGHED: Final = ("alone", "with_question", "with_title", "topic", "told", "gain")
"""Signals of each entry: likeness to the follow-up alone, behind the question, behind the title of what was told; it is
of that topic; it is what was told; how much likelier the follow-up makes it than the question was."""


@dataclass(frozen=True, slots=True)
class FollowUpCalibration:
    """Weights and thresholds, as `python -m bench.follow_up_calibration` found them.

    Args:
        weights: of each signal.
        belief: intercept and weights of `Ranked.features`, for how likely the first is right.
        outright: belief from which the first is told.
        likely: belief from which it is told under the question it is the answer to.
        offered: belief below which nothing is offered: three questions that are mostly beside it help nobody.
    """

    weights: Mapping[str, float]
    belief: tuple[float, ...]
    outright: float
    likely: float
    offered: float


@cache
def calibration() -> FollowUpCalibration:
    """Return the calibration of the house."""
    page = read_yaml(Path(__file__).with_name("follow_up_calibration.yml"))
    return FollowUpCalibration(**{**page, "belief": tuple(page["belief"])})


@dataclass(frozen=True, slots=True)
class FollowUpSignals:
    """The signals of every entry to one follow-up.

    Args:
        names: entry ids.
        rows: one row an entry, one column a signal of `WEIGHED`.
        meaning: likeness in meaning to the follow-up alone, by entry; `words` that of words; `both` with the question.
    """

    names: tuple[str, ...]
    rows: np.ndarray
    meaning: np.ndarray
    words: np.ndarray
    both: np.ndarray

    def ranked(self, weights: Mapping[str, float]) -> tuple[list[int], np.ndarray]:
        """Return the places of the entries, the likeliest first, and the score of each."""
        scores: np.ndarray = self.rows @ np.array([weights[name] for name in WEIGHED])
        return [int(place) for place in np.argsort(-scores)], scores

    def features(self, order: list[int], scores: np.ndarray) -> tuple[float, ...]:
        """Features of the first: its lead, its share of all, how like it is at all, its topic, if it was told."""
        first, shares = order[0], np.exp(scores - scores.max())
        return (
            float(scores[first] - scores[order[1]]),
            float(scores[first] - scores[order[3]]),
            float(shares[first] / shares.sum()),
            float(self.meaning[first]),
            float(self.words[first]),
            float(self.both[first]),
            float(self.rows[first, WEIGHED.index("alone")]),
            float(self.rows[first, WEIGHED.index("topic")]),
            float(self.rows[first, WEIGHED.index("told")]),
        )


class FollowUpSearch:
    """Finds the entries that a follow-up asks for.

    Args:
        search: the search of the library.
    """

    def __init__(self, search: LawSearch) -> None:
        self._search = search
        self._names = tuple(search.library)

    def find(self, told: str, question: str, text: str) -> Finding:
        """Return what a follow-up comes to; nothing where the library holds the entry told no longer.

        Args:
            told: the entry that was told; it is found again where it surely answers this as well, and never offered.
            question: what was asked before.
            text: what is said now.
        """
        if told not in self._search.library:
            return Finding()
        known = calibration()
        signals = self.signals(told, question, text)
        order, scores = signals.ranked(known.weights)
        belief = believed(known.belief, signals.features(order, scores))
        library = self._search.library
        allowed = [place for place in order if is_near(library[told].topic, library[self._names[place]].topic)]
        first = library[self._names[order[0]]]
        is_allowed = order[0] == allowed[0]
        entry = first if belief >= known.outright and is_allowed else None
        same_topic = first.topic == library[told].topic  # a neighbour's is offered, and told only for sure
        likely = same_topic and belief >= known.likely and first.entry_id != told
        near = [library[name] for name in self.offered(told, order)] if belief >= known.offered else []
        sure = entry is not None
        return Finding(entry, tuple(near), belief=belief, is_sure=sure, is_likely=likely)

    def offered(self, told: str, order: list[int]) -> list[str]:
        """Return the entries that may be offered behind one that was told, in the order of what is likeliest."""
        topic, library = self._search.library[told].topic, self._search.library
        near = [self._names[place] for place in order if is_near(topic, library[self._names[place]].topic)]
        return [name for name in near if name != told][:MOST_CANDIDATES]

    def signals(self, told: str, question: str, text: str) -> FollowUpSignals:
        """Return the signals of every entry (see `WEIGHED`)."""
        entry = self._search.library[told]
        title = entry.ask[language_of(text)][0]
        alone, own = self._scores(text)
        with_question, both = self._scores(f"{question} {text}")
        with_title, _ = self._scores(f"{title} {text}")
        before, _ = self._scores(question or title)
        topic = np.array([float(self._search.library[name].topic == entry.topic) for name in self._names])
        is_told = np.array([float(name == told) for name in self._names])
        columns = (_spread(alone), _spread(with_question), _spread(with_title), topic, is_told)
        rows = np.stack((*columns, _spread(with_question - before)), axis=1)
        return FollowUpSignals(self._names, rows, own["meaning"], own["words"], both["meaning"])

    def _scores(self, text: str) -> tuple[np.ndarray, Mapping[str, np.ndarray]]:
        signals = self._search.signals(text)
        weights = self._search.calibrations[language_of(text)].weights
        scores: np.ndarray = sum(weights[name] * signals[name] for name in SIGNALS)  # type: ignore[assignment]
        return scores[: len(self._names)], signals


def believed(weights: tuple[float, ...], features: tuple[float, ...]) -> float:
    """Return how likely the first is right."""
    sum_of = weights[0] + sum(weight * value for weight, value in zip(weights[1:], features, strict=True))
    return 1 / (1 + math.exp(-max(min(sum_of, 30.0), -30.0)))


def _spread(values: np.ndarray) -> np.ndarray:
    """Return values on one scale: by how far each stands from the middle of all."""
    spread: np.ndarray = (values - values.mean()) / max(float(values.std()), 1e-9)
    return spread

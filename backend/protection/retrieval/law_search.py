"""The search of the library: likeness of meaning and of words, weighed, and a calibrated belief in the first."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, get_args

import numpy as np

from backend.protection.model import SPOKEN, Finding, LawEntry, RefusalKind
from backend.protection.retrieval.folding import plain
from backend.protection.retrieval.lexical import LexicalIndex
from backend.protection.retrieval.meaning import kernel, learned
from backend.protection.retrieval.places import ABROAD, HOME, mentions_abroad, whose_law
from backend.protection.retrieval.situations import SituationIndex
from backend.protection.retrieval.stretches import stretches
from backend.shared.sentence_encoder import encode
from backend.shared.yaml_pages import read_yaml

MOST_CANDIDATES = 3
LIKELY = 0.5
"""Belief from which the first of several is told, under the question it is the answer to."""
NEAR_THE_WHOLE = 10
"""Rank of an entry for the whole of a story, down to which one of its stretches may stand for it."""
SELDOM_ABROAD = 0.25
"""Share of the ways of asking with a place abroad, below which an entry says nothing to a question about that place."""
SIGNALS = ("meaning", "words", "page", "answer", "rule", "place", "situation")
"""Signals weighed for each entry: likeness to how it is asked for in meaning and in words, likeness of words to its
page, of meaning to its answer and its rule, whether the place named is the one whose law is asked, and whether it is
about another situation than the question."""
LANGUAGES: Final = ("zh", "en")
"""Each has weights and levels of its own: the encoder finds English questions less alike than Chinese ones."""
_HAN = re.compile(r"[\u3400-\u9fff]")
OF_ABROAD = frozenset({"foreign_law", "foreign_tax", "immigration"})
"""Kinds of refusal that are about another country's law."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights and thresholds of one language, as `python -m bench.law_calibration` found them.

    Args:
        weights: of each signal, divided by how much it varies.
        belief: intercept and weights of `features`, for how likely the first entry is right.
        outright: belief from which one answer is told to a question of law.
        beside: belief from which it is told to a message that was heard as something else.
        candidates: belief from which the first entries are offered.
    """

    weights: Mapping[str, float]
    belief: tuple[float, ...]
    outright: float
    beside: float
    candidates: float


@cache
def calibrations() -> Mapping[str, Calibration]:
    """Return the calibrations of the house, by language."""
    page = read_yaml(Path(__file__).with_name("calibration.yml"))
    return {
        language: Calibration(**{**page[language], "belief": tuple(page[language]["belief"])}) for language in LANGUAGES
    }


def language_of(question: str) -> str:
    """Return the language whose calibration weighs a question: ``zh`` as soon as a Chinese character stands in it."""
    return "en" if not _HAN.search(question) else "zh"


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entries by their likeness to a question.

    Args:
        names: entry ids and kinds of refusal, the likeliest first.
        scores: of each, on one scale.
        features: of the first, for the belief.
        language: whose calibration weighed them.
        fits: whether the first is about no other situation than the question.
    """

    names: tuple[str, ...]
    scores: np.ndarray
    features: tuple[float, ...]
    language: str
    fits: bool


class LawSearch:
    """Finds the entries that a question asks for.

    Args:
        library: entries by id.
        refusals: questions that are refused, by kind.
        kept_in: folder where what was learned is kept for the next start, or None.
    """

    def __init__(
        self, library: Mapping[str, LawEntry], refusals: Mapping[str, Sequence[str]], kept_in: Path | None = None
    ) -> None:
        self.library = library
        self.names = (*library, *refusals)
        self.texts, owners = _ways(library, refusals)
        self.owners = np.array(owners)
        entries = list(library.values())
        told = [text for entry in entries for text in _told(entry)]
        self.vectors, self.shares, self._told = learned(self.texts, self.owners, told, kept_in)
        self._words = LexicalIndex(self.texts)
        pages = [" ".join(_told(entry)) + f" {entry.next.zh} {entry.next.en}" for entry in entries]
        self._pages = LexicalIndex(pages)
        self._of_abroad = np.array([name in OF_ABROAD for name in self.names], dtype=np.float32)
        # What is never asked for with a place abroad is hardly meant by a question about the law there.
        abroad = np.array([mentions_abroad(text) for text in self.texts], dtype=np.float32)
        shares = np.bincount(self.owners, abroad) / np.bincount(self.owners)
        self._of_home = (np.where(self._of_abroad > 0, 1.0, shares) - 1).astype(np.float32)
        self._situations = SituationIndex(self.texts, self.owners)
        self.calibrations = calibrations()

    def find(self, question: str) -> Finding:
        """Return what a question comes to; told with a story, what the likeliest of its stretches comes to."""
        ranked = self.rank(question)
        whole = self._find(question, ranked)
        if whole.entry is not None or whole.is_likely or _refusal(ranked.names[0]) is not None:
            return whole
        return self._by_stretch(question, ranked, whole) or whole

    def _by_stretch(self, question: str, ranked: Ranked, whole: Finding) -> Finding | None:
        """Return the likeliest finding of a stretch that the whole story is near to; never as certain.

        The story may not be about another situation, or the law of another place, than what is found.
        """
        near, conflicts = set(ranked.names[:NEAR_THE_WHOLE]), self._situations.conflicts(question)
        found = [self._find(stretch, self.rank(stretch)) for stretch in stretches(question)]
        likely = [
            (finding.belief, first)
            for finding in found
            if (first := finding.entry or next(iter(finding.candidates), None)) is not None
            and (finding.entry is not None or finding.is_likely)
            and first.entry_id in near
            and conflicts[self.names.index(first.entry_id)] >= 0
            and not self._is_of_elsewhere(question, first.entry_id)
        ]
        if not likely:
            return None
        likely.sort(key=lambda one: -one[0])
        entries = [*(entry for _, entry in likely), *whole.candidates]
        offered = list({entry.entry_id: entry for entry in entries}.values())[:MOST_CANDIDATES]
        return Finding(candidates=tuple(offered), belief=likely[0][0], is_likely=True)

    def _find(self, question: str, ranked: Ranked) -> Finding:
        belief, levels = self.belief(ranked), self.calibrations[ranked.language]
        sure, first = belief >= levels.beside and ranked.fits, ranked.names[0]
        kind = _refusal(first) or ("foreign_law" if self._is_of_elsewhere(question, first) else None)
        if kind is not None:
            return Finding(refusal=kind if belief >= levels.candidates else None, belief=belief, is_sure=sure)
        near = tuple(self.library[name] for name in ranked.names[:10] if name in self.library)[:MOST_CANDIDATES]
        if belief >= levels.outright and ranked.fits:
            return Finding(near[0], near, belief=belief, is_sure=sure)
        offered = near if belief >= levels.candidates else ()
        return Finding(candidates=offered, belief=belief, is_likely=belief >= LIKELY and ranked.fits)

    def _is_of_elsewhere(self, question: str, name: str) -> bool:
        """Return True if a question is about the law of a place abroad, for which the entry is never asked."""
        return whose_law(question) == ABROAD and 1 + self._of_home[self.names.index(name)] < SELDOM_ABROAD

    def rank(self, question: str) -> Ranked:
        """Return every entry and kind of refusal, the likeliest first."""
        signals, language = self.signals(question), language_of(question)
        weights = self.calibrations[language].weights
        scores: np.ndarray = sum(weights[name] * signals[name] for name in SIGNALS)  # type: ignore[assignment]
        order = np.argsort(-scores)
        names = tuple(self.names[place] for place in order)
        first = int(order[0])
        fits = bool(signals["situation"][first] >= 0)
        return Ranked(names, scores[order], features(scores[order], signals, first), language, fits)

    def signals(self, question: str) -> dict[str, np.ndarray]:
        """Return for each entry and refusal: meaning, words, and likeness to what the entry tells."""
        vector = encode([plain(question)])[0]
        cosine = self.vectors @ vector
        return self.signals_of(kernel(cosine) @ self.shares, self._words.likeness(question), vector, question)

    def signals_of(
        self, meaning: np.ndarray, words: np.ndarray, vector: np.ndarray, question: str
    ) -> dict[str, np.ndarray]:
        """Return the signals where likeness to the ways of asking is known."""
        most = np.zeros(len(self.names), dtype=np.float32)
        np.maximum.at(most, self.owners, words)
        entries = len(self.library)
        told = (self._told @ vector).reshape(entries, -1)
        beside = np.full(len(self.names), 0.0, dtype=np.float32)
        answer, rule, page = beside.copy(), beside.copy(), beside.copy()
        answer[:entries] = told[:, (0, 2)].max(axis=1)
        rule[:entries] = told[:, (1, 3)].max(axis=1)
        page[:entries] = self._pages.likeness(question)
        for row in (answer, rule, page):  # a refusal tells nothing: it is neither helped nor hindered
            row[entries:] = row[:entries].mean() + 1.5 * row[:entries].std()
        whose = whose_law(question)
        place = self._of_home if whose == ABROAD else -self._of_abroad if whose == HOME else 0 * self._of_abroad
        situation = self._situations.conflicts(question)
        return {
            "meaning": meaning, "words": most, "page": page, "answer": answer, "rule": rule, "place": place,
            "situation": situation,
        }  # fmt: skip

    def belief(self, ranked: Ranked) -> float:
        """Return how likely the first is right."""
        intercept, *weights = self.calibrations[ranked.language].belief
        sum_of = intercept + sum(weight * value for weight, value in zip(weights, ranked.features, strict=True))
        return 1 / (1 + math.exp(-max(min(sum_of, 30.0), -30.0)))


def features(scores: np.ndarray, signals: Mapping[str, np.ndarray], first: int) -> tuple[float, ...]:
    """Features from which the belief is reckoned: the first's lead, its share of all, how like it is at all."""
    shares = np.exp(scores - scores.max())
    return (
        float(scores[0] - scores[1]),
        float(scores[0] - scores[3]),
        float(shares[0] / shares.sum()),
        float(signals["meaning"][first]),
        float(signals["words"][first]),
        float(signals["page"][first]),
        float(signals["answer"][first]),
        float(signals["situation"][first]),
    )


def _refusal(name: str) -> RefusalKind | None:
    return next((kind for kind in get_args(RefusalKind) if kind == name), None)


def refusals() -> Mapping[str, Sequence[str]]:
    """Return the questions that are refused, by kind."""
    page: Mapping[str, Sequence[str]] = read_yaml(Path(__file__).parents[1] / "refusals.yml")
    return page


def _ways(library: Mapping[str, LawEntry], refused: Mapping[str, Sequence[str]]) -> tuple[list[str], list[int]]:
    asked = [[text for variety in SPOKEN for text in entry.ask[variety]] for entry in library.values()]
    groups = [*asked, *(list(texts) for texts in refused.values())]
    return [text for group in groups for text in group], [at for at, group in enumerate(groups) for _ in group]


def _told(entry: LawEntry) -> tuple[str, str, str, str]:
    return entry.answer.zh, entry.rule.zh[:120], entry.answer.en, entry.rule.en[:200]

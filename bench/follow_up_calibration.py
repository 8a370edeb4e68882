"""Weigh the search for follow-ups and calibrate its belief: `python -m bench.follow_up_calibration`.

Learns from `bench/law/follow_ups.txt` alone, its belief from parts of that page left out in turn. Writes
backend/protection/retrieval/follow_up_calibration.yml. Runs in the services' environment.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize

from backend.protection.library_pages import law_library
from backend.protection.retrieval.follow_up_search import WEIGHED, FollowUpSearch, FollowUpSignals
from backend.protection.retrieval.law_search import LawSearch, refusals
from bench.follow_ups import TUNING, FollowUp, read_follow_ups

ROOT = Path(__file__).resolve().parents[1]
CALIBRATION = ROOT / "backend" / "protection" / "retrieval" / "follow_up_calibration.yml"
PARTS = 6
"""Parts of the page, each of which is left out once where belief is learned."""
CAUTION = 0.02
"""Weight by which large weights are held back: the page is small."""
WRONG_OF_TOLD, WRONG_OF_LIKELY = 0.015, 0.07
"""Share of what is told outright, and under its own question, that may be wrong on parts left out: half the goal, since
the page is written by whoever writes the entries."""
RIGHT_OF_OFFERED = 0.4
"""Share of offers that must hold what is meant, of those believed no more than the level from which one offers."""
OFFERS_AROUND = 20
"""Number of neighbouring beliefs of which that share is taken."""
LEVELS = tuple(round(0.5 + step / 100, 2) for step in range(48))


@dataclass(frozen=True, slots=True)
class Sample:
    """A follow-up with its signals, which entries are right, and which may be offered in an order of all."""

    signals: FollowUpSignals
    right: np.ndarray
    offers: Callable[[list[int]], list[str]]

    def is_offered(self, order: list[int]) -> bool:
        """Return True if what is offered in an order holds what is meant."""
        return any(self.right[self.signals.names.index(name)] for name in self.offers(order))


def main() -> int:
    """Calibrate, print and write."""
    search = FollowUpSearch(LawSearch(law_library(), refusals(), ROOT / "models"))
    samples = [_sample(search, one) for one in read_follow_ups(TUNING)]
    weights = _weights(samples)
    features, right, in_offer = _left_out(samples)
    belief = _belief(features, right)
    levels = _levels(_believed(features, belief), right)
    offered = _offer_level(_believed(features, belief), in_offer)
    for level in LEVELS[::4]:
        told = _believed(features, belief) >= level
        print(f"  {level:.2f} told {told.sum()} wrong {(1 - right[told]).sum():.0f}")
    page = {
        "weights": dict(zip(WEIGHED, map(_rounded, weights), strict=True)),
        "belief": [_rounded(value) for value in belief],
        "outright": levels[0],
        "likely": levels[1],
        "offered": min(offered, levels[1]),
    }
    head = "# Written by `python -m bench.follow_up_calibration`; do not edit by hand.\n"
    CALIBRATION.write_text(head + yaml.safe_dump(page), "utf-8")
    print(f"{len(samples)} follow-ups, right first {right.mean():.3f} where left out; {page}")
    return 0


def _sample(search: FollowUpSearch, one: FollowUp) -> Sample:
    signals = search.signals(one.told, one.question, one.text)
    right = np.array([one.is_right(name) for name in signals.names], dtype=float)
    return Sample(signals, right, partial(search.offered, one.told))


def _weights(samples: Sequence[Sample]) -> np.ndarray:
    """The weights that make the right entries likeliest."""
    known = [one for one in samples if one.right.any()]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros(len(weights))
        for one in known:
            scores = one.signals.rows @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            meant = shares * one.right
            total -= float(np.log(meant.sum() + 1e-12))
            slope -= one.signals.rows.T @ (meant / (meant.sum() + 1e-12) - shares)
        held = CAUTION * float(weights @ weights)
        return total / len(known) + held, slope / len(known) + 2 * CAUTION * weights

    found: np.ndarray = minimize(loss, np.zeros(len(WEIGHED)), jac=True, method="L-BFGS-B").x
    return found


def _left_out(samples: Sequence[Sample]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The features of each first by weights that have not seen it, whether it is right, and whether an offer is."""
    order = np.random.RandomState(0).permutation(len(samples))
    features, right, in_offer = [], [], []
    for part in range(PARTS):
        out = set(order[part::PARTS])
        weights = _weights([samples[at] for at in order if at not in out])
        named = dict(zip(WEIGHED, map(float, weights), strict=True))
        for at in sorted(out):
            places, scores = samples[at].signals.ranked(named)
            features.append(samples[at].signals.features(places, scores))
            right.append(bool(samples[at].right[places[0]]))
            in_offer.append(samples[at].is_offered(places))
    return np.array(features), np.array(right, dtype=float), np.array(in_offer, dtype=float)


def _belief(features: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The intercept and weights of the features, brought back to their own scale."""
    middle, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    scaled = np.c_[np.ones(len(features)), (features - middle) / spread]

    def loss(weights: np.ndarray) -> float:
        sums = scaled @ weights
        return float(np.logaddexp(0, np.where(right > 0, -sums, sums)).mean() + CAUTION / 2 * (weights[1:] ** 2).sum())

    found = minimize(loss, np.zeros(scaled.shape[1])).x
    own = found[1:] / spread
    whole: np.ndarray = np.r_[found[0] - (own * middle).sum(), own]
    return whole


def _believed(features: np.ndarray, belief: np.ndarray) -> np.ndarray:
    values: np.ndarray = 1 / (1 + np.exp(-(belief[0] + features @ belief[1:])))
    return values


def _levels(believed: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """The lowest levels from which no more than the shares allowed are wrong."""
    share = {level: float((1 - right[believed >= level]).mean()) for level in LEVELS if (believed >= level).any()}
    told, likely = (
        min((level for level, wrong in share.items() if wrong <= allowed), default=LEVELS[-1])
        for allowed in (WRONG_OF_TOLD, WRONG_OF_LIKELY)
    )
    return told, min(told, likely)


def _offer_level(believed: np.ndarray, in_offer: np.ndarray) -> float:
    """The lowest level around which at least the share allowed of what is offered holds what is meant."""
    order = np.argsort(believed)
    values, held = believed[order], in_offer[order]
    for at in range(len(values)):
        around = held[at : at + OFFERS_AROUND]
        if around.mean() >= RIGHT_OF_OFFERED:
            return round(float(values[at]), 2)
    return LEVELS[-1]


def _rounded(value: float) -> float:
    return round(float(value), 4)


if __name__ == "__main__":
    sys.exit(main())

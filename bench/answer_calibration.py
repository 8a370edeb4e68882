"""Learn how surely a message answers a question: `python -m bench.answer_calibration`.

Every page `bench/answers/written_*.tsv` has an author of its own. A line is ``flow.question``, ``yes`` or ``no``, what
the message does, the message. Each author is judged by what was learned from the others; then all are learned and
`actions/dialogue/readers/answer_belief.npz` is written. Runs in the services' environment.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.linalg import solve

from actions.dialogue.readers.answer_belief import LEARNED, Likeness, as_first, plain, shortened
from actions.registry import FLOWS
from backend.shared.sentence_encoder import ENCODER, encode_many
from backend.shared.wording import Words

PAGES = Path(__file__).parent / "answers"
OPTIONS = PAGES / "options.tsv"
"""Of the messages at questions with options, which one each means."""
NO_OPTION = "-"
RIDGE = 0.2
"""Distrust of a single pair."""
SHORT = 96
"""Length of a message's vector; longer ones judge no better."""
LEVELS = (-0.2, -0.1, 0.0, 0.1, 0.2)


@dataclass(frozen=True, slots=True)
class Pair:
    """One written message at one question.

    Args:
        question: ``flow.question``.
        answers: whether it answers that question.
        kind: what it does instead.
    """

    question: str
    answers: bool
    kind: str
    text: str


def read_pairs(page: Path) -> list[Pair]:
    """Return the pairs of a page."""
    with page.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(question, judged == "yes", kind, text) for question, judged, kind, text in rows]


def written() -> dict[str, list[Pair]]:
    """Return the pairs to learn from, by author."""
    return {page.stem: read_pairs(page) for page in sorted(PAGES.glob("written_*.tsv"))}


def digest_of(pages: Sequence[Path]) -> str:
    """Return what tells whether what was learned fits the pages."""
    content = b"\0".join(page.read_bytes() for page in pages)
    return hashlib.sha256(ENCODER.encode() + content).hexdigest()[:16]


def written_digest() -> str:
    """Return the digest of the pages to learn from."""
    return digest_of([*sorted(PAGES.glob("written_*.tsv")), OPTIONS])


def options(page: Path) -> list[tuple[str, str, str]]:
    """Return the messages of a page that mean an option: the question, the option's value, the message."""
    with page.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(question, value, text) for question, value, text in rows if value != NO_OPTION]


def labels() -> dict[str, Words]:
    """Return what every question of the house is called."""
    return {f"{flow.service}.{field.name}": field.label for flow in FLOWS for field in flow.fields}


class Fit:
    """The pairs as vectors, and what is learned from some of them."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        called = labels()
        self.names = sorted({as_first(pair.question) for pair in pairs})
        self.labels = encode_many([f"{called[name].zh} {called[name].en}" for name in self.names])
        self.asked = np.array([self.names.index(as_first(pair.question)) for pair in pairs])
        self.answers = np.array([pair.answers for pair in pairs])
        vectors = encode_many([plain(pair.text) for pair in pairs])
        self.basis = np.linalg.svd(vectors, full_matrices=False)[2][:SHORT].T
        self.messages = shortened(vectors, self.basis)
        likeness = Likeness()
        near = likeness.of_questions(self.labels @ self.labels.T, np.eye(len(self.names), dtype=bool))
        self._near = likeness.of_messages(self.messages @ self.messages.T) * near[np.ix_(self.asked, self.asked)]

    def weights(self, rows: np.ndarray) -> tuple[np.ndarray, float]:
        """Return what is learned from some pairs: the weight of each, and the mean."""
        wanted = self.answers[rows] * 2.0 - 1
        mean = float(wanted.mean())
        kept = self._near[np.ix_(rows, rows)] + RIDGE * np.eye(len(rows))
        return solve(kept, wanted - mean, assume_a="pos"), mean

    def judged(self, rows: np.ndarray, by: np.ndarray) -> np.ndarray:
        """Return the beliefs in some pairs by what is learned from others."""
        weights, mean = self.weights(by)
        beliefs: np.ndarray = self._near[np.ix_(rows, by)] @ weights + mean
        return beliefs


def main() -> int:
    """Judge each author by the others, learn all, and write."""
    pages = written()
    pairs = [pair for page in pages.values() for pair in page]
    authors = np.array([name for name, page in pages.items() for _ in page])
    fit = Fit(pairs)
    print(f"{len(pairs)} pairs of {len(pages)} authors, {len(fit.names)} questions")
    beliefs = np.zeros(len(pairs))
    for author in pages:
        beliefs[authors == author] = fit.judged(np.flatnonzero(authors == author), np.flatnonzero(authors != author))
    print("below    answers   what is none")
    for level in LEVELS:
        below = beliefs < level
        print(f"{level:5.1f} {below[fit.answers].mean():10.1%} {below[~fit.answers].mean():14.1%}")
    weights, mean = fit.weights(np.arange(len(pairs)))
    half, single = np.float16, np.float32
    chosen = options(OPTIONS)
    meant = shortened(encode_many([plain(text) for _, _, text in chosen]), fit.basis)
    np.savez_compressed(
        LEARNED, messages=fit.messages.astype(half), basis=fit.basis.astype(single), asked=fit.asked.astype(np.int16),
        names=np.array(fit.names), labels=fit.labels.astype(half), weights=weights.astype(single),
        mean=np.float32(mean), options=meant.astype(half), option_asked=np.array([as_first(one[0]) for one in chosen]),
        option_values=np.array([one[1] for one in chosen]), digest=np.array(written_digest()),
    )  # fmt: skip
    print(f"written: {LEARNED.name}, {LEARNED.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

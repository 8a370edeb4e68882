"""Belief that a message answers a question, learned from written messages that do and messages that do not.

Readers look for a value of their kind and find one in many a sentence that was not meant for them. This class compares
the message and the question with some seven thousand written pairs (`bench/answers`), by meaning: kernel ridge
regression, where two pairs have as much to say to each other as their messages and their questions are alike. It reads
nothing and decides nothing; a rule may doubt an answer by it (`rules.confirm_answer`).
`python -m bench.answer_calibration` learns it, says how it fares on writers left out, and writes ``answer_belief.npz``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from actions.dialogue.reading import Choice
from backend.shared.sentence_encoder import encode
from backend.shared.wording import Words

LEARNED = Path(__file__).with_name("answer_belief.npz")
_UNFAMILIAR = 0.25
"""Margin added at a question for which no message was written: only like questions are known."""
_TITLE = 2.0
"""Weight of an option's title, beside a message that meant it."""
_PLAINLY = 0.5
"""Share of all that is said for any option from which the likeliest is meant: right for 9 in 10 of another writer."""
_BY_TITLE = 0.6
"""The same where no message was written for the question: by titles alone right for 84 in 100."""
_TOKEN = re.compile(r"⟦[^⟧]*⟧")
_VECTORS = ("messages", "basis", "labels", "weights", "options")
_FIGURE = re.compile(r"\d")
_PLACE_IN_LIST = re.compile(r"_\d+(?=_|$)")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Likeness of two pairs of a question and a message.

    Args:
        messages: how fast unlike messages lose it, and `questions`: unlike questions.
        anywhere: what a message says of the same message at any question, and `same`: more at the very same one.
    """

    messages: float = 2.0
    questions: float = 4.0
    anywhere: float = 0.1
    same: float = 0.3

    def of_messages(self, cosine: np.ndarray) -> np.ndarray:
        """Return the share of the messages."""
        return np.exp(self.messages * (cosine - 1))

    def of_questions(self, cosine: np.ndarray, same: np.ndarray) -> np.ndarray:
        """Return the share of the questions; `same` is true where they are one."""
        return self.anywhere + np.exp(self.questions * (cosine - 1)) + self.same * same


@dataclass(frozen=True, slots=True)
class Learned:
    """Belief as it was learned.

    Args:
        messages: a short vector of each message, and `basis`: what makes a vector short.
        asked: the place of each message's question in `names`, and `labels`: vectors of what questions are called.
        weights: of each pair, and `mean`: what is believed of a pair that is like none.
        options: short vectors of messages that mean an option, `option_asked`: the names of their questions, and
            `option_values`: the options they mean.
        digest: of the pages it was learned from.
    """

    messages: np.ndarray
    basis: np.ndarray
    asked: np.ndarray
    names: np.ndarray
    labels: np.ndarray
    weights: np.ndarray
    mean: float
    options: np.ndarray
    option_asked: np.ndarray
    option_values: np.ndarray
    digest: str

    def belief(self, name: str, label: Words, text: str) -> float:
        """Return how surely a message answers a question: 1 surely, -1 surely not.

        Args:
            name: ``service.field`` of the question.
            label: what it is called.
            text: the message, with tokens in the place of personal numbers.
        """
        likeness = Likeness()
        short = shortened(encode([plain(text)]), self.basis)[0]
        cosine = self.labels @ label_vector(label)
        questions = likeness.of_questions(cosine, self.names == as_first(name))
        near = likeness.of_messages(self.messages @ short) * questions[self.asked]
        return float(near @ self.weights) + self.mean + (0.0 if as_first(name) in self.names else _UNFAMILIAR)

    def knows_options(self, name: str) -> bool:
        """Return True if messages were written that mean an option of a question (``service.field``)."""
        return as_first(name) in self.option_asked

    def option(self, name: str, choices: Sequence[Choice], text: str, *, plainly: bool = False) -> str:
        """Return the value of the choice a message most likely means, or nothing where several are as likely.

        Args:
            name: ``service.field`` of the question.
            choices: what it offers.
            text: the message, with tokens in the place of personal numbers.
            plainly: whether it has to be twice as likely as any other.
        """
        vector = encode([plain(text)])
        short = shortened(vector, self.basis)[0]
        alike = {choice.value: _TITLE * float(_near(_title_vectors(choice) @ vector[0]).max()) for choice in choices}
        known = np.flatnonzero(self.option_asked == as_first(name))
        for row, share in zip(known, _near(self.options[known] @ short), strict=True):
            value = str(self.option_values[row])
            if value in alike:
                alike[value] += float(share)
        best = max(alike, key=lambda value: alike[value])
        enough = _PLAINLY if known.size and not plainly else _BY_TITLE
        if plainly and any(2 * alike[value] > alike[best] for value in alike if value != best):
            return ""
        return best if alike[best] >= enough * sum(alike.values()) else ""


@cache
def learned() -> Learned:
    """Return what `bench.answer_calibration` wrote."""
    with np.load(LEARNED, allow_pickle=False) as kept:
        vectors = {name: kept[name].astype(np.float32) for name in _VECTORS}
        as_they_are = {name: kept[name] for name in ("names", "option_asked", "option_values")}
        asked, mean, digest = kept["asked"].astype(int), float(kept["mean"]), str(kept["digest"])
        return Learned(**vectors, **as_they_are, asked=asked, mean=mean, digest=digest)


def plain(text: str) -> str:
    """Return the words of a message in which every figure is one, and tokens are figures."""
    return _FIGURE.sub("0", _TOKEN.sub("0000000", text))


def shortened(vectors: np.ndarray, basis: np.ndarray) -> np.ndarray:
    """Return vectors in the directions in which messages differ most, of length one."""
    short = vectors @ basis
    return short / np.linalg.norm(short, axis=1, keepdims=True)


def as_first(name: str) -> str:
    """Return a question's name as it is for the first of several ("plaintiff_2_name" is "plaintiff_1_name")."""
    return _PLACE_IN_LIST.sub("_1", name)


@lru_cache(maxsize=1_024)
def label_vector(label: Words) -> np.ndarray:
    """Return the vector of what a question is called."""
    vector: np.ndarray = encode([f"{label.zh} {label.en}"])[0]
    return vector


@lru_cache(maxsize=1_024)
def _title_vectors(choice: Choice) -> np.ndarray:
    """Return the vectors of what a choice is called."""
    return encode([plain(name) for name in (choice.label.zh, choice.label.en, *choice.words)])


def _near(cosine: np.ndarray) -> np.ndarray:
    """Return how much a message says for the option that another one means."""
    return np.exp(10 * (cosine - 1))

"""Likeness of words: character and word n-grams weighted by how rare they are, compared by cosine."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from backend.protection.retrieval.folding import fold, pieces


class LexicalIndex:
    """Texts by their n-grams.

    Args:
        texts: as written; they are folded here.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(_grams(fold(text))) for text in texts]
        self._places: dict[str, int] = {}
        frequency: Counter[str] = Counter()
        for count in counts:
            frequency.update(count.keys())
            for gram in count:
                self._places.setdefault(gram, len(self._places))
        many = len(texts)
        self._weights = np.array([math.log((1 + many) / (1 + frequency[gram])) + 0.3 for gram in self._places])
        rows = [self._row(count) for count in counts]
        pointers = np.cumsum([0, *(len(places) for places, _ in rows)])
        data = np.concatenate([values for _, values in rows]) if rows else np.zeros(0)
        columns = np.concatenate([places for places, _ in rows]) if rows else np.zeros(0, dtype=int)
        shape = (many, len(self._places))
        self._matrix = csr_matrix((data, columns, pointers), shape=shape).astype(np.float32).tocsc()

    def likeness(self, text: str) -> np.ndarray:
        """Return the cosine of a question to every text, 0 to 1."""
        places, values = self._row(Counter(_grams(fold(text))))
        found = np.zeros(self._matrix.shape[0], dtype=np.float32)
        for place, value in zip(places, values, strict=True):
            start, end = self._matrix.indptr[place], self._matrix.indptr[place + 1]
            found[self._matrix.indices[start:end]] += self._matrix.data[start:end] * value
        return found

    def _row(self, count: Counter[str]) -> tuple[np.ndarray, np.ndarray]:
        """The places and values of one text, of length one; what no text holds counts for its length too."""
        known = [(self._places[gram], times) for gram, times in count.items() if gram in self._places]
        strange = sum(1 for gram in count if gram not in self._places)
        places = np.array([place for place, _ in known], dtype=int)
        times = np.array([1 + math.log(times) for _, times in known])
        values = times * self._weights[places] if known else np.zeros(0)
        rare = float(self._weights.max()) if len(self._weights) else 1.0
        length = math.sqrt(float((values**2).sum()) + 0.25 * strange * rare**2)
        return places, values / length if length else values


def _grams(folded: str) -> Iterator[str]:
    """Characters of Chinese by one, two and three; words of other languages whole, by two, and by their beginnings."""
    words: list[str] = []
    for piece in pieces(folded):
        if piece.isascii():
            words.append(piece)
            continue
        for size in (1, 2, 3):
            yield from (piece[at : at + size] for at in range(len(piece) - size + 1))
    for word in words:
        yield f"={word}"
        if len(word) > 5:
            yield f"^{word[:5]}"
    yield from (f"{first} {second}" for first, second in pairwise(words))

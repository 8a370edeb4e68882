"""Cards of a person's matters: a few short facts, when it is, and what asks about it; each service draws its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backend.shared.parties import Person
from backend.shared.wording import Words, moment

Card = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CardReader:
    """Person whom cards are drawn for, and what drawing them takes.

    Args:
        person: whose matters they are, in the language they read.
        now: the present moment, aware.
        link: from a kind of file and what it is about, the address where this person opens it.
        convert: from a text and a language, the text in the script of that language.
    """

    person: Person
    now: datetime
    link: Callable[[str, str], str]
    convert: Callable[[str, str], str]

    def say(self, words: Words | str) -> str:
        """Return words in the person's language and script."""
        language = self.person.language
        return self.convert(words.say(language) if isinstance(words, Words) else words, language)

    def when(self, at: datetime) -> str:
        """Return a moment on Beijing's clock and the person's."""
        return self.say(moment(at, self.person.timezone, self.person.city, self.person.language))


CardsOf = Callable[[CardReader], Sequence[Card]]
"""Draws all of a kind that the person has, the next one first."""
Cards = Mapping[str, CardsOf]
"""Kinds of cards by their names in an overview: ``cases``, ``hearings``."""

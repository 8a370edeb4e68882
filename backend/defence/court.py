"""How an answer is handed in through the court's platform: what is sent, and the codes of its refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from backend.defence.model import Answer, Suit

REFUSALS: Mapping[str, str] = {
    "case_unknown": "defence_case_unknown",
    "not_a_party": "defence_not_a_party",
    "answers_not_taken": "defence_not_taken_online",
}
"""The platform's refusal codes, each with the tail of the utterance that says it."""


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """An answer as it is handed in, its tokens opened; `submitted_at` is when the person confirmed it."""

    reference: str
    suit: Suit = field(repr=False)
    answer: Answer = field(repr=False)
    submitted_at: datetime


class AnswerPlatform(Protocol):
    """The court's platform, as defence asks it."""

    def hand_in_answer(self, key: str, sent: SentAnswer) -> str:
        """Hand an answer in, and return the court's receipt.

        Raises:
            Refused: one of `REFUSALS`.
            PlatformUnavailable: away; the same key may be asked again.
            PlatformRejected: an answer of the court's we cannot use.
        """
        ...

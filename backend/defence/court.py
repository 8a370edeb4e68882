"""Port by which an answer or a petition is handed in to the court's platform: what is sent, and how it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from backend.defence.model import Answer, Suit
from backend.defence.petition import Petition

REFUSALS: Mapping[str, str] = {
    "case_unknown": "defence_case_unknown",
    "not_a_party": "defence_not_a_party",
    "answers_not_taken": "defence_not_taken_online",
}
"""The platform's refusal codes of an answer, each with the tail of the utterance that says it."""
PETITION_REFUSALS: Mapping[str, str] = {
    "case_unknown": "defence_petition_case_unknown",
    "not_a_party": "defence_petition_not_a_party",
    "petitions_not_taken": "defence_petition_not_taken_online",
    "petition_too_late": "defence_petition_too_late",
}
"""Those of a petition."""


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """An answer as it is handed in, its tokens opened; `submitted_at` is when the person confirmed it."""

    reference: str
    suit: Suit = field(repr=False)
    answer: Answer = field(repr=False)
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class SentPetition:
    """A petition as it is handed in, as of `SentAnswer`."""

    reference: str
    suit: Suit = field(repr=False)
    petition: Petition = field(repr=False)
    submitted_at: datetime


class EvidenceShelf(Protocol):
    """Shelf for files that go before the paper that names them."""

    def has_evidence(self, sha256: str) -> bool:
        """Return True if the whole file with this hash arrived earlier."""
        ...

    def send_evidence(self, sha256: str, content: bytes) -> None:
        """Send a file whole.

        Raises:
            PlatformUnavailable: away; it may be sent again.
        """
        ...


class AnswerPlatform(EvidenceShelf, Protocol):
    """The court's platform, as defence asks it."""

    def hand_in_answer(self, key: str, sent: SentAnswer) -> str:
        """Hand an answer in, and return the court's receipt.

        Raises:
            Refused: one of `REFUSALS`.
            PlatformUnavailable: away; the same key may be asked again.
            PlatformRejected: an answer of the court's we cannot use.
        """
        ...

    def hand_in_petition(self, key: str, sent: SentPetition) -> str:
        """Hand a petition in, and return the court's receipt.

        Raises:
            Refused: one of `PETITION_REFUSALS`.
            PlatformUnavailable, PlatformRejected: as of `hand_in_answer`.
        """
        ...

"""The centre's dispute resolution as disputes ask it: handed over, a mediator asked, taken back; its refusals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from backend.mediation.dispute.model import Matter, Mediator, Tongue

PARTNER = "yiqiao_yilu"
REFUSALS: Mapping[str, str] = {
    "dispute_not_taken": "dispute_not_taken",
    "consent_missing": "dispute_consent_missing",
    "mediator_unknown": "dispute_mediator_gone",
    "dispute_over": "dispute_over",
    "not_found": "dispute_unknown",
}
"""The system's refusal codes, each with our reason."""


@dataclass(frozen=True, slots=True)
class HandedDispute:
    """A dispute as it is handed over, its tokens opened; `consent` is the person's own yes to exactly this."""

    reference: str
    language: str
    consent: bool
    matter: Matter
    tongue: Tongue
    summary: str = field(repr=False)
    name: str = field(repr=False)
    contact: str = field(repr=False)
    other_name: str = field(repr=False)
    other_contact: str = field(repr=False)
    times: str = ""


class MediationCentre(Protocol):
    """The centre's system. Every change may be asked again under the same key.

    Each raises Refused (a value of `REFUSALS`), PlatformUnavailable or PlatformRejected.
    """

    def mediators(self) -> Sequence[Mediator]:
        """Return the centre's list."""
        ...

    def hand_over(self, key: str, dispute: HandedDispute) -> None:
        """Hand a dispute over."""
        ...

    def ask_mediator(self, key: str, reference: str, mediator_id: str) -> None:
        """Ask somebody of the list to take it; the answer comes as news."""
        ...

    def take_back(self, key: str, reference: str) -> None:
        """End it there, and have erased what was told for it."""
        ...

"""Dispute resolution (纠纷化解) of 邑侨邑路: a dispute handed over with the consent of who tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from backend.platforms.base import PartnerClient, PartnerModel

Wish = Literal["mediation", "negotiation", "advice"]
REFUSALS = {"dispute_not_taken": "dispute_not_taken", "consent_missing": "dispute_consent_missing"}
"""The system's refusal codes, each with our reason."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute as it is handed over; `consent` is the person's own yes to exactly this."""

    reference: str
    wish: Wish
    language: str
    consent: bool
    summary: str = field(repr=False)
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)


class DisputeShape(PartnerModel):
    """A dispute as the system holds it."""

    reference: str
    status: Literal["received", "accepted", "declined", "ended"]


class DisputeResolution:
    """The part of the system that takes disputes.

    Args:
        client: with the refusals of this part.
        callback_url: where its news go.
    """

    def __init__(self, client: PartnerClient, callback_url: str) -> None:
        self._client = client
        self._callback_url = callback_url

    def hand_over(self, key: str, dispute: Dispute) -> str:
        """Hand a dispute over and return its status; Refused without consent, which is asked by us first anyway."""
        body = {
            "reference": dispute.reference,
            "summary": dispute.summary,
            "wish": dispute.wish,
            "name": dispute.name,
            "contact": dispute.contact,
            "language": dispute.language,
            "consent": dispute.consent,
            "callback_url": self._callback_url,
        }
        return self._client.ask("POST", "disputes", DisputeShape, body=body, key=key).status

    def status(self, reference: str) -> str:
        """Return where a dispute stands."""
        return self._client.ask("GET", f"disputes/{quote(reference, safe='')}", DisputeShape).status

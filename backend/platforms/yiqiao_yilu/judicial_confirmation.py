"""Judicial confirmation (司法确认) of 邑侨邑路: both sides of a mediation agreement ask a court together."""

from __future__ import annotations

import hashlib
from typing import Literal
from urllib.parse import quote

from pydantic import Field

from backend.mediation.dispute.confirmation import REFUSALS, AskedConfirmation
from backend.platforms.base import PartnerClient, PartnerModel

__all__ = ["REFUSALS", "JudicialConfirmation"]


class PaperShape(PartnerModel):
    """A paper the system has whole."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    size: int = Field(ge=0)


class ConfirmationShape(PartnerModel):
    """An application as the system holds it."""

    reference: str
    status: Literal["received", "accepted", "not_accepted", "confirmed", "rejected"]
    receipt: str = Field(min_length=1, max_length=60)
    case_number: str = Field(max_length=60)
    ruling_number: str = Field(max_length=60)


class JudicialConfirmation:
    """The part of the system that confirms agreements; implements ``dispute.confirmation.ConfirmingCourts``.

    Args:
        client: with the refusals of this part.
        callback_url: where its news go.
    """

    def __init__(self, client: PartnerClient, callback_url: str) -> None:
        self._client = client
        self._callback_url = callback_url

    def apply(self, key: str, asked: AskedConfirmation) -> str:
        """Send the agreement, then both sides' application; the paper's hash is its own idempotency key."""
        sha256 = hashlib.sha256(asked.agreement).hexdigest()
        self._client.ask("PUT", f"agreements/{sha256}", PaperShape, content=asked.agreement, key=f"agreement-{sha256}")
        body = {
            "reference": asked.reference,
            "number": asked.number,
            "court": asked.court,
            "matter": asked.matter,
            "effective_on": asked.effective_on.isoformat(),
            "applicants": [
                {"name": one.name, "contact": one.contact, "asked_at": one.asked_at.isoformat()}
                for one in asked.applicants
            ],
            "agreement_sha256": sha256,
            "callback_url": self._callback_url,
        }
        return self._client.ask("POST", "confirmations", ConfirmationShape, body=body, key=key).receipt

    def state(self, reference: str) -> ConfirmationShape:
        """Return where an application stands."""
        return self._client.ask("GET", f"confirmations/{quote(reference, safe='')}", ConfirmationShape)

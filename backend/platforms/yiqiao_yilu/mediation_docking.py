"""Mediation docking (诉调对接) of 邑侨邑路: a filed case goes to a mediator and comes back."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from backend.mediation.docking import REFUSALS, DockedCase
from backend.platforms.base import PartnerClient, PartnerModel

__all__ = ["REFUSALS", "MediationDocking"]


class MediationShape(PartnerModel):
    """A mediation as the system holds it."""

    reference: str
    status: Literal["received", "accepted", "declined", "ended"]
    outcome: Literal["", "agreed", "failed", "called_back"]


class MediationDocking:
    """The part of the system that mediates filed cases; implements ``backend.mediation.docking.MediationDocking``.

    Args:
        client: with the refusals of this part.
        callback_url: where its news go.
    """

    def __init__(self, client: PartnerClient, callback_url: str) -> None:
        self._client = client
        self._callback_url = callback_url

    def send(self, key: str, case: DockedCase) -> MediationShape:
        """Send a filed case to mediation."""
        body = {
            "reference": case.reference,
            "court": case.court,
            "cause": case.cause,
            "parties": list(case.parties),
            "callback_url": self._callback_url,
        }
        return self._client.ask("POST", "mediations", MediationShape, body=body, key=key)

    def call_back(self, key: str, reference: str) -> MediationShape:
        """Call the case back to the court."""
        return self._client.ask("DELETE", f"mediations/{quote(reference, safe='')}", MediationShape, key=key)

    def state(self, reference: str) -> MediationShape:
        """Return where a mediation stands."""
        return self._client.ask("GET", f"mediations/{quote(reference, safe='')}", MediationShape)

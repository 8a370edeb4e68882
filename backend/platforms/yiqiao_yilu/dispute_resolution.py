"""Dispute resolution (纠纷化解) of 邑侨邑路: disputes handed over with consent, mediators listed and asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from urllib.parse import quote
from zoneinfo import available_timezones

from pydantic import Field

from backend.mediation.dispute.centre import PARTNER, REFUSALS, HandedDispute
from backend.mediation.dispute.model import Matter, Mediator, Tongue
from backend.platforms.base import PartnerClient, PartnerModel
from backend.shared.errors import PlatformRejected

__all__ = ["REFUSALS", "DisputeResolution"]


class DisputeShape(PartnerModel):
    """A dispute as the system holds it."""

    reference: str
    status: Literal["received", "accepted", "declined", "ended"]


class MediatorShape(PartnerModel):
    """Somebody of the system's list."""

    mediator_id: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1, max_length=60)
    languages: list[Tongue] = Field(min_length=1, max_length=10)
    zone: str
    matters: list[Matter] = Field(max_length=20)
    overseas: bool = False
    made_up: bool = False


class MediatorsShape(PartnerModel):
    """The list."""

    mediators: list[MediatorShape] = Field(max_length=200)


class DisputeResolution:
    """The part of the system that takes disputes; implements ``backend.mediation.dispute.centre.MediationCentre``.

    Args:
        client: with the refusals of this part.
        callback_url: where its news go.
    """

    def __init__(self, client: PartnerClient, callback_url: str) -> None:
        self._client = client
        self._callback_url = callback_url

    def mediators(self) -> Sequence[Mediator]:
        """Return the list.

        Raises:
            PlatformRejected: a zone of it is none.
        """
        listed = self._client.ask("GET", "mediators", MediatorsShape).mediators
        if odd := [one.mediator_id for one in listed if one.zone not in available_timezones()]:
            raise PlatformRejected(PARTNER, f"mediators with an unknown zone: {len(odd)}")
        return [
            Mediator(
                one.mediator_id, one.name, tuple(one.languages), one.zone, tuple(one.matters), one.overseas, one.made_up
            )
            for one in listed
        ]

    def hand_over(self, key: str, dispute: HandedDispute) -> None:
        """Hand a dispute over; Refused without consent, which is asked by us first anyway."""
        body = {
            "reference": dispute.reference,
            "summary": dispute.summary,
            "wish": "mediation",
            "matter": dispute.matter,
            "name": dispute.name,
            "contact": dispute.contact,
            "other_name": dispute.other_name,
            "other_contact": dispute.other_contact,
            "held_in": dispute.tongue,
            "times": dispute.times,
            "language": dispute.language,
            "consent": dispute.consent,
            "callback_url": self._callback_url,
        }
        self._client.ask("POST", "disputes", DisputeShape, body=body, key=key)

    def ask_mediator(self, key: str, reference: str, mediator_id: str) -> None:
        """Ask somebody of the list to take a dispute."""
        path = f"disputes/{quote(reference, safe='')}/mediator"
        self._client.ask("POST", path, DisputeShape, body={"mediator_id": mediator_id}, key=key)

    def take_back(self, key: str, reference: str) -> None:
        """End a dispute there, and have erased what was told for it."""
        self._client.ask("DELETE", f"disputes/{quote(reference, safe='')}", DisputeShape, key=key)

    def status(self, reference: str) -> str:
        """Return where a dispute stands."""
        return self._client.ask("GET", f"disputes/{quote(reference, safe='')}", DisputeShape).status

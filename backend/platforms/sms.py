"""A gateway for text messages; the contract is assumed: `sandbox/sms/openapi.yaml` states it until there is one."""

from __future__ import annotations

from pydantic import Field

from backend.conversation.delivery_failed import DeliveryRefused, Fate
from backend.platforms.base import PartnerClient, PartnerModel, Patience
from backend.shared.errors import Refused

PLATFORM = "sms"
REFUSALS: dict[str, Fate] = {"number_unknown": "gone", "number_stopped": "gone", "text_refused": "unfit"}
"""The gateway's refusals by what they mean for delivery."""


class SentAnswer(PartnerModel):
    """Answer of the gateway to an accepted text."""

    message_id: str = Field(min_length=1, max_length=64)


class Sms:
    """The gateway as a client sees it.

    Args:
        base_url: e.g. ``http://127.0.0.1:8090/sms``; ``/v1`` is added.
        key: API key.
        patience: timeouts and tries.
    """

    def __init__(self, base_url: str, key: str, patience: Patience | None = None) -> None:
        codes = {code: code for code in REFUSALS}
        where = f"{base_url.rstrip('/')}/v1"
        self._client = PartnerClient(PLATFORM, where, {"X-Api-Key": key}, codes, patience)

    def close(self) -> None:
        """Close kept connections."""
        self._client.close()

    def send(self, number: str, text: str, key: str) -> str:
        """Send a text and return the gateway's id of it.

        Args:
            number: E.164.
            key: the same key sends nothing twice.

        Raises:
            DeliveryRefused: the gateway will not take it.
            PlatformUnavailable, PlatformRejected: see `base.PartnerClient.ask`.
        """
        body = {"to": number, "text": text}
        try:
            return self._client.ask("POST", "messages", SentAnswer, body=body, key=key).message_id
        except Refused as no:
            raise DeliveryRefused(REFUSALS[no.reason], no.reason) from no

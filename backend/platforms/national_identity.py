"""The national government service platform (国家政务服务平台): compares name, document number and face.

The contract is assumed: `sandbox/national_identity/openapi.yaml` states it until the platform confirms one
(docs/systems.md). The face is taken on the platform's own page; no picture passes through here.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from backend.identity.national_platform import PLATFORM, REFUSALS, FaceCheck, FaceReceipt
from backend.platforms.base import PartnerClient, PartnerModel, Patience

A_LOOK = Patience(connect=1.0, read=2.0, budget=2.5, tries=1)
"""For looking at a check while a person waits for something else."""


class CheckShape(PartnerModel):
    """A check as the platform holds it."""

    check_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    state: Literal["awaiting_face", "finished", "expired", "withdrawn"]
    face_url: str | None = Field(default=None, pattern=r"^https?://[^\s]+$", max_length=500)
    result: Literal["match", "no_match", "unavailable"] | None = None

    def receipt(self) -> FaceReceipt:
        """Return it in our words; a check without page or result is as good as none."""
        if self.state == "finished":
            return FaceReceipt(self.check_id, "finished", None, self.result or "unavailable")
        if self.state == "awaiting_face" and self.face_url:
            return FaceReceipt(self.check_id, "awaiting_face", self.face_url)
        if self.state == "awaiting_face":
            return FaceReceipt(self.check_id, "finished", None, "unavailable")
        return FaceReceipt(self.check_id, "expired")


class NationalIdentity:
    """The platform as a client sees it; implements ``backend.identity.national_platform.NationalPlatform``.

    Args:
        base_url: e.g. ``http://127.0.0.1:8090/national_identity``; ``/v1`` is added.
        key: API key.
        callback_url: where the platform sends its news.
        patience: timeouts and tries.
    """

    def __init__(self, base_url: str, key: str, callback_url: str, patience: Patience | None = None) -> None:
        self._callback_url = callback_url
        address, headers = f"{base_url.rstrip('/')}/v1", {"X-Api-Key": key}
        self._client = PartnerClient(PLATFORM, address, headers, REFUSALS, patience)
        self._glance = PartnerClient(PLATFORM, address, headers, REFUSALS, patience or A_LOOK)

    def close(self) -> None:
        """Close kept connections."""
        self._client.close()
        self._glance.close()

    def begin(self, key: str, check: FaceCheck) -> FaceReceipt:
        """Open a check."""
        body = {
            "reference": check.reference,
            "category": check.category,
            "document_type": check.document_type,
            "document_number": check.document_number,
            "full_name": check.full_name,
            "birth_date": check.birth_date.isoformat() if check.birth_date else None,
            "region": check.region,
            "callback_url": self._callback_url,
        }
        return self._client.ask("POST", "checks", CheckShape, body=body, key=key).receipt()

    def look(self, check_id: str) -> FaceReceipt:
        """Return where a check stands."""
        return self._glance.ask("GET", f"checks/{check_id}", CheckShape).receipt()

    def withdraw(self, key: str, check_id: str) -> FaceReceipt:
        """Give a check up."""
        return self._client.ask("DELETE", f"checks/{check_id}", CheckShape, key=key).receipt()

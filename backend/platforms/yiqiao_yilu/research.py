"""The research centre (研究中心) of 邑侨邑路: updates of the law library, signed and numbered."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from pydantic import AwareDatetime, Field

from backend.platforms.base import PartnerClient, PartnerModel
from backend.protection.update_source import IssuedUpdate
from backend.shared.errors import PlatformRejected


class UpdateShape(PartnerModel):
    """An update as it is issued."""

    version: int = Field(ge=1)
    issued_at: AwareDatetime
    content: str = Field(max_length=2_000_000)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    signature: str = Field(pattern=r"^[0-9a-f]{64}$")


class UpdatesShape(PartnerModel):
    """The updates after a version."""

    latest: int
    updates: list[UpdateShape] = Field(max_length=10)


class Research:
    """The part of the system that issues updates; implements ``backend.protection.update_source.UpdateSource``.

    Args:
        client: of the system.
        key: signs what the centre issues.
    """

    def __init__(self, client: PartnerClient, key: str) -> None:
        self._client = client
        self._key = key

    def after(self, version: int) -> Sequence[IssuedUpdate]:
        """Return the updates after a version, in their order.

        Raises:
            PlatformRejected: one is not what was signed; nothing of the answer is believed then.
        """
        answer = self._client.ask("GET", "library/updates", UpdatesShape, params={"after": version})
        for update in answer.updates:
            self._check(update)
        return [IssuedUpdate(one.version, one.issued_at, one.content, one.sha256) for one in answer.updates]

    def _check(self, update: UpdateShape) -> None:
        digest = hashlib.sha256(update.content.encode()).hexdigest()
        signed = hmac.new(self._key.encode(), f"{update.version}.{update.sha256}".encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(signed, update.signature) or digest != update.sha256:
            raise PlatformRejected("yiqiao_yilu", f"update {update.version} is not as it was signed")

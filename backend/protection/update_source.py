"""The issuer of updates of the law library, and an update as it is issued. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class IssuedUpdate:
    """An update whose signature was checked: its `content` is JSON, a list of entries."""

    version: int
    issued_at: datetime
    content: str
    sha256: str


class UpdateSource(Protocol):
    """The issuer of updates."""

    def after(self, version: int) -> Sequence[IssuedUpdate]:
        """Return the updates after a version, in their order.

        Raises:
            PlatformUnavailable, PlatformRejected: away, or one is not as it was signed.
        """
        ...

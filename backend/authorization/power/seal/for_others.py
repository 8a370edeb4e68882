"""The seal for papers of other services: they draw and keep the paper, only the sealing is done here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from backend.authorization.power.seal.certificate import SealMisconfigured
from backend.authorization.power.seal.sealer import Sealer
from backend.contracts.sealing import SealedPaper, SealName, SealPaper
from backend.shared.errors import PlatformUnavailable
from backend.shared.messages import Command

SEAL = "seal"


class SealForOthers:
    """Handles the orders of `backend.contracts.sealing` that need the key.

    Args:
        sealer: has it.
    """

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {SealName: self.name, SealPaper: self.seal}

    def name(self, command: SealName) -> str:
        """Handle `SealName`."""
        with _as_a_partner():
            return self._sealer.name

    def seal(self, command: SealPaper) -> SealedPaper:
        """Handle `SealPaper`."""
        with _as_a_partner():
            sealed = self._sealer.seal(command.paper, command.address, command.reason)
        return SealedPaper(sealed.content, sealed.timestamped)


@contextmanager
def _as_a_partner() -> Iterator[None]:
    """A seal that cannot be had is an outage for who asks: an operator mends it, and the paper is sealed then."""
    try:
        yield
    except SealMisconfigured as trouble:
        raise PlatformUnavailable(SEAL, str(trouble)) from trouble

"""Wires authorization's advisor into the backend: it learns from identity, over the bus, who is verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authorization.adviser.handlers import Advisor
from backend.identity.commands import VerifiedPartyOf

if TYPE_CHECKING:
    from backend.bootstrap import Backend


def wire_advisor(backend: Backend) -> None:
    """Register the advisor's handlers."""

    def is_verified(person_id: str) -> bool:
        return backend.bus.handle(VerifiedPartyOf(person_id)) is not None

    backend.bus.register_all(Advisor(backend.clock, is_verified).by_command())

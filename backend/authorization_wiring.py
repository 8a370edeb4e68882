"""Wires authorization into the backend: the advisor, which learns from identity who is verified, and the powers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authorization.adviser.handlers import Advisor
from backend.authorization.power.handlers import PowerHandlers
from backend.authorization.power.seal.sealer import Sealer
from backend.authorization.power.verification import VerificationHandlers
from backend.documents.power_paper import PowerPaper
from backend.identity.commands import VerifiedPartyOf

if TYPE_CHECKING:
    from backend.bootstrap import Backend


def wire_advisor(backend: Backend) -> None:
    """Register the advisor's handlers."""

    def is_verified(person_id: str) -> bool:
        return backend.bus.handle(VerifiedPartyOf(person_id)) is not None

    backend.bus.register_all(Advisor(backend.clock, is_verified).by_command())


def wire_power(backend: Backend) -> None:
    """Register what is done with powers of attorney: composing, sealing, verifying, revoking."""
    authority = backend.timestamp_authority
    sealer = Sealer(backend.seal_certificate, authority.stamp if authority is not None else None)

    def verify_url(code: str) -> str:
        return f"{backend.settings.address}/verify/{code}"

    powers = PowerHandlers(
        backend.database, backend.clock, backend.settings.keyring, backend.audit, PowerPaper(), sealer, backend.powers,
        verify_url, backend.bus.publish,
    )  # fmt: skip
    backend.bus.register_all(powers.by_command())
    backend.bus.register_all(VerificationHandlers(backend.database, backend.seal_examiner).by_command())

"""Wires the profile into the backend: the only file that knows how it learns what identity has made certain."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.backend import Backend
from backend.identity.commands import VerifiedPartyOf
from backend.identity.model import ORGANISATIONS, VerifiedParty
from backend.profile.handlers import ERASE, ProfileHandlers
from backend.profile.model import VERIFIED, Fact, Kind


def wire_profile(backend: Backend) -> None:
    """Register the handlers and the job of the profile."""

    def certain(person_id: str) -> tuple[Fact, ...]:
        party: VerifiedParty | None = backend.bus.handle(VerifiedPartyOf(person_id))
        return facts_of(party) if party is not None else ()

    kept = timedelta(days=backend.settings.profile_kept_days)
    handlers = ProfileHandlers(backend.database, backend.settings.keyring, backend.clock, certain, kept)
    backend.bus.register_all(handlers.by_command())
    backend.local_jobs.register(ERASE, handlers.erase)


def facts_of(party: VerifiedParty) -> tuple[Fact, ...]:
    """Return what a verified party makes certain; who acts for an organisation has its papers, not their own."""
    known: dict[Kind, Any] = {"name": party.full_name, "identity_kind": party.category}
    if party.category not in ORGANISATIONS:
        known |= {
            "birth_date": party.birth_date.isoformat() if party.birth_date else "",
            "document_type": party.document_type,
            "document_number": party.document_number,
        }
    return tuple(Fact(kind, value, VERIFIED, party.verified_at) for kind, value in known.items() if value)

"""The profile as a service of the house."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.contracts.identity import ORGANISATIONS, VerifiedParty, VerifiedPartyOf
from backend.infrastructure import Infrastructure
from backend.profile.handlers import ERASE, ProfileHandlers
from backend.profile.model import VERIFIED, Fact, Kind
from backend.profile.tables import PERSONAL, VALUE
from backend.shared.local_jobs import LocalJob
from backend.shared.personal_data import PersonalData
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put the profile together; what identity has made certain it asks over the bus."""

    def certain(person_id: str) -> tuple[Fact, ...]:
        party: VerifiedParty | None = infra.bus.handle(VerifiedPartyOf(person_id))
        return facts_of(party) if party is not None else ()

    kept = timedelta(days=infra.settings.profile_kept_days)
    handlers = ProfileHandlers(infra.database, infra.keyring, infra.clock, certain, kept)
    return Service(
        "profile", handlers.by_command(), jobs={ERASE: LocalJob(handlers.erase)}, sealed=(VALUE,),
        upkeep=Upkeep(personal=PersonalData(PERSONAL)),
    )  # fmt: skip


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

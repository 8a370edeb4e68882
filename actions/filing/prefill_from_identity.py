"""Prefilling of the first plaintiff from the identity check, so that nothing known is asked again."""

from __future__ import annotations

from typing import Any

from actions.dialogue.fields import Answers
from actions.filing.from_identity import taken_over
from actions.filing.parties import key
from backend.identity.model import ORGANISATIONS, VerifiedParty

OF_THE_VERIFIED = tuple(
    key("plaintiff", 1, part)
    for part in ("name", "sex", "birth_date", "document_number", "document_type", "nationality")
)
"""Fields filled in of the verified person, and not of a relative they sue for."""


def known_of_plaintiff(party: VerifiedParty, answers: Answers) -> dict[str, Any]:
    """Answers about the first plaintiff that the verified party gives, without touching what was answered already."""
    known = _known(party)
    fresh = {part: value for part, value in known.items() if value and key("plaintiff", 1, part) not in answers}
    source = taken_over(answers, fresh) if party.category not in ORGANISATIONS else {}
    return {**{key("plaintiff", 1, part): value for part, value in fresh.items()}, **source}


def _known(party: VerifiedParty) -> dict[str, str]:
    """By the names of the answers about a party; an organisation is the plaintiff, the verified person acts for it."""
    if party.category in ORGANISATIONS:
        acting = "，".join(part for part in (party.full_name, party.position) if part)
        return {"kind": "organisation", "name": party.organisation_name, "representative": acting}
    return {
        "kind": "person",
        "name": party.full_name,
        "sex": party.sex,
        "birth_date": party.birth_date.isoformat() if party.birth_date else "",
        "document_number": party.document_number,
        "document_type": party.document_type,
        "nationality": party.region if party.category == "foreigner" else "",
    }

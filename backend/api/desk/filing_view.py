"""A complaint as officers see it on a page: numbers shortened, whole only in the paper whose reading is noted."""

from __future__ import annotations

import dataclasses

from backend.api.desk.visits import Visit
from backend.filing.complaint_file import from_json, to_json
from backend.filing.model import Complaint, Party
from backend.shared.json_values import every_text
from backend.shared.privacy import shortened


def previewed(visit: Visit, person_id: str, complaint: Complaint | None) -> Complaint | None:
    """Return the complaint with numbers shortened, or None."""
    if complaint is None:
        return None
    seen = from_json(every_text(to_json(complaint), lambda text: visit.backend.infra.privacy.preview(person_id, text)))
    plaintiffs, defendants = map(_short_numbers, seen.plaintiffs), map(_short_numbers, seen.defendants)
    return dataclasses.replace(seen, plaintiffs=tuple(plaintiffs), defendants=tuple(defendants))


def _short_numbers(party: Party) -> Party:
    """A party with the middle of its numbers hidden, also of those that were never tokens."""
    number, phone = (
        one if "*" in one else shortened(one) if one else "" for one in (party.document_number, party.phone)
    )
    return dataclasses.replace(party, document_number=number, phone=phone)

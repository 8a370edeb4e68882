"""Decisions of the person, as they are kept sealed beside an appointment, and the power of attorney they become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from backend.authorization.model import Wish
from backend.authorization.power.model import Lawyer, Power, Principal
from backend.authorization.tables import DETAILS
from backend.shared.keyring import Keyring


class Details:
    """Seals and opens the details of appointments.

    Args:
        keyring: the keys for values at rest.
    """

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def seal(self, witness_id: str, person_id: str, wish: Wish, party_name: str) -> bytes:
        """Return a wish as it is kept."""
        kept = asdict(wish) | {"acknowledged_at": wish.acknowledged_at.isoformat(), "party_name": party_name}
        context = DETAILS.context.format(person_id=person_id, witness_id=witness_id)
        return self._keyring.of(person_id).seal_json(kept, context)

    def open(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a row keeps."""
        opened: dict[str, Any] = self._keyring.open_json(row["details"], DETAILS.context.format(**row))
        return opened


def acknowledged_at(details: Mapping[str, Any]) -> datetime:
    """Return when the recording was acknowledged."""
    return datetime.fromisoformat(details["acknowledged_at"])


def power_of(row: Mapping[str, Any], details: Mapping[str, Any], principal: Principal) -> Power:
    """Return the paper an appointment is for; the principal as verified at this moment."""
    case = details["case"]
    return Power(
        session_id=row["witness_id"],
        person_id=row["person_id"],
        principal=principal,
        lawyer=Lawyer(**details["lawyer"]),
        case=case["title"],
        court=case["court"],
        case_number=case["number"],
        scope=details["scope"],
        special_powers=tuple(details["powers"]),
        interpreter=details["interpreter"],
        divorce=case["divorce"],
    )

"""Decision of the court on a petition, as its platform tells it. Pure.

A decision changes days where it grants more time, and nothing else: what it means is said, never concluded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from backend.defence.petition import Petition
from backend.shared.json_values import as_json_values

Outcome = Literal["granted", "refused"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The court's decision on a petition.

    Args:
        decided_at: when the court decided, by its own word; of two the later counts.
        reason: in the court's words, or empty.
        until: the new end of the time that was extended.
        court: the court the case goes to.
    """

    outcome: Outcome
    decided_at: datetime
    reason: str = field(default="", repr=False)
    until: date | None = None
    court: str = ""

    def extends(self, petition: Petition, term: str) -> bool:
        """Return True if the time to answer (``answer``) or for evidence (``evidence``) now ends on `until`."""
        return self.outcome == "granted" and petition.term == term and self.until is not None


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """Return a decision as JSON values."""
    values: dict[str, Any] = as_json_values(asdict(decision))
    return values


def decision_from(kept: Mapping[str, Any]) -> Decision | None:
    """Return the decision of kept details, or None where there is none yet."""
    said = kept.get("decision")
    if said is None:
        return None
    until = date.fromisoformat(said["until"]) if said["until"] else None
    return Decision(**{**said, "decided_at": datetime.fromisoformat(said["decided_at"]), "until": until})

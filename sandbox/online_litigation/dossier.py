"""Records of the platform: of a filing, of files, and of answers already given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Dossier:
    """A filing at the clerk's desk; of what was told only what the clerk's decisions need, and a digest of the rest."""

    filing_number: str
    reference: str
    court: str
    amount: str | None
    digest: str
    evidence: list[str]
    callback_url: str
    received_on: str
    changed_at: str
    status: str = "under_review"
    sequence: int = 1
    cured_on: str | None = None
    case_number: str | None = None
    defects: list[str] = field(default_factory=list)
    defects_told_on: str | None = None
    extension: dict[str, Any] | None = None
    reason: str | None = None
    decided_on: str | None = None
    fee: str | None = None
    fee_noticed_on: str | None = None
    supplements: list[list[str]] = field(default_factory=list)
    decided_by: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Shelf:
    """Everything the platform remembers; `evidence` is the size of each whole file by its hash."""

    dossiers: dict[str, Dossier] = field(default_factory=dict)
    evidence: dict[str, int] = field(default_factory=dict)
    answers: dict[str, list[Any]] = field(default_factory=dict)
    filings: int = 0
    cases: dict[str, int] = field(default_factory=dict)
    hearings: dict[str, dict[str, Any]] = field(default_factory=dict)
    services: dict[str, dict[str, Any]] = field(default_factory=dict)
    applications: dict[str, dict[str, Any]] = field(default_factory=dict)
    defences: dict[str, dict[str, Any]] = field(default_factory=dict)
    petitions: dict[str, dict[str, Any]] = field(default_factory=dict)


def shelf_of(kept: dict[str, Any]) -> Shelf:
    """Return the shelf of kept fields; an empty one of none."""
    dossiers = {key: Dossier(**one) for key, one in kept.get("dossiers", {}).items()}
    return Shelf(**{**kept, "dossiers": dossiers})

"""Docket of the platform, and how it keeps that through a restart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Session:
    """A witness session. Of the party a name is kept, of the lawyer what the judge has to look up."""

    session_id: str
    reference: str
    number: str
    slot_id: str
    status: str
    judge: str
    party_name: str
    case: str
    case_number: str
    lawyer: dict[str, str]
    scope: str
    language: str
    interpreter: str
    callback_url: str
    judge_url: str = ""
    result: str = ""
    reason: str = ""
    document_sha256: str | None = None
    recording_sha256: str | None = None
    filed: bool = False


@dataclass(slots=True)
class Docket:
    """Everything the platform remembers."""

    sessions: dict[str, Session] = field(default_factory=dict)
    strangers: dict[str, int] = field(default_factory=dict)
    capacity: dict[str, int] = field(default_factory=dict)
    answers: dict[str, list[Any]] = field(default_factory=dict)
    number: int = 0


def docket_of(kept: dict[str, Any]) -> Docket:
    """Return the docket of kept fields; an empty one of none."""
    sessions = {key: Session(**line) for key, line in kept.get("sessions", {}).items()}
    return Docket(**{**kept, "sessions": sessions})

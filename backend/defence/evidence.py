"""A piece of evidence of a written answer: its name, where it comes from, what it proves, and its file. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from backend.shared.errors import Refused

MOST_EVIDENCE = 20
LONGEST_NAME, LONGEST_PURPOSE = 100, 300


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence as the person told it; what they did not say is empty.

    Args:
        file_id: of the person's own file; empty where only a name was told.
        file_name, mime, sha256: of that file.
    """

    name: str = field(repr=False)
    source: str = field(default="", repr=False)
    purpose: str = field(default="", repr=False)
    file_id: str = ""
    file_name: str = field(default="", repr=False)
    mime: str = ""
    sha256: str = ""


def check_evidence(evidence: Sequence[Evidence]) -> None:
    """Refuse more than a list can hold.

    Raises:
        Refused: ``defence_evidence_many`` with ``limit``, ``defence_too_long``.
    """
    if len(evidence) > MOST_EVIDENCE:
        raise Refused("defence_evidence_many", limit=MOST_EVIDENCE)
    if any(len(one.name) > LONGEST_NAME or len(one.purpose) > LONGEST_PURPOSE for one in evidence):
        raise Refused("defence_too_long", limit=LONGEST_PURPOSE)


def evidence_from(kept: Sequence[str | Mapping[str, Any]]) -> tuple[Evidence, ...]:
    """Return the evidence of kept details; a bare name is one whose file was not sent."""
    return tuple(Evidence(one) if isinstance(one, str) else Evidence(**one) for one in kept)

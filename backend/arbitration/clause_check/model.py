"""Outcome of a clause check, and what may follow from each. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Outcome = Literal[
    "scia", "scia_former", "scia_inexact", "other", "abroad", "several", "either_or", "place_only", "rules_only",
    "ad_hoc", "unclear", "court", "none", "family", "inheritance", "labour", "land", "administrative",
]  # fmt: skip
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
NAMES_SCIA: frozenset[Outcome] = frozenset({"scia", "scia_former", "scia_inexact"})
REFUSED: frozenset[Outcome] = frozenset({"family", "inheritance", "labour", "land", "administrative"})
"""Disputes that go another way, whatever a paper says (ARB-3, ARB-77)."""
DOUBTFUL: frozenset[Outcome] = frozenset({"several", "either_or", "place_only", "rules_only", "unclear"})
"""Clauses that both sides can still mend, or that hold if nobody objects in time (ARI-5, ARI-6, ARI-7, ARB-31)."""
ELSEWHERE: frozenset[Outcome] = frozenset({"other", "abroad", "ad_hoc"})
"""Clauses that lead to somebody else than SCIA."""
MENDED: frozenset[Outcome] = DOUBTFUL | {"scia_inexact", "none", "court", "ad_hoc"}
"""Outcomes after which a model clause is offered."""
LONGEST = 60_000
"""Characters that are read: twenty pages, densely written."""


@dataclass(frozen=True, slots=True)
class ClauseCheck:
    """Check of a text about arbitration.

    Args:
        outcome: what decides about it.
        bodies: codes of the bodies it names, or the names of bodies nobody listed.
        place: the place it names, where it names no body.
        quote: the words it rests on, as they were written; empty where nothing speaks of it.
        cut: more was sent than is read.
    """

    outcome: Outcome
    bodies: tuple[str, ...] = ()
    place: str = ""
    quote: str = ""
    cut: bool = False

    @property
    def names_scia(self) -> bool:
        """Return True if it leads to SCIA."""
        return self.outcome in NAMES_SCIA

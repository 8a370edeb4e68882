"""Questions the dialogue may ask of authorization. Pure values."""

from __future__ import annotations

from dataclasses import dataclass

from backend.authorization.adviser.signatory import Lawyer, Paper, Passport
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class CompareRoutes(Command):
    """Compare the routes to a paper for one person, as of today -> `Comparison`.

    Args:
        person_id: whose verification counts.
        residence, made_in, settled, divorce: see `signatory.Signatory`.
        city: where it is made, by its GeoNames name, or None; decides the consular district.
    """

    person_id: str
    paper: Paper
    passport: Passport
    residence: str
    made_in: str
    city: str | None = None
    lawyer: Lawyer = "undecided"
    settled: bool | None = None
    divorce: bool = False

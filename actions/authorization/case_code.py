"""A person's circumstances as one short code, so that a button can ask about them again later.

The code holds kinds and places only, never a name or a number; what comes back from a button is checked like any input.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from backend.authorization.adviser.commands import CompareRoutes
from backend.authorization.adviser.signatory import LAWYERS, PAPERS, PASSPORTS, Lawyer, Paper, Passport
from backend.shared.countries import countries

ANSWERS = ("paper", "place", "passport", "lawyer", "residence", "city")
RESIDENCES = ("there", "there_short", "mainland")
_PARTS = 7
_LONGEST = 60


def place_code(country: str, city: str = "") -> str:
    """A place as the form keeps it: ``US/Las Vegas``, or ``US/`` where the city is not known."""
    return f"{country}/{city}"


def is_place(code: str) -> bool:
    """True for a code of a country we know."""
    country, _, city = code.partition("/")
    return country in countries() and len(city) <= _LONGEST and '"' not in city and "|" not in city


def to_code(answers: Mapping[str, Any]) -> str:
    """The code of a form's answers."""
    said = [str(answers.get(name) or "") for name in ANSWERS]
    return "|".join([*said, "divorce" if answers.get("divorce") else ""])


def from_code(code: str) -> dict[str, str] | None:
    """The answers a code stands for; None if it is none of ours."""
    parts = code.split("|")
    if len(parts) != _PARTS:
        return None
    said = {name: value for name, value in zip((*ANSWERS, "divorce"), parts, strict=True) if value}
    known = {
        "paper": PAPERS,
        "passport": PASSPORTS,
        "lawyer": LAWYERS,
        "residence": RESIDENCES,
        "divorce": ("divorce",),
    }
    if any(said[name] not in allowed for name, allowed in known.items() if name in said):
        return None
    return (
        said if "paper" in said and is_place(said.get("place", "")) and len(said.get("city", "")) <= _LONGEST else None
    )


def comparison_of(person_id: str, answers: Mapping[str, Any]) -> CompareRoutes:
    """The command that compares the routes for these answers.

    Somebody with a foreign passport is taken to live where the paper is made: the rules ask for no more.
    """
    country, _, city = str(answers["place"]).partition("/")
    residence = answers.get("residence")
    return CompareRoutes(
        person_id,
        cast(Paper, answers["paper"]),
        cast(Passport, answers.get("passport") or "foreign"),
        "CN" if residence == "mainland" else country,
        country,
        city or answers.get("city") or None,
        cast(Lawyer, answers.get("lawyer") or "undecided"),
        {"there": True, "there_short": False}.get(str(residence)),
        bool(answers.get("divorce")),
    )

"""Jurisdiction over a divorce when a spouse, or both, live abroad (CPL-23, INT-12-17)."""

from __future__ import annotations

from backend.filing.jurisdiction.facts import Facts, Home
from backend.filing.jurisdiction.findings import Findings

_NOBODY = Home()


def divorce(facts: Facts, found: Findings) -> None:
    """Add what the rules of divorce say to `found`.

    Source: 民事诉讼法(2023修正) 22, 23; 民诉法解释(2022) 12-17.
    """
    plaintiff = facts.plaintiffs[0] if facts.plaintiffs else _NOBODY
    defendant = facts.defendants[0] if facts.defendants else _NOBODY
    if defendant.missing:
        _plaintiffs_court(plaintiff, found)
    elif plaintiff.abroad and defendant.abroad:
        _both_abroad(facts, plaintiff, defendant, found)
    elif defendant.abroad:
        _plaintiffs_court(plaintiff, found)
        found.home("plaintiff_place", plaintiff, "spouse_in_china")
    else:
        _defendant_in_china(facts, plaintiff, defendant, found)


def _plaintiffs_court(plaintiff: Home, found: Findings) -> None:
    """The other spouse does not live in China or cannot be found (CPL-23)."""
    found.home("plaintiff_place", plaintiff, "status_plaintiff")


def _defendant_in_china(facts: Facts, plaintiff: Home, defendant: Home, found: Findings) -> None:
    found.home("defendant_place", defendant)
    if plaintiff.abroad:
        found.home("defendant_place", defendant, "spouse_in_china")
    elif facts.spouse_away_over_year:
        found.home("plaintiff_place", plaintiff, "spouse_away")


def _both_abroad(facts: Facts, plaintiff: Home, defendant: Home, found: Findings) -> None:
    if facts.already_divorced:
        found.place("seizable_place", facts.seizable_place or facts.property_place, "divided_property")
    elif plaintiff.nationality == defendant.nationality == "foreign":
        found.because("married_place")
        found.outside = "divorce_there"
    elif facts.settled_abroad is None:
        found.because("married_place")
        found.need("settled_abroad")
    elif facts.settled_abroad:
        _both_settled(facts, plaintiff, defendant, found)
    else:
        _original_homes(facts, plaintiff, defendant, found, "original_home")


def _both_settled(facts: Facts, plaintiff: Home, defendant: Home, found: Findings) -> None:
    """Only after the foreign court refused for the reason the rule names (INT-12-17, Arts 13 and 14)."""
    if not facts.foreign_court_refused:
        found.because("married_place")
        if facts.foreign_court_refused is None:
            found.need("foreign_court_refused")
        else:
            found.outside = "divorce_there"
        return
    found.doubt("both_settled")
    found.place("married_place", facts.married_place)
    if found.outside == "abroad":
        found.outside = ""
        _original_homes(facts, plaintiff, defendant, found, "original_home_settled")
    found.place("last_home_place", facts.last_home_place, needed=not found.grounds)


def _original_homes(facts: Facts, plaintiff: Home, defendant: Home, found: Findings, key: str) -> None:
    homes = [home.registered_place for home in (plaintiff, defendant) if home.registered_place]
    for place in homes or [""]:
        found.place("registered_place", place, key)

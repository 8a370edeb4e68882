"""Signatory of a paper for China, where, and for what: the circumstances that decide which routes are open. Pure.

Nationality, not ancestry, chooses the branch: people are asked for their passport.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from backend.authorization.adviser.missions import CompetentMission

Passport = Literal["prc", "hk", "macao", "taiwan", "foreign"]
Paper = Literal["court_power", "property_power", "declaration", "company_papers", "kinship_evidence", "consular_paper"]
Lawyer = Literal["mainland", "hk_macao", "relative", "undecided"]

PASSPORTS: tuple[Passport, ...] = ("prc", "hk", "macao", "taiwan", "foreign")
PAPERS: tuple[Paper, ...] = (
    "court_power", "property_power", "declaration", "company_papers", "kinship_evidence", "consular_paper",
)  # fmt: skip
LAWYERS: tuple[Lawyer, ...] = ("mainland", "hk_macao", "relative", "undecided")
ACTS = frozenset({"court_power", "property_power", "declaration"})
"""Papers a person makes; the others are made by an authority, a registry or a mission."""
REGIONS = {"CN": "mainland", "HK": "hk", "MO": "macao", "TW": "taiwan"}


@dataclass(frozen=True, slots=True)
class Signatory:
    """One person and the paper they need.

    Args:
        paper: what kind of paper; ``consular_paper`` is one a Chinese mission has issued already.
        passport: the passport it is signed with.
        residence: ISO 3166-1 code of where the person lives (CN, HK, MO and TW are told apart).
        made_in: code of where the paper is or will be made.
        mission: the Chinese mission for the place it is made in; None where China has none in the country.
        lawyer: who shall act in court.
        settled: whether a mainland citizen has lived outside lawfully for over a year (SPC21-5.4); None is unknown.
        verified: whether this party's identity has been verified here (SPC21-4).
        divorce: whether the case is a divorce.
        on: the day the paper is made.
    """

    paper: Paper
    passport: Passport
    residence: str
    made_in: str
    on: date
    mission: CompetentMission | None = None
    lawyer: Lawyer = "undecided"
    settled: bool | None = None
    verified: bool = False
    divorce: bool = False

    @property
    def region(self) -> str:
        """Region where the paper is made: ``mainland``, ``hk``, ``macao``, ``taiwan`` or ``abroad``."""
        return REGIONS.get(self.made_in, "abroad")

    @property
    def is_act(self) -> bool:
        """True for a paper the person makes by signing it."""
        return self.paper in ACTS

    @property
    def is_chinese(self) -> bool:
        """True for Chinese citizens, those of Hong Kong, Macao and Taiwan included."""
        return self.passport != "foreign"

"""Facts that decide on the court: where the parties and things are, and what the dispute is about. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, Literal

from backend.filing.model import Party
from backend.shared.courts import PlaceReading, read_place

Subject = Literal["civil", "maritime", "ip", "environment"]
MAINLAND = "CN"
CONTRACTS = frozenset({"private_lending", "sale_contract", "equity"})


@dataclass(frozen=True, slots=True)
class Home:
    """Home or seat of a party.

    Args:
        place: a court's code, or the address as written.
        region: ISO country code (``HK``, ``MO`` and ``TW`` apart); empty if unknown.
        registered_place: household registration in the mainland of somebody outside it.
        nationality: ``prc_mainland``, ``hk_macao_taiwan``, ``foreign`` or empty.
        missing: whereabouts unknown.
    """

    place: str = ""
    region: str = ""
    registered_place: str = ""
    nationality: str = ""
    missing: bool = False

    @property
    def abroad(self) -> bool:
        """True outside the mainland; Hong Kong, Macao and Taiwan by analogy (INT-520, JUR-7)."""
        return self.region not in ("", MAINLAND) or (not self.region and read_place(self.place).abroad)

    @property
    def reading(self) -> PlaceReading:
        """Return what the place tells; a stated region beats the words of the address."""
        return PlaceReading(abroad=True) if self.abroad else read_place(self.place)


def home_of(party: Party, registered_place: str = "") -> Home:
    """Return where a party of a filing is."""
    return Home(party.district or party.address, party.region, registered_place)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts by which a court is proposed; places as written, or a court's code, empty if unknown.

    Args:
        cause: code of a cause, or ``other``.
        amount_yuan: amount in dispute in yuan.
        land: the dispute is about title, division or boundaries of real property (CPL-34).
        company_internal: being a shareholder, seeing the books, profit; not the price of shares.
        settled_abroad: both spouses have settled abroad; `foreign_court_refused`: the court there refused the divorce.
        spouse_away_over_year: the other spouse has been away from home over a year, within China.
    """

    cause: str
    plaintiffs: tuple[Home, ...] = ()
    defendants: tuple[Home, ...] = ()
    amount_yuan: Decimal | None = None
    subject: Subject = "civil"
    land: bool = False
    company_internal: bool = False
    complex_case: bool = False
    already_divorced: bool = False
    settled_abroad: bool | None = None
    foreign_court_refused: bool | None = None
    spouse_away_over_year: bool = False
    property_place: str = ""
    deceased_place: str = ""
    estate_place: str = ""
    agreed_court: str = ""
    performance_place: str = ""
    signed_place: str = ""
    object_place: str = ""
    seizable_place: str = ""
    office_place: str = ""
    tort_place: str = ""
    workplace: str = ""
    company_place: str = ""
    married_place: str = ""
    last_home_place: str = ""

    @property
    def foreign_related(self) -> bool:
        """A party is foreign or outside the mainland (INT-520); Hong Kong, Macao, Taiwan by analogy (JUR-7)."""
        parties = (*self.plaintiffs, *self.defendants)
        return any(home.abroad or home.nationality in ("foreign", "hk_macao_taiwan") for home in parties)

    @property
    def happened_abroad(self) -> bool:
        """The thing in dispute, or what began, changed or ended the relation, is abroad (INT-520(3)(4))."""
        places = (
            self.object_place, self.property_place, self.performance_place, self.signed_place, self.tort_place,
            self.workplace, self.married_place,
        )  # fmt: skip
        return any(read_place(place).abroad for place in places if place)

    @property
    def contract(self) -> bool:
        """The dispute is about a contract for money or goods (CPL-35)."""
        return self.cause in CONTRACTS and not self.company_internal

    @property
    def may_choose(self) -> bool:
        """Parties may choose a court for contracts and other property rights only (CPL-35)."""
        return self.contract or self.cause in ("tort_traffic", "other")


def with_answers(facts: Facts, answers: Mapping[str, str]) -> Facts:
    """Return `facts` with what a cause's questions told (`causes.statement.court_answers`).

    Args:
        answers: by fact; ``company_internal`` and ``already_divorced`` come as the choice's code.
    """
    known = {field.name for field in fields(Facts)}
    told: dict[str, Any] = {name: value for name, value in answers.items() if name in known}
    if "company_internal" in told:
        told["company_internal"] = told["company_internal"] != "transfer"
    if "already_divorced" in told:
        told["already_divorced"] = told["already_divorced"] == "already_divorced"
    return replace(facts, **told)

"""Institutions, places and what a search answers. Pure.

Nearest is not competent: for consular business the mission whose consular district covers the place is the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from backend.contracts.legal_map import MissionThere as MissionThere
from backend.shared.wording import Words

Kind = Literal[
    "embassy", "consulate_general", "public_legal_service_station", "law_firm", "notary_office", "court", "arbitration",
    "mediation", "overseas_chinese_service_centre", "lawyer", "legal_aid_centre", "duty_lawyer", "judicial_bureau",
    "overseas_contact_point",
]  # fmt: skip
Confidence = Literal["official", "secondary", "recall", "demonstration"]
Precision = Literal["exact", "city"]
OpenState = Literal["open", "closed", "unknown"]
Purpose = Literal["consular", "any"]
Mark = Literal["unverified", "old", "demonstration", "existence_only"]
"""Remark of a card on a row: rests on memory; its source is years old; made for demonstration; only its
existence is known (no address, telephone or hours)."""

NO_WORDS = Words("", "")

KIND_NAMES: Mapping[Kind, Words] = {
    "embassy": Words("大使馆", "Embassy"),
    "consulate_general": Words("总领事馆", "Consulate-General"),
    "public_legal_service_station": Words("公共法律服务站", "Public legal service station"),
    "law_firm": Words("律师事务所", "Law firm"),
    "notary_office": Words("公证处", "Notary office"),
    "court": Words("法院", "Court"),
    "arbitration": Words("仲裁机构", "Arbitration"),
    "mediation": Words("调解组织", "Mediation"),
    "overseas_chinese_service_centre": Words("华助中心", "Overseas Chinese service centre"),
    "lawyer": Words("律师", "Lawyer"),
    "legal_aid_centre": Words("法律援助中心", "Legal aid centre"),
    "duty_lawyer": Words("值班律师", "Duty lawyer"),
    "judicial_bureau": Words("司法局", "Judicial bureau"),
    "overseas_contact_point": Words("海外联络点", "Overseas contact point"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A position in WGS-84 degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Place:
    """A city of the gazetteer, or a shared location.

    Args:
        geonameid: GeoNames id, None for a shared location.
        name: by its GeoNames name; empty for a shared location.
        name_zh: its Chinese name, or empty.
        country: ISO 3166-1 code.
        division: first-level division where it is known, for consular districts.
        subdivision: county, where a consular district is drawn by counties (California, Great Britain).
        precision: ``city`` when the point is only the city's centre.
    """

    point: Point
    country: str
    name: str = ""
    name_zh: str = ""
    division: str = ""
    timezone: str = ""
    geonameid: int | None = None
    precision: Precision = "city"
    subdivision: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """Result of looking up a place's name: one place, several to choose from, or none with names spelled alike.

    Args:
        country: ISO code of the country that was named, also when it was all that was named (then search by it).
    """

    place: Place | None = None
    candidates: tuple[Place, ...] = ()
    suggestions: tuple[Place, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Opening of an institution at a moment, and its next change (aware, in the institution's zone).

    Args:
        holidays_known: False where local public holidays are not taken into account.
        chinese_holiday: True for a mission on a public holiday of China, when many do not work either.
    """

    state: OpenState
    changes_at: datetime | None = None
    holidays_known: bool = False
    chinese_holiday: bool = False


@dataclass(frozen=True, slots=True)
class DayOpening:
    """Hours of an institution on one day of its own calendar.

    Args:
        known: False where its hours, or those of that day, are not known; there are then no spans.
        spans: from when to when it is open (aware, in the institution's zone); empty where it is closed.
        holidays_known: False where local public holidays are not taken into account.
        chinese_holiday: True on a public holiday of China for a mission or an office in the mainland.
    """

    day: date
    known: bool
    spans: tuple[tuple[datetime, datetime], ...] = ()
    holidays_known: bool = False
    chinese_holiday: bool = False


@dataclass(frozen=True, slots=True)
class Institution:
    """One row of the map; an empty field is not known, nothing is invented.

    Args:
        office_hours: OpenStreetMap ``opening_hours``.
        hours_scope: whose hours they are: ``consular_hall`` or ``office``; empty if the source does not say.
        phone_scope: whose telephone it is: ``main``, ``consular`` or ``hotline``.
        consular_phone: of the consular section, where it differs.
        consular_address: of the consular hall, where it differs.
        photo: its name at its source; shown only where it lies here (`picture`) and has author and licence.
        picture: id of the photograph that lies here, or empty.
        sources: for each field where it comes from (address, date, confidence), as far as recorded.
        note: what whoever gathered the row could not verify.
        languages, fields, remote: of a lawyer, codes of `backend.legal_map.lawyers`: what they speak, what they do, and
            how somebody abroad can talk with them.
    """

    institution_id: str
    kind: Kind
    name: Words
    country: str
    city: Words
    point: Point
    precision: Precision
    confidence: Confidence
    timezone: str = ""
    address: str = ""
    phone: str = ""
    emergency_phone: str = ""
    email: str = ""
    website: str = ""
    office_hours: str = ""
    district: Words = NO_WORDS
    intro: Words = NO_WORDS
    photo: str = ""
    photo_author: str = ""
    photo_licence: str = ""
    picture: str = ""
    source_url: str = ""
    source_date: str = ""
    sources: Mapping[str, str] | None = None
    hours_scope: str = ""
    phone_scope: str = ""
    consular_phone: str = ""
    consular_address: str = ""
    note: str = ""
    languages: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()

    @property
    def photo_credit(self) -> str:
        """Author and licence as they are shown with the photograph."""
        return ", ".join(filter(None, (self.photo_author, self.photo_licence)))


@dataclass(frozen=True, slots=True)
class Card:
    """An institution as an answer.

    Args:
        distance_km: geodesic (WGS-84); None where no place was given.
        competent: True when it is the competent mission for the place.
        reason: why it is competent, or what must be confirmed with it.
        marks: what has to be said about how sure the row is.
        old_facts: of which year a value is that is too old to be trusted, by its column; None where nobody knows.
    """

    institution: Institution
    distance_km: float | None
    opening: Opening
    competent: bool = False
    reason: Words | None = None
    marks: tuple[Mark, ...] = ()
    old_facts: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search.

    Args:
        competent: the competent mission where the purpose is consular; it may not be the nearest.
        district_unknown: True where no rule says who is competent: the person must confirm with the mission.
        cards: nearest first.
        total: how many match in all, for "more".
    """

    place: Place | None
    cards: tuple[Card, ...]
    total: int
    competent: Card | None = None
    district_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Reason why a row of a file was refused.

    Args:
        line: of the file (GeoJSON: number of the feature), from 1.
        reason: in English, for whoever prepares the file.
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Result of an import that was made, or would be.

    Args:
        added: ids of new institutions.
        changed: ids of those that change, with the columns.
        unchanged: how many say what was known already.
        problems: the rows that were refused.
        applied: False for a dry run.
    """

    added: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]
    unchanged: int
    problems: tuple[Problem, ...]
    applied: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Match an online geocoder has found for a name.

    Args:
        name: what it calls the place, in both languages as far as it knows.
        point: WGS-84.
        country: ISO 3166-1 code, or empty where it says none.
        names: every name the place bears, where the service lists all bearers of a name. Empty where what was found
            only lies in the place (a house, a shop), or where the service names its best guess alone.
    """

    name: Words
    point: Point
    country: str = ""
    names: tuple[str, ...] = ()


OnlineSearch = Callable[[str, str], Sequence[Match]]
"""Name and country (or empty) → what a service found; PlatformUnavailable if it does not answer or refuses."""

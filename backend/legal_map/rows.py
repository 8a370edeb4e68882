"""A row of the map's table as it is exchanged (the CSV's header) and as an `Institution`. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import cast, get_args

from backend.legal_map.lawyers import codes_in
from backend.legal_map.model import KIND_NAMES, Confidence, Institution, Kind, Mark, Point
from backend.shared.wording import Words

COLUMNS = (
    "id", "kind", "name_zh", "name_en", "country", "city_en", "city_zh", "address", "lat", "lon", "coord_precision",
    "tz", "phone", "phone_scope", "consular_phone", "emergency_phone", "email", "website", "office_hours",
    "hours_scope", "chancery_hours", "consular_address", "consular_district_en", "consular_district_zh", "photo",
    "photo_author", "photo_licence", "intro_zh", "intro_en", "source_url", "source_date", "confidence",
    "field_sources", "notes", "closed_on", "languages", "fields", "remote",
)  # fmt: skip
"""The header of the exchanged CSV. `closed_on` is the day it was marked closed; then it is kept, not shown."""

KINDS: tuple[str, ...] = tuple(KIND_NAMES)
CONFIDENCES: tuple[str, ...] = get_args(Confidence)

OLD_AFTER_YEARS = 3
"""Age of a row's source, in years, from which it is said with it, unless the operator says otherwise."""

Row = Mapping[str, str]


def institution_of(row: Row, pictures: Mapping[str, str] = MappingProxyType({})) -> Institution:
    """Return the institution a checked row describes; columns that are missing count as empty.

    Args:
        pictures: photographs that lie here, name → id.
    """
    of = {column: row.get(column, "") for column in COLUMNS}
    return Institution(
        institution_id=of["id"],
        kind=cast(Kind, of["kind"]),
        name=Words(of["name_zh"] or of["name_en"], of["name_en"] or of["name_zh"]),
        country=of["country"],
        city=Words(of["city_zh"] or of["city_en"], of["city_en"] or of["city_zh"]),
        point=Point(float(of["lat"]), float(of["lon"])),
        precision="city" if is_city_only(of["coord_precision"]) else "exact",
        confidence=cast(Confidence, of["confidence"]),
        timezone=of["tz"],
        address=of["address"],
        phone=of["phone"],
        emergency_phone=of["emergency_phone"],
        email=of["email"],
        website=of["website"],
        office_hours=of["office_hours"],
        district=Words(of["consular_district_zh"], of["consular_district_en"]),
        intro=Words(of["intro_zh"], of["intro_en"]),
        photo=of["photo"],
        photo_author=of["photo_author"],
        photo_licence=of["photo_licence"],
        picture=pictures.get(of["photo"], "") if of["photo_author"] and of["photo_licence"] else "",
        source_url=of["source_url"],
        source_date=of["source_date"],
        sources=field_sources(of["field_sources"]),
        hours_scope=of["hours_scope"],
        phone_scope=of["phone_scope"],
        consular_phone=of["consular_phone"],
        consular_address=of["consular_address"],
        note=of["notes"],
        languages=codes_in(of["languages"]),
        fields=codes_in(of["fields"]),
        remote=codes_in(of["remote"]),
    )


def is_city_only(precision: str) -> bool:
    """True where the position is a city's centre or was set by hand, so that no distance may be shown to the metre."""
    return precision.startswith(("city", "approx")) or not precision


def field_sources(text: str) -> dict[str, str]:
    """Return each field's source from ``field: source [date; confidence] | field: …``."""
    parts = (part.partition(": ") for part in text.split(" | ") if ": " in part)
    return {field.strip(): source.strip() for field, _, source in parts}


def marks_of(institution: Institution, today: date, old_after: int = OLD_AFTER_YEARS) -> tuple[Mark, ...]:
    """Return what has to be said about how sure a row is.

    Args:
        old_after: from how many years on a source is old.
    """
    said: list[Mark] = []
    if institution.confidence == "demonstration":
        said.append("demonstration")
    if institution.confidence == "recall":
        said.append("unverified")
    year = latest_year(institution.source_date)
    if year is not None and today.year - year >= old_after:
        said.append("old")
    known = (institution.address, institution.phone, institution.email, institution.website, institution.office_hours)
    if not any((*known, institution.emergency_phone, institution.consular_phone)):
        said.append("existence_only")
    return tuple(said)


def latest_year(source_date: str) -> int | None:
    """Return the latest year a source's date speaks of (``2022-03 / 2023`` is 2023), or None."""
    years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", source_date)]
    return max(years, default=None)

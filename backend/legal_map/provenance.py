"""Provenance of each value of an entry, as the column `field_sources` keeps it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from backend.legal_map.model import Institution
from backend.legal_map.rows import OLD_AFTER_YEARS, Row, field_sources, latest_year

LONGEST_SOURCE = 300
_NAMES: Mapping[str, tuple[str, ...]] = {
    "office_hours": ("consular_hours", "hours"),
    "chancery_hours": ("hours",),
    "hours_scope": ("consular_hours", "hours"),
    "phone_scope": ("phone",),
    "lat": ("coords",),
    "lon": ("coords",),
    "coord_precision": ("coords",),
    "tz": ("coords",),
    "consular_district_zh": ("district",),
    "consular_district_en": ("district",),
    "intro_zh": ("intro",),
    "intro_en": ("intro",),
    "name_zh": ("name",),
    "name_en": ("name",),
    "photo_author": ("photo",),
    "photo_licence": ("photo",),
}
"""The names under which the source of a column is kept, the most exact first; its own name for all others."""

WITHOUT = frozenset({"id", "field_sources", "notes", "source_url", "source_date", "confidence"})
"""Columns that are about the entry itself and rest on nothing."""

AGEING = ("phone", "consular_phone", "emergency_phone", "office_hours", "address", "consular_address")
"""Facts that change while the institution stays: told with its year once that is long ago, or with the lack of one."""


def source_names(column: str) -> tuple[str, ...]:
    """Return the names under which a column's source may be kept."""
    return _NAMES.get(column, (column,))


def sources_by_column(row: Row) -> dict[str, str]:
    """Return what each value of a row rests on; where no source of its own is known, it has none here."""
    kept = field_sources(row.get("field_sources", ""))
    found = {
        column: next((kept[name] for name in source_names(column) if name in kept), "")
        for column in row
        if column not in WITHOUT and row[column]
    }
    return {column: source for column, source in found.items() if source}


def old_facts(institution: Institution, today: date, old_after: int = OLD_AFTER_YEARS) -> dict[str, int | None]:
    """Return of which year each of `AGEING` is that is old by its own source, whatever the row's date is.

    Args:
        old_after: from how many years on a source is old.

    Returns:
        the year by column, None where nobody wrote down when it was seen; what is made up for showing is left out.
    """
    if institution.confidence == "demonstration":
        return {}
    years = {column: _year_of(institution, column) for column in AGEING if getattr(institution, column)}
    return {column: year for column, year in years.items() if year is None or today.year - year >= old_after}


def _year_of(institution: Institution, column: str) -> int | None:
    """The year of a value's own source, or of the row where it has none."""
    kept = institution.sources or {}
    own = next((kept[name] for name in source_names(column) if name in kept), "")
    return latest_year(own.rpartition("[")[2] or institution.source_date)


def written(source: str, day: str, confidence: str) -> str:
    """Return a source as it is kept: ``source [date; confidence]``, without what would break the column apart."""
    return f"{plain(source)} [{day}; {confidence}]"


def plain(source: str) -> str:
    """Return what somebody typed as a source on one line, without the marks the column is written with."""
    return re.sub(r"\s+", " ", re.sub(r"[|\[\]]", " ", source)).strip()[:LONGEST_SOURCE]


def with_sources(text: str, columns: Iterable[str], source: str) -> str:
    """Return `field_sources` with a source for each of these columns.

    Args:
        text: the column as it is.
        source: as `written` returns it; empty takes the source away.
    """
    kept = field_sources(text)
    for name in {source_names(column)[0] for column in columns if column not in WITHOUT}:
        kept[name] = source
    return _joined(kept)


def restored(text: str, earlier: str, columns: Iterable[str]) -> str:
    """Return `field_sources` with the sources these columns had in an earlier state of it."""
    kept, before = field_sources(text), field_sources(earlier)
    for name in {name for column in columns for name in source_names(column)}:
        kept[name] = before.get(name, "")
    return _joined(kept)


def _joined(kept: Mapping[str, str]) -> str:
    return " | ".join(f"{name}: {source}" for name, source in kept.items() if source)

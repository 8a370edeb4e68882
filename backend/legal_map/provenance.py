"""Provenance of each value of an entry, as the column `field_sources` keeps it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from backend.legal_map.rows import Row, field_sources

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

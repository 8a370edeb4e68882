"""Proposals of another source for the map's institutions, as rows that somebody can look at and import. Pure.

Nothing here changes the map. A value goes into a row with its own source and day, so that what stood there before keeps
its own. A source that is only a hint fills what is empty; one that speaks for the institution also replaces what is not
newer than itself. A value the checks refuse is left out; a row with something made up is marked so as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from backend.legal_map.checks import faults_of
from backend.legal_map.model import Confidence, Point
from backend.legal_map.provenance import sources_by_column, with_sources, written
from backend.legal_map.rows import COLUMNS, Row, is_city_only

OFFERED = (
    "address", "phone", "consular_phone", "emergency_phone", "email", "website", "office_hours", "consular_address",
)  # fmt: skip
"""Columns another source may speak of, beside the position."""
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer of a source about one institution of the map.

    Args:
        institution_id: the map's id of it.
        values: by column, of `OFFERED`; empty ones say nothing.
        source: where it says so.
        day: when it was said, or looked at.
        confidence: how sure the source is.
        point: where it stands, or None.
        replaces: whether it speaks for the institution, so that it replaces what is not newer.
    """

    institution_id: str
    values: Mapping[str, str]
    source: str
    day: date
    confidence: Confidence
    point: Point | None = None
    replaces: bool = False


def proposed(rows: Iterable[Row], offers: Iterable[Offer]) -> tuple[dict[str, str], ...]:
    """Return the rows that would change, whole and ready to import; offers for ids we do not have are dropped."""
    by_id = {row["id"]: {column: row.get(column, "") for column in COLUMNS} for row in rows}
    changed: dict[str, dict[str, str]] = {}
    for offer in offers:
        before = changed.get(offer.institution_id) or by_id.get(offer.institution_id)
        if before is not None and (after := _with(before, offer)) != before:
            changed[offer.institution_id] = after
    return tuple(changed.values())


def _with(row: Mapping[str, str], offer: Offer) -> dict[str, str]:
    source, kept = written(offer.source, offer.day.isoformat(), offer.confidence), sources_by_column(row)
    after = dict(row)
    for column in OFFERED:
        value = offer.values.get(column, "").strip()
        if not value or value == row[column] or (row[column] and not _gives_way(row, kept.get(column, ""), offer)):
            continue
        tried = {**after, column: value}
        if not any(fault.column == column for fault in faults_of(tried)):
            after = {**tried, "field_sources": with_sources(tried["field_sources"], [column], source)}
    after = _placed(after, offer, source)
    made_up = after != row and offer.confidence == "demonstration"
    return {**after, "confidence": "demonstration"} if made_up else after


def _placed(row: dict[str, str], offer: Offer, source: str) -> dict[str, str]:
    """A position is taken over a city's centre only: an exact one was looked at by somebody."""
    if offer.point is None or not is_city_only(row["coord_precision"]):
        return row
    position = {"lat": f"{offer.point.lat:.6f}", "lon": f"{offer.point.lon:.6f}", "coord_precision": "exact"}
    tried = {**row, **position, "field_sources": with_sources(row["field_sources"], ["lat"], source)}
    return row if any(fault.column == "lat" for fault in faults_of(tried)) else tried


def _gives_way(row: Mapping[str, str], source: str, offer: Offer) -> bool:
    """Return True if a value that is there is older than an offer that speaks for the institution."""
    found = _DAY.search(source.rpartition("[")[2]) or _DAY.search(row["source_date"])
    return offer.replaces and (found[0] if found else "") < offer.day.isoformat()

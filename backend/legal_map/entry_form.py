"""An entry as the desk's form has it, and back: what an officer types becomes a row of the map. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping

from backend.legal_map.column_words import TYPED
from backend.legal_map.model import Located
from backend.legal_map.rows import Row, is_city_only

BY_HAND: Mapping[str, str] = {"exact": "exact(desk)", "city": "city_centroid(desk)"}
CLOSED = "closed_on"
LONGEST = 4000
"""Characters of one value."""
_LONGEST_ID = 60


def shown(row: Row) -> dict[str, str]:
    """Return the columns of a row as the form shows them."""
    values = {column: tidy(row.get(column, "")) for column in (*TYPED, CLOSED)}
    city_only = is_city_only(row.get("coord_precision", ""))
    return {**values, "coord_precision": "city" if city_only else "exact"}


def tidy(value: str) -> str:
    """Return a value as a browser would send it back: without invisible characters and the spaces around it."""
    hidden = ("Cc", "Cf", "Co", "Cs")
    kept = (char for char in value if char in "\n\t" or unicodedata.category(char) not in hidden)
    return "".join(kept).strip()[:LONGEST]


def taken(typed: Row, before: Row) -> dict[str, str]:
    """Return the columns that differ from what the form showed, as the row keeps them."""
    was = shown(before) if before else dict.fromkeys((*TYPED, CLOSED), "")
    changed = {column: value for column, value in typed.items() if column in was and value != was[column]}
    moved = {"lat", "lon", "coord_precision"} & set(changed)
    if moved:
        precision = typed.get("coord_precision") or was["coord_precision"]
        changed["coord_precision"] = BY_HAND.get(precision, BY_HAND["city"])
    return changed


def placed(row: Row, before: Row, locate: Callable[[str, str], Located]) -> dict[str, str]:
    """Return the row with the position of its city where none was typed, and without a zone that no longer fits.

    Args:
        before: the row as it was, empty for a new one.
        locate: finds a city by name and country.
    """
    there = dict(row)
    if not row["lat"] and not row["lon"]:
        place = locate(row["city_en"] or row["city_zh"], row["country"]).place if _has_city(row) else None
        if place is not None and place.country == row["country"]:
            there |= {"lat": f"{place.point.lat:.5f}", "lon": f"{place.point.lon:.5f}"}
            there["coord_precision"] = BY_HAND["city"]
    moved = any(there[column] != before.get(column, "") for column in ("lat", "lon"))
    if moved and there["tz"] == before.get("tz", ""):
        there["tz"] = ""
    return there


def new_id(row: Row, known: Collection[str]) -> str:
    """Return an id nobody has: kind, country and what it is called, in plain letters."""
    words = (row["kind"], row["country"], row["name_en"] or row["city_en"])
    plain = unicodedata.normalize("NFKD", "-".join(words)).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-") or "place"
    stem = stem if len(stem) > 1 else f"{stem}-1"
    number = 1
    while (f"{stem}-{number}" if number > 1 else stem) in known:
        number += 1
    return f"{stem}-{number}" if number > 1 else stem


def _has_city(row: Row) -> bool:
    return bool((row["city_en"] or row["city_zh"]) and row["country"])

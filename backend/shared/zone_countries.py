"""The country of a time zone, from the tables that come with the time zones themselves (zone.tab, tzdata.zi)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_TABLES = files("tzdata") / "zoneinfo"


@cache
def country_of_zone(zone: str) -> str:
    """Return the ISO 3166-1 code of the country a zone is of; empty for a zone of no country (UTC).

    Args:
        zone: IANA name, an old one included (``America/Montreal``).
    """
    known = _countries()
    return known.get(zone) or known.get(_links().get(zone, ""), "")


@cache
def _countries() -> dict[str, str]:
    return {cells[2]: cells[0] for cells in _rows("zone.tab", "\t")}


@cache
def _links() -> dict[str, str]:
    """Old name to the one it stands for now."""
    return {cells[2]: cells[1] for cells in _rows("tzdata.zi", " ") if cells[0] == "L"}


def _rows(name: str, separator: str) -> Iterator[list[str]]:
    lines = (_TABLES / name).read_text("utf-8").splitlines()
    return (line.split(separator) for line in lines if line and not line.startswith("#"))

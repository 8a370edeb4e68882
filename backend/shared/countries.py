"""Names of countries and regions by ISO 3166-1 code, for people and for papers.

The names are Unicode CLDR's (Unicode License v3) with own additions. A code is also given to regions (HK, MO, TW); it
says nothing about status.
"""

from __future__ import annotations

from functools import cache

from backend.shared.gazetteer_files import read_rows
from backend.shared.wording import Words


@cache
def countries() -> dict[str, Words]:
    """Code → name in both languages."""
    return {row["iso2"]: Words(row["name_zh"], row["name_en"]) for row in read_rows("countries.csv")}


_WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Bahamas", "Maldives", "Czech", "Marshall", "Gambia")


def country_name(code: str) -> Words:
    """The name of a country or region as it stands in a sentence; the code itself if we have no name for it."""
    name = countries().get(code, Words(code, code))
    return Words(name.zh, f"the {name.en}") if name.en.startswith(_WITH_ARTICLE) else name


def country_code(name: str) -> str:
    """The code of a country by its code or any of its names or its people's ("American"); empty for none."""
    return _codes().get(name.strip().casefold(), "")


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_rows("countries.csv"):
        names = [row["iso2"], row["name_zh"], row["name_en"], *row["names_zh"].split("|")]
        names += [*row["names_en"].split("|"), *row["adjectives_en"].split("|")]
        for one in filter(None, names):
            found.setdefault(one.casefold(), row["iso2"])
    return found

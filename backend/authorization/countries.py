"""Names of countries and regions by ISO 3166-1 code, for telling people where a paper is made."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from backend.shared.wording import Words

DATA = Path(__file__).with_name("data")


@cache
def countries() -> dict[str, Words]:
    """Code → name in both languages (source: data/README.md)."""
    with (DATA / "countries.csv").open(encoding="utf-8") as file:
        return {row["iso2"]: Words(row["name_zh"], row["name_en"]) for row in csv.DictReader(file)}


_WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Bahamas", "Maldives", "Czech", "Marshall", "Gambia")


def country_name(code: str) -> Words:
    """The name of a country or region as it stands in a sentence; the code itself if we have no name for it."""
    name = countries().get(code, Words(code, code))
    return Words(name.zh, f"the {name.en}") if name.en.startswith(_WITH_ARTICLE) else name

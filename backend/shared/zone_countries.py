"""Country of a time zone, by the tz database's own tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


def country_of_zone(zone: str) -> str:
    """Return the ISO 3166 code of the country whose clock an IANA zone is; nothing for UTC and unknown zones."""
    countries, links = _countries(), _links()
    return countries.get(zone) or countries.get(links.get(zone, ""), "")


def only_zone(country: str) -> str:
    """Return the zone of a country that has one alone, nothing for the others (`America/Toronto` is not all Canada)."""
    zones = [zone for zone, code in _countries().items() if code == country]
    if country == "CN":
        return "Asia/Shanghai"
    return zones[0] if len(zones) == 1 else ""


@cache
def _countries() -> Mapping[str, str]:
    """Zone → country."""
    lines = (line.split("\t") for line in _table("zone.tab") if line and not line.startswith("#"))
    return {fields[2]: fields[0] for fields in lines}


@cache
def _links() -> Mapping[str, str]:
    """Old name → today's (`US/Pacific`). A name that is a link itself is followed once, as the database promises."""
    links = {}
    for line in _table("tzdata.zi"):
        if line.startswith("L "):
            _, target, name = line.split(" ")
            links[name] = target
    return links


def _table(name: str) -> list[str]:
    return resources.files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8").splitlines()

"""Places of Jiangmen written in letters, as a Chinese paper has them ("Changsha, Kaiping" is 开平市长沙街道). Pure.

A place that is not known whole stays as it was written: nothing is guessed, and a street in letters is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from backend.shared.courts import COURTS
from backend.shared.yaml_pages import read_yaml

_ABOVE = frozenset({"guangdong", "china", "guangdong province", "pr china", "prc", "canton"})
_KIND = re.compile(r"\s+(?:city|district|town|township|county|subdistrict|sub-district|street office)$")
_CITY = "jiangmen"
_LETTERS = re.compile(r"[A-Za-z]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def in_chinese(place: str) -> str:
    """Return a place in Chinese where every part of it is a known one of Jiangmen, else as it was written."""
    if _HAN.search(place):
        return _LETTERS.sub(lambda word: _district_alone(word[0]), place)
    parts = [_KIND.sub("", part.strip().casefold()) for part in place.strip(" .").split(",")]
    parts = [part for part in parts if part and part not in _ABOVE]
    named = [one for one in COURTS if one in _names() and any(_names()[one].get(part) == "" for part in parts)]
    seat = next((one for one in named if _names()[one] is not _names()[_CITY]), "")
    towns = [part for part in parts if part not in _names()[_CITY] and (not seat or _names()[seat].get(part) != "")]
    if not parts or len(towns) > 1 or (towns and (not seat or towns[0] not in _names()[seat])):
        return place
    if not seat:
        return "江门市" if all(part in _names()[_CITY] for part in parts) else place
    return f"{_full(seat)}{_names()[seat][towns[0]] if towns else ''}"


def _district_alone(word: str) -> str:
    seat = next((one for one, names in _names().items() if names.get(word.casefold()) == ""), "")
    return word if not seat else "江门" if seat == _CITY else COURTS[seat].district.zh.rstrip("市区")


def _full(seat: str) -> str:
    """The district with the city it is a part of; a county-level city by its own name."""
    name = COURTS[seat].district.zh
    return f"江门市{name}" if name.endswith("区") else name


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    page = read_yaml(Path(__file__).with_name("towns_in_letters.yml"))
    return {seat: {name.casefold(): str(full) for name, full in towns.items()} for seat, towns in page.items()}

"""Authorities that issue an apostille, for how much and how fast, as far as a source says so (APO-AUTH).

Facts are in `data/apostille_authorities.yml`, each with source and confidence. What is not there is told as unknown;
figures carry where they come from, because fees and queues change faster than law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

AUTHORITIES_FILE = Path(__file__).with_name("data") / "apostille_authorities.yml"
_SEEN = {
    "official": Words("（官方网页，{month}查到，以现场为准）", " (official page, seen {month}; the office decides)"),
    "secondary": Words("（转引，{month}查到，先问清楚）", " (quoted elsewhere, seen {month}; ask first)"),
}


class AuthoritiesFileError(Exception):
    """The page of authorities has a gap; the message names the country."""


@dataclass(frozen=True, slots=True)
class ApostilleAuthority:
    """One authority.

    Args:
        who: its name.
        fee, days: with their source and date in words; None where nothing reliable was found.
        confidence: ``official`` for a page of the authority or its government.
        source: where it was seen.
    """

    who: Words
    fee: Words | None
    days: Words | None
    confidence: Literal["official", "secondary"]
    source: str


def authority_of(country: str) -> ApostilleAuthority | None:
    """Return who issues apostilles there; None where no source was found."""
    return authorities().get(country)


def authority_name(country: str, name: Words) -> Words:
    """Return who issues apostilles there as it stands in a sentence; without a source, that it is the authority there.

    Args:
        country: ISO code.
        name: of the country.
    """
    found = authority_of(country)
    return found.who if found else Words(f"{name.zh}的主管机关", f"the competent authority of {name.en}")


@cache
def authorities(file: Path = AUTHORITIES_FILE) -> Mapping[str, ApostilleAuthority]:
    """Return every authority by country.

    Raises:
        AuthoritiesFileError: an entry lacks a language, a source or its confidence.
    """
    page = read_yaml(file)
    month = date.fromisoformat(str(page["checked"])).strftime("%Y-%m")
    return {code: _authority(code, row, month) for code, row in page["authorities"].items()}


def _authority(code: str, row: Mapping[str, Any], month: str) -> ApostilleAuthority:
    try:
        seen, source = _SEEN[row["confidence"]], str(row["source"]).strip()
        who = Words(row["who"]["zh"], row["who"]["en"])
        fee, days = (_told(row[part], seen, month) if part in row else None for part in ("fee", "days"))
    except (KeyError, TypeError) as gap:
        raise AuthoritiesFileError(f"{code}: {gap!r}") from gap
    if not (source and who.zh and who.en):
        raise AuthoritiesFileError(f"{code}: a source or a name is empty")
    return ApostilleAuthority(who, fee, days, row["confidence"], source)


def _told(figure: Mapping[str, str], seen: Words, month: str) -> Words:
    return Words(figure["zh"] + seen.zh.format(month=month), figure["en"] + seen.en.format(month=month))

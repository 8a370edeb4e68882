"""Every fact the house tells, read from the pages and tables it is kept in: what it rests on, since when, how sure.

One function a table. A table that is added to the house gets one here, or its facts are missing from the report.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from backend.legal_map.provenance import source_names
from backend.shared.yaml_pages import read_yaml
from cli.install import ROOT

Confidence = Literal["text", "official", "secondary", "recall", "unknown"]
YEAR, HALF_A_YEAR, THREE_YEARS, MONTH = 365, 183, 1095, 31
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_LAW_ROW = re.compile(
    r"^\| (?P<ids>[A-Z0-9][^|]*) \| (?P<article>[^|]*) \|.*\|[^|]*\| (?P<source>[^|]*) \| (?P<sure>[^|]*) \|$", re.M
)
_LAW_STATE = re.compile(r"State of knowledge: (\d{4}-\d\d-\d\d)")
_FIELD_SOURCE = re.compile(r"(?P<field>\w+): (?P<source>.*) \[(?P<date>[^;\]]*); (?P<sure>\w+)\]$")
_AGEING = (
    "phone", "consular_phone", "emergency_phone", "address", "consular_address", "office_hours", "chancery_hours",
)  # fmt: skip
_TEN_YEARS = 3653
"""A district's text that is older draws it with a doubt only; see backend/legal_map/data/README.md."""
_ADAPTER = "adviser/data"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the house tells.

    Args:
        table: where it is kept.
        key: names it there.
        source: where it was seen; empty if nowhere.
        seen: when; None if nobody wrote it down.
        confidence: how sure it is.
        review: the day by which it is to be looked at again; None if it has no date to count from.
        doubted: whether the person hears of the doubt with it.
    """

    table: str
    key: str
    source: str
    seen: date | None
    confidence: Confidence
    review: date | None
    doubted: bool = False


def day_in(text: str) -> date | None:
    """Return the last day a date as people write it may mean ("2021-12", "c.2024"), or None."""
    found = _DAY.search(text)
    if found is None:
        return None
    year, month = int(found["year"]), int(found["month"] or 12)
    if found["day"]:
        return date(year, month, int(found["day"]))
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def all_facts() -> list[Fact]:
    """Return every fact of every table."""
    return [fact for table in TABLES for fact in table()]


def rules_of_law() -> Iterator[Fact]:
    """The rows of docs/law.md."""
    page = (ROOT / "docs" / "law.md").read_text("utf-8")
    state, doubts = _LAW_STATE.search(page), _doubts_in_code()
    seen = date.fromisoformat(state[1]) if state else None
    for row in _LAW_ROW.finditer(page):
        if row["ids"].strip() == "rule":
            continue
        sure = row["sure"].strip()
        told = any(word in sure for word in ("doubt", "said", "told", "beside"))
        told = told or all(rule in doubts for rule in row["ids"].strip().split(", "))
        source = row["source"].strip()
        yield _aged("docs/law.md", row["ids"].strip(), source, seen, _level(sure), YEAR, doubted=told)


def law_library() -> Iterator[Fact]:
    """The answers of the law library, those told only behind others too, each with its own day of review."""
    folder = ROOT / "backend/protection"
    for path in (*sorted(folder.glob("library/*.yml")), *sorted(folder.glob("next/*.yml"))):
        page = _yaml(path)
        for entry in page.get("entries", page.get("answers", [])):
            sources = " ".join(f"{one['law']}{one.get('article', '')}" for one in entry["sources"])
            doubted = bool(entry.get("doubt"))
            review = date.fromisoformat(str(entry["review"]))
            seen = date.fromisoformat(str(entry["checked"]))
            yield Fact("law library", entry["id"], sources, seen, _level(entry["confidence"]), review, doubted)


def apostille_parties() -> Iterator[Fact]:
    """The parties of the Apostille Convention; a date from memory is told with its doubt."""
    for row in _csv(f"backend/authorization/{_ADAPTER}/apostille_parties.csv"):
        source = row["date_source"]
        recalled = source.startswith("compiled from general knowledge")
        sure: Confidence = "recall" if recalled else "official" if "HCCH" in source else "secondary"
        seen = None if recalled else day_in("2026")
        yield _aged("apostille parties", row["iso2"], "" if recalled else source, seen, sure, YEAR, doubted=recalled)


def apostille_territories() -> Iterator[Fact]:
    """The territories that stand as their state."""
    for row in _csv(f"backend/authorization/{_ADAPTER}/apostille_territories.csv"):
        sure, seen = _level(row["confidence"]), day_in(row["checked"])
        doubted = sure == "recall"
        yield _aged("apostille territories", row["territory"], row["source"], seen, sure, YEAR, doubted=doubted)


def apostille_authorities() -> Iterator[Fact]:
    """Iterate over who issues apostilles, for how much and how fast."""
    page = _yaml(ROOT / f"backend/authorization/{_ADAPTER}/apostille_authorities.yml")
    seen, review = date.fromisoformat(str(page["checked"])), date.fromisoformat(str(page["review"]))
    for code, row in page["authorities"].items():
        yield Fact("apostille authorities", code, row["source"], seen, _level(row["confidence"]), review, doubted=True)


def passport_numbers() -> Iterator[Fact]:
    """Shapes of passport numbers: they only lead to a second look."""
    page = _yaml(ROOT / "backend/identity/passport_numbers.yml")
    seen, review = date.fromisoformat(str(page["checked"])), date.fromisoformat(str(page["review"]))
    for code, row in page["shapes"].items():
        for sure, source in (("seen", "validator.js, isPassportNumber"), ("recall", "")):
            for shape in row.get(sure, ()):
                level: Confidence = "secondary" if source else "recall"
                yield Fact("passport numbers", f"{code} {shape}", source, seen, level, review, doubted=True)


def institutions() -> Iterator[Fact]:
    """Telephones, addresses and hours of the map, each with the date of the field, else of its row.

    A card says of which year an old one is, that one has no date, and that a row from memory is unverified.
    """
    for row in _csv("backend/legal_map/data/institutions.csv"):
        own = _field_sources(row)
        for field in _AGEING:
            if not row[field]:
                continue
            found = next((own[name] for name in source_names(field) if name in own), None)
            source, day, sure = (
                (found["source"], found["date"], found["sure"])
                if found
                else (row["source_url"], row["source_date"], row["confidence"])
            )
            key = f"{row['id']} {field}"
            seen, level = day_in(day), _level(sure)
            doubted = seen is None or level == "recall"
            yield _aged("institutions", key, source, seen, level, THREE_YEARS, doubted=doubted)


def consular_districts() -> Iterator[Fact]:
    """Iterate over missions in charge, by the text that draws each district; what is not sure is to be confirmed."""
    drawn = {row["id"]: _field_sources(row).get("district") for row in _csv("backend/legal_map/data/institutions.csv")}
    for row in _csv("backend/legal_map/data/consular_districts.csv"):
        key = " ".join(filter(None, (row["country"], row["division"], row["subdivision"], row["city"])))
        text, doubted = drawn[row["mission"]], row["sure"] != "yes"
        source, day = (text["source"], text["date"]) if text else (f"by elimination: {row['mission']}", "")
        sure: Confidence = _level(text["sure"]) if text else "unknown"
        yield _aged("consular districts", key, source, day_in(day), sure, _TEN_YEARS, doubted=doubted)


def emergency_numbers() -> Iterator[Fact]:
    """Police, ambulance and fire, by the newest list that has them; what is from memory is told with "ask there"."""
    from backend.shared.emergency_numbers import LISTS

    for row in _csv("backend/shared/emergency_numbers.csv"):
        sure = _level(row["confidence"])
        seen = max((LISTS[name] for name in row["sources"].split()), default=None)
        key, told = row["country"], sure == "recall"
        yield _aged("emergency numbers", key, row["sources"], seen, sure, THREE_YEARS, doubted=told)


def helplines() -> Iterator[Fact]:
    """Lines for somebody who wants to die; what is from memory is told with its doubt."""
    for row in _csv("backend/shared/helplines.csv"):
        sure, seen = _level(row["confidence"]), day_in(row["source"])
        yield _aged("helplines", row["rule"], row["source"], seen, sure, YEAR, doubted=sure == "recall")


def rates() -> Iterator[Fact]:
    """Exchange rates, which a person hears with their day, and the loan prime rate, told with its doubt."""
    page = _yaml(ROOT / "backend/filing/fees/exchange_rates.yml")
    source, seen = page["source"]["en"], day_in(str(page["day"]))
    yield _aged("rates", "exchange rates", source, seen, _level(page["confidence"]), MONTH, doubted=True)
    cap = _yaml(ROOT / "backend/protection/interest_cap.yml")
    checked, review = (date.fromisoformat(str(cap[name])) for name in ("checked", "review"))
    for day, rate in cap["one_year_lpr"].items():
        name, sure = f"one-year LPR {day}: {rate}", _level(cap["confidence"])
        yield Fact("rates", name, str(cap["source"]), checked, sure, review, doubted=True)


TABLES: tuple[Callable[[], Iterator[Fact]], ...] = (
    rules_of_law,
    law_library,
    apostille_parties,
    apostille_territories,
    apostille_authorities,
    passport_numbers,
    institutions,
    consular_districts,
    emergency_numbers,
    helplines,
    rates,
)


def _doubts_in_code() -> set[str]:
    """Rules that are told with a doubt by the page of the routes."""
    from backend.authorization.adviser.route_rules import RULES

    return {rule for rule, cited in RULES.items() if cited.doubt is not None}


def _aged(table: str, key: str, source: str, seen: date | None, sure: Confidence, limit: int, *, doubted: bool) -> Fact:
    """A fact without a day of review of its own: so many days after it was seen."""
    review = seen + timedelta(days=limit) if seen else None
    return Fact(table, key, "" if source in ("—", "none") else source, seen, sure, review, doubted)


def _field_sources(row: Mapping[str, str]) -> Mapping[str, re.Match[str]]:
    """Match where each field of an institution comes from, by its name."""
    parts = row["field_sources"].split(" | ")
    return {found["field"]: found for part in parts if (found := _FIELD_SOURCE.match(part))}


def _level(said: str) -> Confidence:
    """The surest word of what was written: a row of which a half is text counts by its weaker half."""
    words = said.casefold()
    levels: tuple[tuple[str, Confidence], ...] = (
        ("recall", "recall"), ("not found", "unknown"), ("secondary", "secondary"), ("official", "official"),
        ("depositary", "official"), ("text", "text"),
    )  # fmt: skip
    return next((level for word, level in levels if word in words), "unknown")


def _csv(name: str) -> list[dict[str, str]]:
    with (ROOT / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _yaml(path: Path) -> Mapping[str, Any]:
    page: Mapping[str, Any] = read_yaml(path)
    return page

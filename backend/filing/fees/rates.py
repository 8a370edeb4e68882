"""Reads `fees/rates.yml`, the page a judge or a lawyer edits, into values; a page with gaps stops the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

import yaml

from backend.shared.wording import Words

RATES_FILE = Path(__file__).with_name("rates.yml")

FeeKind = Literal[
    "property",
    "divorce",
    "personality",
    "other_non_property",
    "ip",
    "labour",
    "jurisdiction_objection",
    "ruling_appeal",
    "appeal",
    "counterclaim",
    "recognition",
    "divorce_recognition",
    "enforcement",
    "preservation",
    "arbitration_review",
]
HalfGround = Literal["summary", "mediation", "withdrawal", "counterclaim"]
AmountWanted = Literal["never", "needed", "part"]

DERIVED: frozenset[FeeKind] = frozenset({"appeal", "counterclaim"})
"""Kinds charged by the tariff of another kind (FEE-17); they have no line of their own on the page."""


class RatesFileError(Exception):
    """The page of rates contradicts itself or leaves something out; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an amount above one line and up to the next, and its rate; `up_to` None means without end."""

    above: Decimal
    up_to: Decimal | None
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Tariff:
    """A cumulative scale: a fixed fee up to a line, rates for the parts above it, perhaps a most."""

    rule: str
    about: Words
    up_to: Decimal
    fee: Decimal
    parts: tuple[Part, ...]
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Charge:
    """Charge by the case, the national range beside it, and whether Guangdong fixed it (FEE-GD)."""

    rule: str
    text: Words
    fee: Decimal
    range: tuple[Decimal, Decimal] | None
    guangdong: bool


@dataclass(frozen=True, slots=True)
class KindEntry:
    """Way of charging one kind of case; see the page's own words."""

    charge: Charge | None
    tariff: Tariff | None
    charge_with_amount: bool
    halves: tuple[HalfGround, ...]


@dataclass(frozen=True, slots=True)
class CauseEntry:
    """The kind a cause of action takes, and another one the court might take."""

    kind: FeeKind
    amount: AmountWanted
    alternative: FeeKind | None
    doubt: str | None


@dataclass(frozen=True, slots=True)
class FeeTable:
    """The whole page."""

    kinds: Mapping[str, KindEntry]
    causes: Mapping[str, CauseEntry]
    notes: Mapping[str, Words]
    cites: Mapping[str, Words]


@cache
def load_fee_table(file: Path = RATES_FILE) -> FeeTable:
    """Return the page of rates; every number is read as it is written, never through a binary fraction.

    Raises:
        RatesFileError: an entry is missing, a line is out of order, or a figure lies outside its national range.
    """
    page = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    tariffs = {name: _read(name, _tariff, entry) for name, entry in page["tariffs"].items()}
    charges = {name: _read(name, _charge, entry) for name, entry in page["charges"].items()}
    kinds = {name: _read(name, _kind, entry, tariffs, charges) for name, entry in page["kinds"].items()}
    notes = {name: _read(name, _words, entry) for name, entry in page["notes"].items()}
    causes = {name: _read(name, _cause, entry, kinds, notes) for name, entry in page["causes"].items()}
    cites = {name: _read(name, _words, entry) for name, entry in page["cites"].items()}
    uncited = {one.rule for one in (*tariffs.values(), *charges.values())} - set(cites)
    if uncited or set(kinds) != set(get_args(FeeKind)) - DERIVED:
        raise RatesFileError(f"kinds: {sorted(kinds)}; rules without a citation: {sorted(uncited)}")
    return FeeTable(*(MappingProxyType(part) for part in (kinds, causes, notes, cites)))


def _read(name: str, read: Any, *entry: Any) -> Any:
    try:
        return read(*entry)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as gap:
        raise RatesFileError(f"{name}: {gap!r}") from gap


def _tariff(entry: dict[str, Any]) -> Tariff:
    line, parts = Decimal(entry["base"]["up_to"]), []
    for part in entry["parts"]:
        up_to = Decimal(part["up_to"]) if "up_to" in part else None
        parts.append(Part(line, up_to, _rate(part["rate"])))
        if up_to is None:
            break
        if up_to <= line:
            raise ValueError(f"{up_to} does not lie above {line}")
        line = up_to
    if len(parts) != len(entry["parts"]) or parts[-1].up_to is not None:
        raise ValueError("only the last part is without end")
    most = Decimal(entry["most"]) if "most" in entry else None
    fee = Decimal(entry["base"]["fee"])
    about = _words(entry["about"]) if "about" in entry else Words("", "")
    return Tariff(entry["rule"], about, parts[0].above, fee, tuple(parts), most)


def _rate(text: str) -> Decimal:
    rate = Decimal(text.removesuffix("%")) / 100
    if not text.endswith("%") or not 0 < rate < 1:
        raise ValueError(f"{text!r} is not a rate in per cent")
    return rate


def _charge(entry: dict[str, Any]) -> Charge:
    fee = Decimal(entry["fee"])
    limits = (Decimal(entry["from"]), Decimal(entry["to"])) if "from" in entry else None
    if limits and not limits[0] <= fee <= limits[1]:
        raise ValueError(f"{fee} lies outside {limits}")
    return Charge(entry["rule"], _words(entry["text"]), fee, limits, _flag(entry.get("guangdong", "false")))


def _kind(entry: dict[str, Any], tariffs: dict[str, Tariff], charges: dict[str, Charge]) -> KindEntry:
    halves = tuple(entry["halves"])
    if not set(halves) <= set(get_args(HalfGround)):
        raise ValueError(f"unknown ground of halving in {halves}")
    charge = charges[entry["charge"]] if "charge" in entry else None
    tariff = tariffs[entry["tariff"]] if "tariff" in entry else None
    if charge is None and tariff is None:
        raise ValueError("neither charge nor tariff")
    return KindEntry(charge, tariff, _flag(entry.get("charge_with_amount", "false")), halves)


def _cause(entry: dict[str, Any], kinds: dict[str, Any], notes: dict[str, Words]) -> CauseEntry:
    kind, other, doubt = entry["kind"], entry.get("or"), entry.get("doubt")
    if kind not in kinds or (other and other not in kinds) or (doubt and doubt not in notes):
        raise ValueError(f"unknown kind or note in {entry}")
    if entry["amount"] not in get_args(AmountWanted):
        raise ValueError(f"{entry['amount']!r} is none of {get_args(AmountWanted)}")
    return CauseEntry(kind, entry["amount"], other, doubt)


def _words(entry: dict[str, str]) -> Words:
    words = Words(entry["zh"].strip(), entry["en"].strip())
    if not (words.zh and words.en):
        raise ValueError("a text is empty")
    return words


def _flag(text: str) -> bool:
    return {"true": True, "false": False}[text]

"""Reads the tables of written expressions and shows entities in the tables' short spelling."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, NamedTuple

from bot.nlu.entities.reader import EntityReader

HERE = Path(__file__).parent
# A Tuesday; every relative date in the tables is counted from it.
NOW = "2026-11-24T10:00:00+08:00"
METADATA = {"now": NOW, "timezone": "Asia/Shanghai", "language": "zh-Hans"}
TABLES = ("dates", "money", "case_numbers", "documents", "phones", "numbers", "words", "nothing")


class Row(NamedTuple):
    """A written expression and what it means; variety: s Simplified, t Traditional, c Cantonese, e English, m mixed."""

    variety: str
    text: str
    expected: str


def rows(table: str) -> list[Row]:
    """The rows of one table."""
    with (HERE / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return [Row(r["variety"], r["text"], r["expected"] or "") for r in csv.DictReader(file, delimiter="\t")]


def all_rows() -> list[tuple[str, Row]]:
    """Every row with the name of its table."""
    return [(table, row) for table in TABLES for row in rows(table)]


def _value(kind: str, value: Any) -> str:
    if kind == "date_range":
        return f"{value['from']}/{value['to']}"
    if kind == "money":
        return f"{value['amount']} {value['currency']}"
    if kind == "institution":
        return str(value["id"])
    if kind == "document_number" and isinstance(value, dict):
        return f"{value['kind']} {value['number']} {'valid' if value['valid'] else 'invalid'}"
    if kind == "place":
        return " ".join(filter(None, (value["said"], value["country"])))
    return str(value)


def shown(entities: list[dict[str, Any]]) -> str:
    """Everything that was read, in reading order, as the tables write it."""
    return " ; ".join(f"{e['entity']}={_value(e['entity'], e['value'])}" for e in entities)


def read(text: str, **metadata: str) -> list[dict[str, Any]]:
    """The entities of a text on the tables' day; English texts are read as by a person who chose English."""
    return EntityReader.shared().read(text, {**METADATA, **metadata})

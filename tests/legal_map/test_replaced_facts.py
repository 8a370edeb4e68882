"""Numbers and addresses of missions that newer sources have replaced, each with the day of the newer one."""

from __future__ import annotations

import csv

import pytest

from backend.legal_map.seed import SEED

ROWS = {row["id"]: row for row in csv.DictReader(SEED.open(encoding="utf-8", newline=""))}


@pytest.mark.parametrize(
    ("mission", "column", "value", "day"),
    [
        ("cn-emb-ph", "emergency_phone", "+63-2-8231-1033", "2023-11-18"),
        ("cn-cg-ph-cebu-city", "emergency_phone", "+63-32-343-0008", "2023-11-18"),
        ("cn-cg-ph-davao", "emergency_phone", "+63-927-130-4354", "2023-11-18"),
        ("cn-emb-fr", "consular_address", "11 avenue George V, 75008 Paris", "2019-10-22"),
    ],
)
def test_the_newer_fact_stands_with_its_own_day(mission: str, column: str, value: str, day: str) -> None:
    row = ROWS[mission]
    assert row[column] == value
    said = next(one for one in row["field_sources"].split(" | ") if one.startswith(f"{column}:"))
    assert day in said


def test_a_number_that_was_replaced_stands_nowhere() -> None:
    told = "\n".join("\t".join(row.values()) for row in ROWS.values())
    assert "+63-917-897-2695" not in told
    assert "+63-917-549-5614" not in told


def test_the_pin_of_the_embassy_in_mexico_stands_at_its_address() -> None:
    row = ROWS["cn-emb-mx"]
    assert (float(row["lat"]), float(row["lon"])) == pytest.approx((19.3395, -99.202), abs=0.01)

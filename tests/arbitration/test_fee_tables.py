"""What arbitration costs by the reposted tables: every bracket at its edges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from backend.arbitration.fee_tables import reposted_tables


@pytest.mark.parametrize(
    ("amount", "foreign", "low", "high"),
    [
        (1_000, 10_000, 40, 100), (50_000, 10_000, 2_000, 2_550), (100_000, 10_000, 3_500, 4_550),
        (200_000, 10_000, 5_500, 7_550), (500_000, 17_500, 8_500, 13_550), (1_000_000, 35_000, 11_000, 18_550),
        (5_000_000, 135_000, 21_000, 38_550), (10_000_000, 210_000, 33_500, 63_550),
        (50_000_000, 610_000, 133_500, 263_550),
        (60_000_000, 675_000, 158_500, 313_550),
    ],
)  # fmt: skip
def test_the_fee_of_an_amount(amount: int, foreign: int, low: int, high: int) -> None:
    tables, asked = reposted_tables(), Decimal(amount)
    told = [int(tables[name].fee(asked)) for name in ("foreign", "domestic_low", "domestic_high")]
    assert told == [foreign, low, high]


def test_every_table_says_its_day_and_source() -> None:
    for table in reposted_tables().values():
        assert table.as_of.year >= 1995
        assert table.source.zh
        assert table.source.en

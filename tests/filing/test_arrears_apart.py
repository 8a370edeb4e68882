"""The months of rent that are owed begin no lease."""

from __future__ import annotations

from typing import Any

import pytest

from tests.filing.one_message import after, commands

LEASE: dict[str, Any] = {
    "cause": "house_lease",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "house_lease_my_side": "landlord",
    "house_lease_house_place": "开平市长沙街道",
    "house_lease_arbitration_clause": "no",
    "plaintiff_1_kind": "person",
    "plaintiff_1_name": "谭伟强",
    "defendant_1_kind": "person",
    "defendant_1_name": "梁志雄",
}
OCTOBER = {"from": "2024-10-01", "to": "2024-10-31"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("12 months owed since Oct 2024", "Oct 2024"),
        ("he owes 12 months since Oct 2024", "Oct 2024"),
        ("He stopped paying in Oct 2024", "Oct 2024"),
        ("the rent is unpaid since Oct 2024", "Oct 2024"),
        ("从2024年10月起没交租", "2024年10月"),
        ("2024年10月开始欠的", "2024年10月"),
        ("佢2024年10月開始唔交租", "2024年10月"),
        ("2024年10月起就拖住冇俾租", "2024年10月"),
    ],
)
def test_the_months_owed_are_no_start_of_the_lease(said: str, words: str) -> None:
    answers = after(commands(said, "house_lease_leased_from", LEASE, ("date_range", words, OCTOBER)), LEASE)
    assert "house_lease_leased_from" not in answers


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("since Oct 2024", "Oct 2024"),
        ("2024年10月开始租的", "2024年10月"),
        ("2024年10月", "2024年10月"),
        ("2024年10月租给他，后来就不交租", "2024年10月"),
        ("he moved in Oct 2024 and owes a lot", "Oct 2024"),
    ],
)
def test_the_start_of_a_lease_is_kept(said: str, words: str) -> None:
    answers = after(commands(said, "house_lease_leased_from", LEASE, ("date_range", words, OCTOBER)), LEASE)
    assert answers["house_lease_leased_from"] == "2024年10月"

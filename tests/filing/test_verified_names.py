"""A plaintiff's name and the verified one: told in another script, order or spelling they are one person's."""

from __future__ import annotations

import pytest

from backend.filing.court import Claimant
from backend.filing.fitness import is_named


@pytest.mark.parametrize(
    ("verified", "name"),
    [
        ("ZHOU LIJUAN 周丽娟", "周丽娟"),
        ("ZHOU LIJUAN 周丽娟", "周丽娟 ZHOU LIJUAN"),
        ("ZHOU LIJUAN 周丽娟", "Zhou Lijuan"),
        ("ZHOU LIJUAN 周丽娟", "周丽娟（护照姓名 ZHOU LIJUAN）"),
        ("WONG CHI MING 黄志明", "黄志明"),
        ("CHAN MEI LING", "Mei Ling Chan"),
        ("CHAN, Mei-ling", "陈美玲（CHAN MEI LING）"),
        ("陈美玲", "陈美玲"),
        ("黄 志明 WONG Chi Ming", "黄 志明"),
    ],
)
def test_a_verified_name_is_told_in_either_script_and_order(verified: str, name: str) -> None:
    assert is_named(name, Claimant(False, (verified,)))


@pytest.mark.parametrize(
    ("verified", "name"),
    [
        ("ZHOU LIJUAN 周丽娟", "周丽"),
        ("ZHOU LIJUAN 周丽娟", "ZHOU"),
        ("ZHOU LIJUAN 周丽娟", "周丽华"),
        ("ZHOU LIJUAN 周", "周"),
        ("CHAN MEI LING", "Chan Mei"),
        ("CHAN MEI LING", "CHAN MEI LIN"),
        ("CHAN MEI LING", "陈美玲"),
        ("", "陈美玲"),
    ],
)
def test_part_of_a_name_or_another_one_is_not_the_verified_one(verified: str, name: str) -> None:
    assert not is_named(name, Claimant(False, (verified,)))

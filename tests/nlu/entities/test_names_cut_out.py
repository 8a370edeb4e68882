"""Words that hold a small place's name and mean none: the beginning of another name, a word of asking."""

from __future__ import annotations

import pytest

from tests.nlu.entities.expression_tables import read, shown


@pytest.mark.parametrize(
    "text",
    ["离卡诺里最近能办公证的地方在哪", "開車去多久", "开车去多久", "住多久了", "在多久内要交"],
)
def test_no_place_is_cut_out(text: str) -> None:
    assert "place=" not in shown(read(text, timezone="Atlantic/Reykjavik"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("我在阿库雷", "阿库雷"),
        ("住马德里里面", "马德里"),
        ("我在多伦多里头", "多伦多"),
        ("我在巴塞罗那特别想办", "巴塞罗那"),
        ("在热那亚", "热那亚"),
        ("离阿库雷里最近能办领事公证的地方在哪", "阿库雷里"),
    ],
)
def test_a_whole_name_is_still_a_place(text: str, place: str) -> None:
    assert f"place={place}" in shown(read(text))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [("一次五万一次三万", ["50000.00", "30000.00"]), ("十万两个人分", ["100000.00"])],
)
def test_a_sum_ends_before_the_count_behind_it(text: str, amounts: list[str]) -> None:
    assert [one["value"]["amount"] for one in read(text) if one["entity"] == "money"] == amounts

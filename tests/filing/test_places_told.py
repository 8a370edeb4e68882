"""A question for a place takes places alone: no day on which something is due, no sentence around it."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.readers.values import read_address, read_place_name


@pytest.mark.parametrize(
    "text",
    [
        "按一年租约，月租4500，每月5号前交",
        "每个月10号前付租金",
        "每月5號交租",
        "逢每月嘅15號之前畀",
        "3月15号交的",
        "每月二十号发工资",
        "by the 5th of each month, 12 months lease",
        "rent is due on the 5th",
    ],
)
def test_a_day_on_which_something_is_due_is_no_place(text: str) -> None:
    answer = Answer(text, "inform", "answer")
    assert (read_place_name(answer).found, read_address(answer).found) == (False, False)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("江海区外海街道金瓯路88号之3", "江海区外海街道金瓯路88号之3"),
        ("开平苍城镇联兴村5号", "开平苍城镇联兴村5号"),
        ("5号楼302", "5号楼302"),
        ("2023年6月在新会会城登记的", "新会会城"),
        ("房子喺蓬江區港口路1號", "蓬江區港口路1號"),
        ("开平月山镇", "开平月山镇"),
        ("Huicheng, Xinhui, Jiangmen", "Huicheng, Xinhui, Jiangmen"),
        ("15 Donghua Road, Pengjiang", "15 Donghua Road, Pengjiang"),
    ],
)
def test_a_place_is_kept_as_it_was_written(text: str, place: str) -> None:
    assert read_place_name(Answer(text, "inform", "answer")).value == place

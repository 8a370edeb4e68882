"""Time that has gone by, told alone behind an answer, asks whether it is too late."""

from __future__ import annotations

import pytest

from actions.protection.readers.elapsed import months_elapsed, only_time_elapsed


@pytest.mark.parametrize(
    "text",
    [
        "过了三年呢", "我已经离职一年半了", "都过咗五年啦", "已经拖了十几年", "離職兩年了", "三年前的事了",
        "I left the job two years ago", "it has been four years", "more than three years now", "that was 5 years ago",
    ],
)  # fmt: skip
def test_time_that_has_gone_by_is_heard(text: str) -> None:
    assert only_time_elapsed(text)


@pytest.mark.parametrize(
    "text",
    [
        "要等三年吗", "欠了三个月工资", "我结婚三年了", "判决过了一年", "他两年前还了一万", "每个月三千",
        "他今年三岁了", "要多久", "how long does it take", "he paid two years ago",
        "I waited 3 months for the judgment", "2023年5月借的", "三年利息怎么算", "after that I want to sue him",
    ],
)  # fmt: skip
def test_other_times_are_left_alone(text: str) -> None:
    assert not only_time_elapsed(text)


@pytest.mark.parametrize(
    ("text", "months"),
    [("我已经离职一年半了", 18), ("两年了", 24), ("十个月了", 10), ("it has been two years", 24), ("just left", None)],
)
def test_the_months_that_have_gone_by_are_read(text: str, months: int | None) -> None:
    assert months_elapsed(text) == months

"""The work a message tells at the question for the job; pay, papers and complaints are none."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.readers.job_told import job_told


@pytest.mark.parametrize(
    ("said", "job"),
    [
        ("泥水工", "泥水工"), ("我是做焊工的，月薪八千", "焊工"), ("在厨房帮厨", "在厨房帮厨"), ("會計", "會計"),
        ("工资核算员", "工资核算员"), ("I worked as a driver, they owe me three months", "driver"),
        ("sales manager", "sales manager"), ("遥距写程序，每月两万", "遥距写程序"), ("老师", "老师"),
    ],
)  # fmt: skip
def test_the_job_alone_is_kept(said: str, job: str) -> None:
    assert job_told(Answer(said, "inform")) == job


@pytest.mark.parametrize(
    "said",
    [
        "月薪一万 每个月都拖", "我是中国护照", "老板欠我三个月", "被开除了", "冇發人工，每個月拖",
        "salary 8000 a month, always late", "怎么算赔偿？", "不知道",
    ],
)  # fmt: skip
def test_pay_papers_and_complaints_are_no_job(said: str) -> None:
    assert job_told(Answer(said, "inform")) == ""

"""People called before a labour arbitration are told of it, and of no court; everybody else is left alone."""

from __future__ import annotations

import pytest

from actions.defence.labour_called import is_called


@pytest.mark.parametrize(
    "text",
    [
        "有个伙计去劳动局告我", "收到劳动仲裁委的通知，前员工要我赔三万", "我公司被员工申请了劳动仲裁，怎么办",
        "我系開茶餐廳嘅，個廚師去勞動局投訴要我賠",
        "my worker took me to the labour arbitration commission and sued me",
        "we are the employer, our former staff filed against us at the labor bureau",
    ],
)  # fmt: skip
def test_an_employer_called_to_the_labour_office_is_not_sued_at_court(text: str) -> None:
    assert is_called(text)


@pytest.mark.parametrize(
    "text",
    [
        "我想去劳动局告老板", "有人在江门法院告我", "我收到传票，员工告我欠工资", "劳动仲裁要多少钱",
        "员工偷懒可以辞退吗",
        "公司收到劳动仲裁裁决书，要去法院起诉", "i want to go to labour arbitration against my boss",
        "my employee sued me in court",
    ],
)  # fmt: skip
def test_a_worker_a_suit_at_court_and_an_award_are_left_to_others(text: str) -> None:
    assert not is_called(text)

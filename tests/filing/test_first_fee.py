"""The fee of the first instance is read where an appeal's is asked; a sum in dispute is none."""

from __future__ import annotations

import pytest

from actions.filing.readers.first_fee import first_fee


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("上诉费多少？一审诉讼费是4300", 4300),
        ("一審交咗訴訟費4,300，上訴要幾多", 4300),
        ("我要上诉，一审受理费1.2万，二审交多少", 12000),
        ("诉讼费一审收了5800元，上诉呢", 5800),
        ("how much is the appeal? the first instance fee was 4300", 4300),
        ("what does an appeal cost, I paid 5,800 at first instance", 5800),
    ],
)
def test_the_fee_of_the_first_instance_is_read(text: str, fee: int) -> None:
    assert first_fee(text) == fee


@pytest.mark.parametrize(
    "text",
    [
        "上诉费多少？标的30万",
        "一审诉讼费是4300",
        "一审判我还4300，上诉费多少",
        "appeal fee for 300,000?",
        "一审判决2023年，想上诉",
    ],
)
def test_other_sums_are_no_fee_of_the_first_instance(text: str) -> None:
    assert first_fee(text) is None

"""The fee of the first instance is read where an appeal's is asked; a sum in dispute is none."""

from __future__ import annotations

import pytest

from actions.filing.readers.first_fee import asks_appeal_fee, first_fee, ordered_to_pay


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


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("上诉费多少", ()),
        ("上訴要幾錢", ()),
        ("how much is the appeal fee", ()),
        ("and the fee", ("statement of appeal",)),
    ],
)
def test_the_price_of_an_appeal_is_asked(text: str, before: tuple[str, ...]) -> None:
    assert asks_appeal_fee(text, before)


@pytest.mark.parametrize(
    ("text", "before"), [("律师费多少", ("我要上诉",)), ("多少钱", ("我要离婚",)), ("我要上诉", ())]
)
def test_another_price_is_none_of_an_appeal(text: str, before: tuple[str, ...]) -> None:
    assert not asks_appeal_fee(text, before)


def test_a_sum_without_currency_is_read_where_it_has_to_be_paid() -> None:
    assert ordered_to_pay("a judgment on Nov 25 2026, I must pay 150000") == 150_000
    assert ordered_to_pay("判我赔12万") == 120_000
    assert ordered_to_pay("2026年判决下来") is None

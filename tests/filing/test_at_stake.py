"""Sum a suit is about where no amount was named: the value put on a house, and no other sum beside one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from actions.dialogue.message import UserMessage
from actions.filing.elements import first_sum
from actions.filing.readers.property_value import property_value_in
from actions.filing.readers.values import read_yes_no


def heard(text: str, *sums: tuple[str, int]) -> UserMessage:
    """The message as the bot would have read it: the words of each sum with its figure in yuan."""
    found = tuple(
        {
            "entity": "money",
            "value": {"amount": f"{amount}.00", "currency": "CNY"},
            "start": text.index(words),
            "end": text.index(words) + len(words),
        }
        for words, amount in sums
    )
    return UserMessage(text, "inform", entities=found)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("蓬江的一套房子，值80万，我和弟弟一人一半", "80万", 800_000),
        ("房子估价80万", "80万", 800_000),
        ("層樓而家值大概80萬", "80萬", 800_000),
        ("爸爸留下80万的房子", "80万", 800_000),
        ("the house is worth about 800,000 yuan", "800,000 yuan", 800_000),
        ("a flat valued at 800,000 yuan", "800,000 yuan", 800_000),
        ("新会的铺位市价是120万", "120万", 1_200_000),
        ("宅基地评估价30万", "30万", 300_000),
    ],
)
def test_the_value_put_on_a_property_is_at_stake(text: str, words: str, value: int) -> None:
    assert property_value_in(heard(text, (words, value))) == (Decimal(value), "CNY")


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("層樓喺江海一人一半，仲有佢要每月畀四千蚊", [("四千蚊", 4000)]),
        ("他借了我80万买房子", [("80万", 800_000)]),
        ("房子月租2800", [("2800", 2800)]),
        ("a house, and he pays 4,000 yuan a month", [("4,000 yuan", 4000)]),
        ("这辆车值8万", [("8万", 80_000)]),
        ("房子值80万，铺位值50万", [("80万", 800_000), ("50万", 500_000)]),
        ("房子装修花了10万", [("10万", 100_000)]),
        ("房子在蓬江", []),
    ],
)
def test_another_sum_beside_a_property_is_no_value_of_it(text: str, sums: list[tuple[str, int]]) -> None:
    assert property_value_in(heard(text, *sums)) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("是恩平市宏发陶瓷有限公司", None),
        ("係宏發貿易公司", None),
        ("是的", "yes"),
        ("系呀", "yes"),
        ("是有仲裁条款", "yes"),
    ],
)
def test_the_name_of_a_firm_is_no_yes(text: str, answer: str | None) -> None:
    assert read_yes_no(UserMessage(text, "inform")).value == answer


@pytest.mark.parametrize(
    ("cause", "told", "stake"),
    [
        ("private_lending", {"repaid": "20000.00 CNY", "principal": "80000.00 CNY"}, 80_000),
        ("private_lending", {"lent_amount": "80000.00 CNY", "repaid": "20000.00 CNY"}, 60_000),
        ("private_lending", {"lent_amount": "80000.00 CNY"}, 80_000),
        ("private_lending", {"lent_amount": "80000.00 CNY", "repaid": "500.00 USD"}, 80_000),
        ("private_lending", {"repaid": "20000.00 CNY"}, None),
        ("tort_traffic", {"medical_cost": "3000.00 CNY", "total": "12000.00 CNY"}, 12_000),
    ],
)
def test_what_came_back_is_never_at_stake(cause: str, told: dict[str, str], stake: int | None) -> None:
    answers = {"cause": cause, **{f"{cause}_{key}": value for key, value in told.items()}}
    assert first_sum(answers) == (None if stake is None else (Decimal(stake), "CNY"))

"""A price asked where nothing was spoken of: for the court's fee only where nothing else is named."""

from __future__ import annotations

import pytest

from actions.filing.fees import _asks_price_alone, asks_price


@pytest.mark.parametrize("text", ["要幾錢呀", "多少钱", "how much?", "咁要几多钱啊", "收费呢", "费用"])
def test_a_bare_price_is_asked_back_for_its_case(text: str) -> None:
    assert asks_price(text) and _asks_price_alone(text)


@pytest.mark.parametrize("text", ["这双鞋多少钱", "how much is the hotel room", "机票几钱", "买杯咖啡要幾錢"])
def test_the_price_of_something_else_is_none_of_ours(text: str) -> None:
    assert asks_price(text) and not _asks_price_alone(text)

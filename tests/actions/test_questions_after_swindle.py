"""What follows a danger is heard as it is meant: to take it to court, money to be got back or gone, a wish goes on."""

from __future__ import annotations

import pytest

from actions.emergency.readers.questions import asks_to_get_back, asks_to_go_on, asks_to_sue, says_paid


@pytest.mark.parametrize(
    ("text", "sues", "gets_back"),
    [
        ("之後可唔可以喺江門告返佢", True, False), ("那以后能告他吗", True, False),
        ("Can I sue him later?", True, False),
        ("咁我點追返啲錢", False, True), ("钱还能要回来吗", False, True), ("how do I get my money back", False, True),
        ("告诉我怎么办", False, False), ("他又打来了", False, False), ("thanks", False, False),
    ],
)  # fmt: skip
def test_what_is_asked_after_a_swindle(text: str, sues: bool, gets_back: bool) -> None:
    assert (asks_to_sue(text), asks_to_get_back(text)) == (sues, gets_back)


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("我尋日已經過咗八千蚊俾佢", True), ("钱已经转过去了", True), ("I already sent them 3000", True),
        ("我没有转钱", False), ("我還未過數俾佢", False), ("他说要我付钱", False), ("I paid nothing", False),
    ],
)  # fmt: skip
def test_money_that_has_gone(text: str, paid: bool) -> None:
    assert says_paid(text) is paid


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("他走了，我现在没事，离婚的事可以继续吗", True), ("可以接着办吗", True),
        ("ok I'm safe now, can we continue with the divorce", True), ("他继续打我", False), ("谢谢", False),
    ],
)  # fmt: skip
def test_a_wish_that_goes_on(text: str, goes_on: bool) -> None:
    assert asks_to_go_on(text) is goes_on

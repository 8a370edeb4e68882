"""What follows a danger is heard as it is meant: to take it to court, money to be got back or gone, a wish goes on."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.after_swindle import is_paid_swindle
from actions.emergency.readers.questions import (
    asks_if_real,
    asks_to_get_back,
    asks_to_go_on,
    asks_to_sue,
    says_paid,
)


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


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("不然就抓我，是真的吗", True), ("所以是假的？我已经转了5000美金", True), ("这是不是骗人的", True),
        ("系咪呃人㗎", True),
        ("佢讲嘅系真嘅定假嘅，是真的吗", True), ("is it real?", True), ("so it is fake? I already sent 5000", True),
        ("is this a scam", True), ("我真的很怕", False), ("他说是真的", False), ("我转了五千", False),
        ("it is a real house", False),
    ],
)  # fmt: skip
def test_who_asks_whether_it_is_real(text: str, asks: bool) -> None:
    assert asks_if_real(text) is asks


@pytest.mark.parametrize(
    ("kind", "stage", "text", "paid"),
    [
        ("impersonation_scam", "goes_on", "so it is fake? I already sent 5000", True),
        ("impersonation_scam", "goes_on", "所以是假的？我已经转了5000美金", True),
        ("impersonation_scam", "goes_on", "我過咗八千蚊俾佢", True),
        ("impersonation_scam", "goes_on", "我没有转钱", False),
        ("impersonation_scam", "first", "我已经转了5000美金", False),
        ("medical", "goes_on", "我已经转了5000美金", False),
    ],
)  # fmt: skip
def test_money_gone_to_the_swindler_that_was_spoken_of(kind: str, stage: str, text: str, paid: bool) -> None:
    assert is_paid_swindle(Danger(kind, "self", "zh", stage), text) is paid

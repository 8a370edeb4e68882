"""The place a paper is used in, from one stretch of an answer, from its purpose, and from the house it sells."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.notarization.readers.places import place_answered, place_of_use
from tests.notarization.test_told import placed


@pytest.mark.parametrize(
    ("message", "use"),
    [
        (placed("I want to certify my birth for nationality in France", ("France", "FR")), "abroad"),
        (placed("it is for Canada", ("Canada", "CA")), "abroad"),
        (placed("出生公证，申请西班牙国籍，在西班牙入籍", ("西班牙入", "ES")), "abroad"),
        (placed("so my sister can sell my apartment in Xinhui", ("Xinhui", "CN")), "china"),
        (placed("给我妹妹帮我卖台山的房子", ("台山", "CN")), "china"),
        (placed("委托表哥打理开平的铺面", ("开平", "CN")), "china"),
        (placed("台山的房子被我哥卖了", ("台山", "CN")), ""),
        (placed("my house in Taishan was sold", ("Taishan", "CN")), ""),
        (placed("I live in Paris", ("Paris", "FR")), ""),
        (placed("for my brother in Canada", ("Canada", "CA")), ""),
        (placed("我在加拿大买了房子", ("加拿大", "CA")), ""),
    ],
)
def test_what_a_paper_is_for_says_where_it_goes(message: UserMessage, use: str) -> None:
    assert place_of_use(message) == use


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (placed("I told you, for France", ("France", "FR")), "FR"),
        (placed("mainland China. I have a US passport", ("mainland China", "CN")), "CN"),
        (placed("In Xinhui of course. Do I have to fly back for it?", ("Xinhui", "CN")), "CN"),
        (placed("讲过啦，西班牙用", ("西班牙", "ES")), "ES"),
        (placed("in Paris I live", ("Paris", "FR")), ""),
        (placed("她在开平，我拿加拿大护照", ("开平", "CN")), ""),
        (placed("我在台山出生，住多伦多", ("台山", "CN"), ("多伦多", "CA")), ""),
    ],
)
def test_one_stretch_that_is_nothing_but_a_place_answers_where_it_is_used(message: UserMessage, code: str) -> None:
    assert place_answered(message) == code

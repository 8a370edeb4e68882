"""One intent speaks of an appointment; its words say whether it is moved or given back."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.appointment_wishes import gives_back


@pytest.mark.parametrize(
    "text", ["取消我的公证预约", "唔去公證喇，幫我取消", "预约不要了", "cancel my appointment", "call off my booking"]
)
def test_giving_back_is_heard(text: str) -> None:
    assert gives_back(Answer(text, "change_appointment"), "appointment_wish")


@pytest.mark.parametrize(
    "text", ["改预约时间", "取消原来的，改到下周三", "推迟公证", "reschedule it", "cancel Friday and move it to Monday"]
)
def test_moving_is_heard(text: str) -> None:
    assert not gives_back(Answer(text, "change_appointment"), "appointment_wish")


def test_the_button_says_it_outright() -> None:
    assert gives_back(Answer("", "change_appointment", pressed={"appointment_wish": "cancel"}), "appointment_wish")
    assert not gives_back(Answer("", "change_appointment", pressed={"notarization_slot": "x"}), "appointment_wish")

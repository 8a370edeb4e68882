"""Whoever wished to move an appointment may give it back in the middle; nothing is cancelled before it is asked."""

from __future__ import annotations

import pytest

from actions.answers import Answer, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates
from actions.dialogue.fields import Field, reading
from actions.dialogue.reading import NOTHING
from actions.dialogue.rules.booking_given_back import given_back
from backend.shared.wording import Words
from tests.dialogue.states import state_of

SLOT = Field("slot", Words("时间", "Time"), reading(lambda said: NOTHING))
RULE = given_back("appointment_wish", "notarization_cancel")
OPEN = state_of((SLOT,), "slot", service="notarization_change", opened_by={"change_appointment": "notarization_change"})
LEFT = (do.LeaveFlow(keeps=False, then="notarization_cancel_form"),)


@pytest.mark.parametrize(
    ("text", "intent", "commands"),
    [
        ("取消預約", "change_appointment", LEFT),
        ("我唔改喇，取消成個預約", "change_appointment", LEFT),
        ("取消12月1號嗰個公證預約", "change_appointment", LEFT),
        ("call the appointment off please", "change_appointment", LEFT),
        ("改到下周三", "change_appointment", ()),
        ("有冇朝早嘅？", "change_appointment", ()),
        ("取消", "cancel", ()),  # of what is asked first, as everywhere
        ("取消见证", "change_authorization", ()),
    ],
)
def test_an_open_change_becomes_a_cancellation(text: str, intent: str, commands: tuple[do.Command, ...]) -> None:
    assert RULE(OPEN, Answer(text, intent), Candidates()) == commands


def test_a_time_that_is_told_beside_is_the_answer() -> None:
    assert RULE(OPEN, Answer("取消這個，要3號", "change_appointment"), Candidates(Reading("x"))) == ()


def test_the_button_that_cancels_is_heard_in_the_middle() -> None:
    pressed = Answer("", "change_appointment", pressed={"appointment_wish": "cancel"})
    assert RULE(OPEN, pressed, Candidates()) == LEFT

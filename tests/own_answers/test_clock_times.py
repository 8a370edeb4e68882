"""A time told on one clock is told on the other, and a time that is booked or due is left alone."""

from __future__ import annotations

from datetime import time

import pytest

from actions.dialogue.message import UserMessage
from actions.own_answers.readers.clock_times import ClockTime, time_to_convert


def read(text: str, said: str, value: str) -> ClockTime | None:
    """Read a message in which the model finds one time."""
    start = text.index(said)
    entity = {"entity": "time", "value": value, "start": start, "end": start + len(said), "text": said}
    return time_to_convert(UserMessage(text, "out_of_scope", entities=(entity,)))


@pytest.mark.parametrize(
    ("text", "said", "value", "own"),
    [
        ("北京时间早上九点是我这边几点", "早上九点", "09:00", False),
        ("我這裡晚上8點是江門幾點", "晚上8點", "20:00", True),
        ("9am in Jiangmen is what time for me", "9am", "09:00", False),
        ("so 9am there is what for me", "9am", "09:00", False),
        ("if hearing is 9:30 Beijing time what time is that in London", "9:30", "09:30", False),
        ("my 8pm is what time in Jiangmen", "8pm", "20:00", True),
        ("国内下午三点半等于我们这里几点", "下午三点半", "15:30", False),
        ("当地时间上午10点对应北京时间几点", "上午10点", "10:00", True),
        ("北京時間兩點半即係呢度幾點呀", "兩點半", "02:30", False),
        ("what time is it here when it's 9am in Taishan", "9am", "09:00", False),
    ],
)
def test_a_time_is_read_with_whose_clock_shows_it(text, said, value, own):
    found = read(text, said, value)
    assert found is not None
    assert (found.at.isoformat("minutes"), found.on_own_clock) == (value, own)


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("明天上午9点提醒我交材料", "上午9点", "09:00"), ("开庭是上午9点，在哪个法庭", "上午9点", "09:00"),
        ("I want 9am on Thursday", "9am", "09:00"), ("could it be 9am? what do I bring", "9am", "09:00"),
        ("法院九点开门吗", "九点", "09:00"), ("约了下午三点，要带什么", "下午三点", "15:00"),
        ("我是早上八点被打的，怎么告", "早上八点", "08:00"),
    ],
)  # fmt: skip
def test_other_times_are_left_alone(text, said, value):
    assert read(text, said, value) is None


@pytest.mark.parametrize(
    ("text", "said", "value", "zone"),
    [
        ("nz time 3pm is what time in jiangmen", "3pm", "15:00", "Pacific/Auckland"),
        ("la time 5pm would be what time in china", "5pm", "17:00", "America/Los_Angeles"),
        ("美东时间晚上8点是江门几点", "晚上8点", "20:00", "America/Toronto"),
        ("英國時間朝早9點即係江門幾點", "朝早9點", "09:00", "Europe/London"),
    ],
)
def test_a_clock_called_by_its_name_is_that_of_the_time(text, said, value, zone):
    start = text.index(said)
    entity = {"entity": "time", "value": value, "start": start, "end": start + len(said), "text": said}
    found = time_to_convert(UserMessage(text, "out_of_scope", entities=(entity,)), "Asia/Bangkok")
    assert found is not None
    assert (found.at.isoformat("minutes"), found.zone, found.on_own_clock) == (value, zone, False)


def test_the_clock_a_time_is_asked_on_is_not_the_one_it_is_told_on():
    text = "9am in Jiangmen is what time in nz time"
    entity = {"entity": "time", "value": "09:00", "start": 0, "end": 3, "text": "9am"}
    found = time_to_convert(UserMessage(text, "out_of_scope", entities=(entity,)), "Asia/Bangkok")
    assert found == ClockTime(time(9), on_own_clock=False)


def test_ones_own_clock_called_by_its_name_is_ones_own():
    text = "sydney time 4pm is what time in jiangmen"
    entity = {"entity": "time", "value": "16:00", "start": 12, "end": 15, "text": "4pm"}
    found = time_to_convert(UserMessage(text, "out_of_scope", entities=(entity,)), "Australia/Sydney")
    assert found == ClockTime(time(16), on_own_clock=True)


def test_a_clock_nobody_knows_is_not_beijings():
    text = "funchal time 2pm is what time in jiangmen"
    entity = {"entity": "time", "value": "14:00", "start": 13, "end": 16, "text": "2pm"}
    message = UserMessage(text, "out_of_scope", entities=(entity,))
    assert time_to_convert(message, "Asia/Bangkok") is None

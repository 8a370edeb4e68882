"""The open form is cancelled by its name; what names something else, or something held, cancels none."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.form_cancelled import cancels_form
from actions.dialogue.rules.switch import wished_instead
from backend.shared.wording import Words

_BOOKING = Words("公证预约", "Notarization booking")
_FILING = Words("立案", "Filing a case")


@pytest.mark.parametrize(
    "text",
    [
        "cancel booking",
        "cancel the booking, start the divorce first",
        "please cancel this booking",
        "取消公证,先办离婚",
        "取消預約",
        "不办公证了，先起诉",
        "唔約公證住，先搞離婚",
        "把公证取消掉，先办离婚",
        "drop the notarization, i want to sue first",
        "stop the application",
    ],
)
def test_the_open_booking_is_cancelled_by_its_name(text: str) -> None:
    assert cancels_form(text, _BOOKING)


@pytest.mark.parametrize(
    "text",
    [
        "取消公证员的资格",
        "cancel my appointment on Friday",
        "他取消了预约",
        "取消婚约",
        "cancel the contract",
        "合同取消了",
        "取消两次以上会怎样",
        "撤销委托书",
        "预约可以取消吗",
        "先办离婚",
        "stop him from selling the house",
    ],
)
def test_what_names_no_open_booking_cancels_none(text: str) -> None:
    assert not cancels_form(text, _BOOKING)


def test_a_form_of_another_name_stays() -> None:
    assert cancels_form("取消立案", _FILING) and not cancels_form("取消公证", _FILING)


def _heard(text: str, cause: str = "") -> UserMessage:
    at = text.find(cause)
    entities = ({"entity": "cause", "value": "divorce", "start": at, "end": at + len(cause)},) if cause else ()
    return UserMessage(text, "change_appointment", entities=entities)


@pytest.mark.parametrize(
    ("text", "cause", "service"),
    [
        ("取消公证，先办离婚", "离婚", "filing"),
        ("cancel the notarization, I want a divorce first", "divorce", "filing"),
        ("取消公证，下个月再约", "", ""),
        ("取消公证", "", ""),
        ("取消离婚公证", "离婚", ""),  # names what the paper is about, and wishes for no suit
    ],
)
def test_what_is_wished_for_behind_what_is_set_aside_is_known(text: str, cause: str, service: str) -> None:
    opened_by = {"change_appointment": "notarization_change", "start_filing": "filing"}
    found = wished_instead(_heard(text, cause), opened_by, lambda message, heard, own: heard, "notarization_cancel")
    assert found == service

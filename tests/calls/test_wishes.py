"""A wish to telephone is told by its own words; a call to somebody else, or to be reminded of, is none."""

from __future__ import annotations

import pytest

from actions.calls.readers.wishes import wishes_call

WISHED = [
    "你们几点有人 我想打电话", "我想打电话问一下", "可以通电话吗", "想同你哋講電話", "帮我约个通话",
    "几点有人接电话", "能打电话给你们吗",
    "can i speak to someone on the phone tomorrow 9am", "I'd rather talk over the phone", "please book a call",
]  # fmt: skip
OTHERS = [
    "视频见证要会讲普通话吗，我只会台山话", "可以讲普通话吗", "要識普通話先得㗎", "我想讲普通话",
    "提醒我打电话给律师", "我不想打电话", "他不接电话", "我要打电话给我弟弟", "法院电话多少",
    "他打电话骂我", "我妈打电话说房子卖了",
    "I called the court yesterday", "he won't answer the phone", "my phone number is 555",
]  # fmt: skip


@pytest.mark.parametrize("text", WISHED)
def test_who_wants_to_telephone_is_heard(text: str) -> None:
    assert wishes_call(text)


@pytest.mark.parametrize("text", OTHERS)
def test_other_calls_are_none(text: str) -> None:
    assert not wishes_call(text)

"""Giving up an appointment that was just told, asking whether it is cancelled, and what only sounds like it."""

from __future__ import annotations

import pytest

from actions.notarization.readers.given_up import asks_if_gone, gives_up


@pytest.mark.parametrize(
    ("text", "given_up"),
    [
        ("取消啦，唔去喇", True),
        ("取消吧，我不去了", True),
        ("算了，取消", True),
        ("唔約喇", True),
        ("cancel it, I'm not going", True),
        ("please cancel my appointment", True),
        ("不要取消", False),
        ("怎么取消", False),
        ("可以取消吗", False),
        ("取消咗未", False),
        ("取消那个提醒", False),
        ("取消立案", False),
        ("how do I cancel", False),
        ("don't cancel it", False),
        ("did you cancel it?", False),
    ],
)
def test_what_was_just_told_is_given_up(text: str, *, given_up: bool) -> None:
    assert gives_up(text) is given_up


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("我個公證預約取消咗未", True),
        ("取消了没有？", True),
        ("到底取消了吗", True),
        ("did you cancel my appointment?", True),
        ("is my appointment already cancelled", True),
        ("取消啦", False),
        ("我的案子取消了吗", False),
        ("cancel my appointment", False),
        ("has the hearing been cancelled?", False),
    ],
)
def test_it_is_asked_whether_it_is_cancelled(text: str, *, asked: bool) -> None:
    assert asks_if_gone(text) is asked

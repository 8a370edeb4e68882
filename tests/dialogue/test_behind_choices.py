"""Ways out of a question and switches of its times stand behind its choices, so that "1" is the first choice."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.behind_choices import taken_behind
from actions.dialogue.buttons import titled

LATER = titled("看后面的时间", "inform", notarization_slot="page|1")
BEIJING = titled("By Beijing time", "inform", authorization_day="clock|Asia/Shanghai")
BACK = titled("上一步", "go_back")
SAVE = titled("Save for later", "save_for_later")
PERSON = titled("转人工", "ask_human")
SKIP = titled("Skip this one", "skip")
TUESDAY = titled("Tue 8 Dec", "inform", authorization_day="2026-12-08")
ONE_TIME = titled("09:00", "inform", authorization_day="2026-12-08|slot-1")
WAITING = titled("排候补", "inform", notarization_slot="waiting|2026-12-08")
START = titled("办公证", "start_notarization")
YES = titled("是的", "affirm", sure="yes")

Buttons = list[dict[str, str]]


@pytest.mark.parametrize(
    ("said", "left", "taken"),
    [
        ([[LATER, BEIJING]], [[]], [LATER, BEIJING]),
        ([[BACK, SAVE]], [[]], [BACK, SAVE]),
        ([[PERSON, SAVE], []], [[], []], [PERSON, SAVE]),
        ([[SAVE], [BACK, SAVE]], [[], []], [SAVE, BACK]),
        ([[TUESDAY, BEIJING]], [[TUESDAY]], [BEIJING]),
        ([[ONE_TIME, TUESDAY]], [[ONE_TIME, TUESDAY]], []),
        ([[WAITING]], [[WAITING]], []),
        ([[START, YES]], [[START, YES]], []),
        ([], [], []),
    ],
)
def test_what_answers_nothing_is_taken_and_choices_are_left(
    said: list[Buttons], left: list[Buttons], taken: Buttons
) -> None:
    bubbles: list[dict[str, Any]] = [{"buttons": list(one)} for one in said]
    assert taken_behind(bubbles, [TUESDAY]) == taken
    assert [one["buttons"] for one in bubbles] == left


def test_a_way_the_question_offers_itself_is_not_offered_twice() -> None:
    bubbles: list[dict[str, Any]] = [{"buttons": [SKIP, BACK]}]
    assert taken_behind(bubbles, [titled("跳过", "skip")]) == [BACK]
    assert bubbles == [{"buttons": []}]


def test_a_bubble_without_buttons_is_left_alone() -> None:
    bubbles: list[dict[str, Any]] = [{"text": "好"}, {"buttons": None}]
    assert taken_behind(bubbles, []) == []
    assert bubbles == [{"text": "好"}, {"buttons": None}]

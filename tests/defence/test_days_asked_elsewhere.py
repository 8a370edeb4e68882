"""In any form, who tells when a court's paper came and asks how long there is hears the days, and tells no case."""

from __future__ import annotations

import pytest

from actions.defence.standing import asked_outright
from actions.dialogue.message import UserMessage

DAY = ({"entity": "date", "value": "2026-11-20", "start": 0, "end": 2},)


def _intent(text: str, said_before: tuple[str, ...] = ()) -> str:
    return asked_outright(UserMessage(text, "ask_extension", "ask_back", DAY), said_before)


@pytest.mark.parametrize(
    "text",
    [
        "法院的信11月20号到的，几天要回",
        "法院寄来的信是11月20号收到的，多少天内要答复",
        "法院傳票上禮拜到咗，最遲幾時要答覆",
        "起诉状11月20号收到，最后哪天答辩",
        "the court letter came 20 November, how many days to reply",
        "I got the summons on 20 November, until when must I answer",
    ],
)
def test_the_days_of_a_letter_of_a_court_are_told_in_the_middle_of_any_form(text: str) -> None:
    assert _intent(text) == "ask_defence"


@pytest.mark.parametrize(
    "text",
    [
        "我寄给法院的信11月20号到的，几天有回复",
        "判决书11月20号到的，几天上诉",
        "法院的补正通知11月20号收到，几天内要交",
        "我11月20号收到法院的缴费通知，几天要交",
        "他11月20号借了钱，几天后还",
        "法院的信11月20号到的",
        "I sent my papers to the court on 20 November, how long will it take",
    ],
)
def test_another_paper_or_a_bare_day_asks_for_no_days_to_answer(text: str) -> None:
    assert _intent(text) == ""


def test_the_form_of_the_suit_itself_takes_the_day() -> None:
    assert _intent("法院的信11月20号到的，几天要回", ("utter_ask_defence_received",)) == ""

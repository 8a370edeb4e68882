"""Whatever is typed amid a booking, or goes wrong at the office: a clear word, the open question, no loss."""

from __future__ import annotations

from typing import Any

import pytest

from backend.conversation.tables import inbox
from tests.person_keys import in_clear
from tests.stage.house import House
from tests.stage.player import Player

USE_PLACE, SLOT, DOCUMENT = (f"utter_ask_notarization_{name}" for name in ("use_place", "slot", "document_number"))

ANYWHERE = {
    "nothing": "",
    "spaces": "    \u3000",
    "5,000 characters": "公证" * 2500,
    "5,001 characters": "我" * 5001,
    "more than is kept": "哈" * 20_000,
    "emoji": "🙏🙏🙏",
    "control characters": "\x00\x07\x1b[31m\x7f",
    "invisible characters": "\u200b\u200d\ufeff\u202e",
    "HTML": "<script>alert(document.cookie)</script><b>你好</b>",
    "Markdown": "# 标题\n- **粗**\n[x](javascript:alert())\n```\ncode\n```",
    "a forged token": "⟦phone:ab12cd34ef⟧",
    "a command of Rasa's": "/restart",
    "another one": "/session_start",
    "a payload typed": '/inform{"notarization_use_place": "abroad"}',
    "marks of our own": "\ue000国\ue001",
    "SQL": "'; DROP TABLE drafts;--",
    "more SQL": "select * from x",
}
"""No answer to any question."""

DAYS = {
    "32号": "utter_invalid_date",
    "2月30日": "utter_invalid_date",
    "昨天": "utter_notarization_day_past",
    "元旦": "utter_notarization_day_closed",
    "10月1日": "utter_notarization_day_too_far",
    "下周": "utter_times_found",  # a week is a stretch of days: all that is free in it
}
"""What is said about a day that is none, or not open, or vague."""

DOCUMENTS = {
    "12345": "utter_document_odd",
    "110105194912310021": "utter_document_check_digit",
    "110105194913310021": "utter_form_stuck",  # the same fault again: a person is offered
}
"""What is said about a number that no document has."""

ROAD: tuple[tuple[str, str], ...] = (
    ("我想办委托书公证", USE_PLACE),
    ("国内", "utter_ask_notarization_nationality"),
    ("中国护照", "utter_ask_notarization_whereabouts"),
    ("江门", "utter_ask_notarization_route"),
    ("现场办", SLOT),
    ("1", "utter_ask_notarization_applicant_name"),
    ("陈国强", DOCUMENT),
    ("11010519491231002X", "utter_ask_notarization_phone"),
    ("13800138000", "utter_ask_notarization_note"),
    ("跳过", "utter_form_review"),
    ("确认", "utter_notarization_booked"),
)
"""A booking in words, each with the utterance it leads to."""


def _walk(player: Player, after: str = "", until: str = "utter_notarization_booked") -> None:
    """Go on with the booking from one question to another."""
    questions = [question for _, question in ROAD]
    first = questions.index(after) + 1 if after else 0
    for said, question in ROAD[first : questions.index(until) + 1]:
        assert question in _utters(player.say(said)), said


def _utters(replies: list[dict[str, Any]]) -> list[str]:
    return [reply["utter"] for reply in replies]


def _assert_answered(replies: list[dict[str, Any]], question: str, what: str) -> None:
    """A word about the message first, then the open question, nothing else."""
    assert len(replies) == 2 and replies[0]["text"] and _utters(replies)[1] == question, (what, _utters(replies))


@pytest.mark.parametrize("question", [USE_PLACE, SLOT, DOCUMENT])
def test_what_is_no_answer_gets_a_word_and_the_open_question_and_the_booking_goes_on(
    question: str, house: House
) -> None:
    player = Player(house)
    _walk(player, until=question)
    for what, text in ANYWHERE.items():
        _assert_answered(player.say(text), question, what)
    _walk(player, after=question)
    assert len(house.sandbox.state()["bookings"]) == 1


def test_days_that_are_none_are_explained_and_the_time_asked_again(house: House) -> None:
    player = Player(house)
    _walk(player, until=SLOT)
    for said, explained in DAYS.items():
        assert _utters(player.say(said)) == [explained, SLOT], said
    _walk(player, after=SLOT)


def test_wrong_document_numbers_are_explained_and_asked_again(house: House) -> None:
    player = Player(house)
    _walk(player, until=DOCUMENT)
    for said, explained in DOCUMENTS.items():
        assert _utters(player.say(said)) == [explained, DOCUMENT], said
    _walk(player, after=DOCUMENT)


def test_a_lost_passport_is_an_emergency_and_the_booking_waits_at_its_question(house: House) -> None:
    player = Player(house)
    _walk(player, until=DOCUMENT)
    assert _utters(player.say("我的护照丢了123")) == ["utter_emergency"]
    _walk(player, after=DOCUMENT)


def test_a_token_of_somebody_elses_number_is_worth_nothing(house: House) -> None:
    owner, thief = Player(house), Player(house)
    owner.say("13800138000")
    with house.backend.database.reading() as session:
        token = in_clear(session, inbox)[-1]["text"]
    _walk(thief, until=DOCUMENT)
    replies = thief.say(token)
    assert "8000" not in "".join(reply["text"] for reply in replies)
    with house.backend.database.reading() as session:
        assert token not in in_clear(session, inbox)[-1]["text"]


@pytest.mark.parametrize("typed", ["138\u200b0013\u200b8000", "1101051949\u200d1231002X", "E1234\ufeff5678"])
def test_invisible_characters_in_a_number_do_not_keep_it_from_being_masked(typed: str, house: House) -> None:
    Player(house).say(typed)
    with house.backend.database.reading() as session:
        kept = in_clear(session, inbox)[-1]["text"]
    assert kept.startswith("⟦") and kept.endswith("⟧"), ascii(kept)


@pytest.mark.parametrize(
    ("faults", "explained"),
    [
        ({"outage": True}, "utter_platform_unavailable"),
        ({"latency_before": 10}, "utter_platform_unavailable"),
        ({"nonsense": "not_json"}, "utter_platform_rejected"),
        ({"nonsense": "html"}, "utter_platform_rejected"),
        ({"nonsense": "wrong_shape"}, "utter_platform_rejected"),
        ({"nonsense": "null"}, "utter_platform_rejected"),
    ],
    ids=str,
)
def test_an_office_that_fails_while_times_are_looked_for_is_explained_and_nothing_is_lost(
    faults: dict[str, Any], explained: str, house: House
) -> None:
    player = Player(house)
    _walk(player, until="utter_ask_notarization_route")
    house.sandbox.control("faults", **faults)
    assert explained in _utters(player.say("现场办"))
    again = _utters(player.say("下周三"))  # while it cannot be reached the other questions go on
    assert SLOT not in again and (explained in again or explained == "utter_platform_unavailable")
    house.sandbox.control("faults", outage=False, latency_before=0, nonsense=None)
    assert _utters(player.say("继续"))[-1] == SLOT
    _walk(player, after=SLOT)
    assert len(house.sandbox.state()["bookings"]) == 1

"""What a question wants is one value; each messenger offers its own control for it, and a typed answer always does."""

from __future__ import annotations

from datetime import date

import pytest
from telegram import InlineKeyboardMarkup, KeyboardButton

from backend.conversation.model import Button, Reply
from backend.conversation.wanted import A_COMING_DAY, A_DAY, A_PAST_DAY, A_PHONE, A_PLACE, A_TIME, Wanted, wanted_by
from connectors.rendering import Piece, pieces
from connectors.telegram import calendar
from connectors.telegram.controls import choice_rows, inline_keyboard, reply_keyboard
from connectors.wechat.bubbles import composed
from connectors.whatsapp.controls import laid_out, message_of
from sandbox.channels import whatsapp

TODAY = date(2026, 11, 26)
SKIP = Button("跳过", "/skip")


@pytest.mark.parametrize(
    "wanted", [A_DAY, A_PAST_DAY, A_COMING_DAY, A_TIME, A_PLACE, A_PHONE, Wanted("file", photo=True)]
)
def test_what_is_wanted_survives_the_way_through_the_bot(wanted: Wanted) -> None:
    assert wanted_by({"progress": {}, **wanted.as_custom()}) == wanted


@pytest.mark.parametrize("custom", [{}, {"wants": None}, {"wants": "date"}, {"wants": {"kind": "soul"}}, {"wants": {}}])
def test_what_nobody_knows_is_not_wanted(custom: dict[str, object]) -> None:
    assert wanted_by(custom) is None


def test_telegram_asks_for_a_position_by_its_own_key_and_the_other_choices_stand_beneath() -> None:
    keyboard = reply_keyboard(Piece("哪里？", (SKIP,), wanted=A_PLACE), "zh-Hans")["keyboard"]
    first, second = (KeyboardButton.de_json(row[0], None) for row in keyboard)
    assert first.request_location and second.text == "跳过"


def test_telegram_asks_for_a_telephone_number_by_its_own_key() -> None:
    keyboard = reply_keyboard(Piece("电话？", wanted=A_PHONE), "en")["keyboard"]
    assert KeyboardButton.de_json(keyboard[0][0], None).request_contact


def test_a_coming_day_is_tapped_in_this_month_and_days_gone_by_are_not_offered() -> None:
    shown = inline_keyboard(Piece("哪天？", wanted=A_COMING_DAY), [], "zh-Hans", TODAY)
    days = [key["callback_data"] for row in shown["inline_keyboard"] for key in row if key["callback_data"][0] == "d"]
    assert days == [f"d:2026-11-{day}" for day in range(25, 31)]


def test_a_birthday_of_1949_is_reached_by_years_months_and_days() -> None:
    view = calendar.opening("past", TODAY, "zh-Hans")
    for title in (*["«"] * 6, "1949", "12月"):
        keys = {key["text"]: key["callback_data"] for row in calendar.rows(view, TODAY) for key in row}
        view = calendar.read_view(keys[title])
    days = [calendar.read_day(key["callback_data"]) for row in calendar.rows(view, TODAY) for key in row]
    assert "1949-12-31" in days


def test_times_stand_two_in_a_row_and_another_day_is_behind_one_key() -> None:
    times = (Button("09:00", "a"), Button("10:00", "b"), Button("11:00", "c"))
    keys = choice_rows(times, {"a": "1", "b": "2", "c": "3"}, by_two=True)
    shown = inline_keyboard(Piece("几点？", times, wanted=A_TIME), keys, "en", TODAY)
    assert [len(row) for row in shown["inline_keyboard"]] == [2, 1, 1]
    assert calendar.read_view(shown["inline_keyboard"][-1][0]["callback_data"]) is not None


@pytest.mark.parametrize("side", ["past", "future", None])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_every_leaf_of_the_calendar_is_within_telegrams_limits(side: str, language: str) -> None:
    seen, waiting = set(), [calendar.opening(side, TODAY, language)]
    while waiting and len(seen) < 300:
        rows = calendar.rows(waiting.pop(), TODAY)
        InlineKeyboardMarkup.de_json({"inline_keyboard": rows}, None)
        keys = [key for row in rows for key in row]
        assert len(keys) <= 60 and all(key["text"] and len(key["callback_data"].encode()) <= 64 for key in keys)
        views = {calendar.read_view(key["callback_data"]) for key in keys} - seen - {None}
        seen |= views
        waiting.extend(sorted(views, key=repr))


@pytest.mark.parametrize(
    "data", ["m:2026-13:f:h", "m:1899-01:p:h", "d:2026-02-30", "m:2026-01:f", "d:", "x", "m:２０２６-01:f:h"]
)
def test_a_forged_tap_is_no_leaf_and_no_day(data: str) -> None:
    assert calendar.read_view(data) is None and calendar.read_day(data) is None


def test_whatsapp_asks_for_a_position_by_its_own_message_and_the_choices_follow() -> None:
    asked, others = laid_out(Piece("哪个城市？", (SKIP,), wanted=A_PLACE), "zh-Hans")
    assert message_of(asked, {}, "zh-Hans")["interactive"]["type"] == "location_request_message"
    assert message_of(others, {}, "zh-Hans")["interactive"]["type"] == "button"


CARD = {"lat": 22.6, "lon": 113.1, "name": "江门市中级人民法院", "address": "江门市蓬江区"}


def test_one_institution_is_a_place_on_the_apps_own_map_instead_of_a_picture() -> None:
    reply = Reply("找到了", image="/files/map.png", custom={"map": {"cards": [CARD]}})
    text, venue = pieces(reply, 4_096, "zh-Hans")
    sent = message_of(venue, {}, "zh-Hans")
    assert text.text == "找到了" and sent["location"]["name"] == "江门市中级人民法院"
    assert whatsapp.fault_of(sent) is None


def test_several_institutions_stay_on_one_picture() -> None:
    reply = Reply("找到了", image="/files/map.png", custom={"map": {"cards": [CARD, CARD]}})
    assert [piece.picture for piece in pieces(reply, 4_096, "zh-Hans")] == [None, "/files/map.png"]


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "位置"), ("zh-Hant", "位置"), ("en", "Location")])
def test_wechat_says_where_its_own_button_for_a_position_is(language: str, words: str) -> None:
    (piece,) = composed([Reply("?", custom=A_PLACE.as_custom())], language)
    assert words in piece.text

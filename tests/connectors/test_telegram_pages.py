"""Many choices in Telegram: ten keys and a row that turns the page, in the same message."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from backend.conversation.model import Button
from connectors.paging import Turning, page_of, read_turning
from connectors.telegram.connector import PATH
from connectors.telegram.controls import KEYS_OF_A_PAGE, page_rows
from sandbox.channels import telegram as platform
from tests.connectors.platform_double import Double, running
from tests.connectors.test_telegram import SECRET, TOKEN, message, tap
from tests.web.fake_house import House, house

people = count(500)


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    bot = platform.Telegram(TOKEN)
    bot.secret = SECRET
    with running("telegram", platform.blueprints(bot), bot.key) as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    wanted = {"telegram_token": TOKEN, "telegram_secret": SECRET, "telegram_api": double.url}
    with house(tmp_path_factory.mktemp("telegram"), **wanted) as started:
        yield started


@pytest.fixture
def person(double: Double, services: House) -> int:
    """Somebody new who has just been asked which of 23 townships they live in."""
    double.reset(services.url + PATH)
    who = next(people)
    double.deliver(message(who, text="所有镇街"))
    double.wait()
    return who


def keyboard(double: Double) -> list[list[dict[str, str]]]:
    rows: list[list[dict[str, str]]] = double.sent[0]["reply_markup"]["inline_keyboard"]
    return rows


def press(double: Double, who: int, title: str) -> None:
    keys = {key["text"]: key["callback_data"] for row in keyboard(double) for key in row}
    update = tap(who, keys[title])
    update["callback_query"]["message"] |= {"message_id": 1, "reply_markup": {"inline_keyboard": keyboard(double)}}
    double.deliver(update)


def test_many_choices_are_ten_keys_and_a_row_that_turns_them(double: Double, person: int) -> None:
    titles = [[key["text"] for key in row] for row in keyboard(double)]
    assert titles == [[f"{number}. 第{number}街道"] for number in range(1, 11)] + [["‹", "1 / 3", "›"]]


def test_pages_are_turned_in_place_without_the_bot_and_around(double: Double, services: House, person: int) -> None:
    asked = len(services.bot.asked)
    for title, first in (("›", "11. 第11街道"), ("›", "21. 第21街道"), ("›", "1. 第1街道"), ("‹", "21. 第21街道")):
        press(double, person, title)
        assert keyboard(double)[0][0]["text"] == first
    assert (len(double.sent), len(services.bot.asked)) == (1, asked)
    assert double.calls.count("answerCallbackQuery") == 4


@pytest.mark.parametrize("typed", ["23", "第23街道"])
def test_a_number_or_a_name_of_any_page_can_be_typed(double: Double, person: int, typed: str) -> None:
    double.deliver(message(person, text=typed))
    assert double.wait(2)[1]["text"] == '您说的是：/town{"code": "23"}'


def test_a_key_of_a_later_page_is_an_answer(double: Double, person: int) -> None:
    press(double, person, "›")
    press(double, person, "12. 第12街道")
    assert double.wait(2)[1]["text"] == '您说的是：/town{"code": "12"}'


def test_times_are_turned_and_the_calendar_beneath_stays(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = [{"title": f"12月{day}日 09:00", "payload": f'/slot{{"at": "{day}"}}'} for day in range(1, 20)]
    asked = {"text": "几点？", "custom": {"wants": {"kind": "slot"}}, "buttons": times}
    monkeypatch.setattr(services.bot, "replies", lambda request: [asked])
    double.reset(services.url + PATH)
    who = next(people)
    double.deliver(message(who, text="约时间"))
    double.wait()
    press(double, who, "›")
    titles = [[key["text"] for key in row] for row in keyboard(double)]
    assert titles[0] == ["11. 12月11日 09:00", "12. 12月12日 09:00"] and titles[-1] == ["📅 选其他日子"]


def test_a_page_that_is_forgotten_or_somebody_elses_is_said_to_be_old(double: Double, person: int) -> None:
    stranger = next(people)
    update = tap(stranger, keyboard(double)[-1][2]["callback_data"])
    update["callback_query"]["message"] |= {"message_id": 1, "reply_markup": {"inline_keyboard": keyboard(double)}}
    double.deliver(update)
    assert "太旧" in double.wait(2)[1]["text"]


_titles = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=200)
_payloads = st.text("/abc{}", min_size=1, max_size=64)
_buttons = st.lists(st.builds(Button, _titles, _payloads), min_size=13, max_size=120, unique_by=lambda one: one.payload)


@given(buttons=_buttons, by_two=st.booleans(), numbered=st.booleans())
def test_every_choice_stands_on_one_page_and_telegram_takes_each_page(
    buttons: list[Button], by_two: bool, numbered: bool
) -> None:
    data = {button.payload: button.payload for button in buttons}
    reached: list[Any] = []
    page = page_of(buttons, 1, KEYS_OF_A_PAGE)
    for number in range(1, page.of + 1):
        page = page_of(buttons, number, KEYS_OF_A_PAGE)
        markup = {"inline_keyboard": page_rows(page, "0" * 32, data, by_two=by_two, numbered=numbered)}
        assert platform.fault_of_markup({"reply_markup": markup}) is None
        assert InlineKeyboardMarkup.de_json(markup, None).to_dict() == markup
        reached += [key["callback_data"] for row in markup["inline_keyboard"][:-1] for key in row]
    assert reached == [button.payload for button in buttons]


@pytest.mark.parametrize("data", [None, "", "p:", "p:xyz:1", f"p:{'0' * 32}:", f"p:{'0' * 32}:99999", "/greet"])
def test_what_is_no_key_of_ours_turns_nothing(data: str | None) -> None:
    assert read_turning(data) is None


def test_a_key_that_turns_a_page_says_so_in_few_bytes() -> None:
    turning = Turning("0" * 32, 9_999)
    assert read_turning(turning.data) == turning and len(turning.data.encode()) <= 64

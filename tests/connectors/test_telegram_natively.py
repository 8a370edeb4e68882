"""What Telegram has of its own: a calendar of keys, a key for a position, typing, changed messages, a language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from connectors.telegram.connector import PATH
from sandbox.channels import telegram as platform
from tests.connectors.platform_double import Double, running
from tests.connectors.test_telegram import SECRET, TOKEN, message, tap
from tests.web.fake_house import House, house


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


@pytest.fixture(autouse=True)
def fresh(double: Double, services: House) -> None:
    double.reset(services.url + PATH)


def test_somebody_new_who_sends_a_voice_message_is_answered_in_their_apps_language(double: Double) -> None:
    double.deliver(message(43, language="en", voice={"file_id": "v", "duration": 2}))
    assert "I can't listen" in double.wait()[0]["text"]


def test_somebody_new_whose_file_is_too_large_is_told_so_in_their_apps_language(double: Double) -> None:
    large = {"file_id": "d", "file_name": "a.pdf", "file_size": 30_000_000}
    double.deliver(message(44, language="en", document=large))
    text = double.wait()[0]["text"]
    assert text.isascii() and "a.pdf" in text and "20 MB" in text


def test_a_message_changed_afterwards_is_asked_to_be_sent_anew(double: Double, services: House) -> None:
    update = message(45, text="改成十点")
    update["edited_message"] = update.pop("message")
    asked = len(services.bot.asked)
    double.deliver(update, times=2)
    assert ["再发一次" in sent["text"] for sent in double.wait()] == [True]
    assert len(services.bot.asked) == asked


def test_while_a_message_is_thought_about_the_app_shows_typing(double: Double) -> None:
    answers = double.deliver(message(46, text="你好"))
    assert json.loads(answers[-1]["body"]) == {"method": "sendChatAction", "chat_id": "46", "action": "typing"}
    double.wait()


def keys(sent: dict[str, Any]) -> dict[str, str]:
    return {key["text"]: key["callback_data"] for row in sent["reply_markup"]["inline_keyboard"] for key in row}


def test_a_calendar_is_turned_by_taps_and_the_tapped_day_is_what_was_typed(double: Double) -> None:
    double.deliver(message(41, text="哪天"))
    double.wait()
    for title in ("«", "2014", "5月", "3"):
        shown = double.sent[0]
        update = tap(41, keys(shown)[title])
        update["callback_query"]["message"] |= {"message_id": 1, "reply_markup": shown["reply_markup"]}
        double.deliver(update)
    assert double.wait(2)[1]["text"] == "您说的是：2014-05-03"
    assert double.calls.count("answerCallbackQuery") == 4


def test_the_key_for_a_position_goes_when_the_answer_was_typed(double: Double) -> None:
    double.deliver(message(42, text="哪里"))
    (asked,) = double.wait()
    assert asked["reply_markup"]["keyboard"][0][0]["request_location"] is True
    double.deliver(message(42, text="多伦多"))
    assert double.wait(2)[1]["reply_markup"] == {"remove_keyboard": True}


def test_one_institution_is_shown_as_a_venue(double: Double) -> None:
    double.deliver(message(47, text="法院在哪"))
    text, venue = double.wait(2)
    assert text["method"] == "sendMessage" and venue["method"] == "sendVenue"
    assert (venue["latitude"], venue["longitude"], venue["title"]) == (22.6, 113.1, "江门市中级人民法院")

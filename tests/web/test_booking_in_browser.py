"""A whole booking in a real browser with the real bot, backend, client and the office's stand-in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.stage.house import House
from tests.web.chat_page import ChatPage

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Contexts = Callable[..., BrowserContext]
BOT_PATIENCE_MS = 30_000


@pytest.fixture
def chat(house: House, open_context: Contexts) -> ChatPage:
    return ChatPage(open_context(timezone_id="Asia/Shanghai").new_page(), house.url).open()


def utters(chat: ChatPage) -> list[str]:
    return [
        str(name) for name in chat.page.locator(".theirs").evaluate_all("all => all.map((each) => each.dataset.utter)")
    ]


def answer_until_the_slot(chat: ChatPage) -> None:
    chat.ask("你好", BOT_PATIENCE_MS)
    for said in ("我想办亲属关系公证", "国外用", "中国护照", "我在江门"):
        chat.ask(said, BOT_PATIENCE_MS)
    chat.tap("到江门现场办")


def test_from_greeting_to_confirmation_with_a_reload_in_the_middle(chat: ChatPage) -> None:
    answer_until_the_slot(chat)
    expect(chat.page.locator(".times-of-day .tile").first).to_have_text(re.compile(r"\d\d:\d\d\s*"))
    chat.tap(chat.open_choices()[0])
    said, heard = chat.said(), chat.heard()
    chat.reload()
    expect(chat.page.locator(".bubble")).to_have_count(len(said) + len(heard))
    assert (chat.said(), chat.heard()) == (said, heard)
    for text in ("我叫李小明", "11010519491231002X", "13800138000", "跳过"):
        chat.ask(text)
    assert all("13800138000" not in text and "11010519491231002X" not in text for text in chat.heard())
    chat.ask("确认")
    expect(chat.page.locator('[data-utter="utter_notarization_files"]')).to_be_visible()
    assert "utter_notarization_booked" in utters(chat)
    assert chat.picture_is_loaded()
    calendar = chat.page.context.request.get(chat.url + chat.file_link())
    assert calendar.ok and "BEGIN:VCALENDAR" in calendar.text()


def test_the_bot_is_killed_and_comes_back_and_nothing_is_lost(chat: ChatPage, house: House) -> None:
    answer_until_the_slot(chat)
    chat.tap(chat.open_choices()[0])
    house.bot.kill()
    chat.say("我叫李小明")
    told = chat.page.locator('[data-utter="utter_bot_unavailable"]')
    for _ in range(40):
        house.pass_time(0.05)
        if told.count():
            break
        chat.page.wait_for_timeout(250)
    expect(told).to_have_count(1)
    house.bot.start()
    asked = chat.page.locator('[data-utter="utter_ask_notarization_document_number"]')
    for _ in range(80):
        house.pass_time(0.05)
        if asked.count():
            break
        chat.page.wait_for_timeout(250)
    expect(asked).to_have_count(1)
    assert chat.said().count("我叫李小明") == 1
    expect(told).to_have_count(1)

"""Cards and the person's position in the chat, in a real browser with the real bot, dialogue and data."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.stage.house import House
from tests.web.chat_page import ChatPage
from tests.web.test_accessibility import findings

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Contexts = Callable[..., BrowserContext]
BOT_PATIENCE_MS = 30_000
TORONTO = {"latitude": 43.6532, "longitude": -79.3832}


def test_the_answer_is_cards_one_can_call_and_travel_from(house: House, open_context: Contexts) -> None:
    chat = ChatPage(open_context(reduced_motion="reduce").new_page(), house.url).open()
    chat.ask("我在拉斯维加斯，该去哪个领事馆", BOT_PATIENCE_MS)
    first = chat.page.locator(".place").first
    expect(first).to_contain_text("旧金山")
    expect(first.locator("a[href='tel:+14158525900']")).to_be_visible()
    expect(chat.page.locator(".place-sketch")).to_have_js_property("complete", True)
    assert chat.page.evaluate("document.querySelector('.place-sketch').naturalWidth") == 780
    assert findings(chat.page) == []


def test_a_tap_sends_where_the_person_is_and_only_the_city_is_shown(house: House, open_context: Contexts) -> None:
    context = open_context(geolocation=TORONTO, permissions=["geolocation"])
    chat = ChatPage(context.new_page(), house.url).open()
    chat.ask("附近有什么机构", BOT_PATIENCE_MS)
    chat.tap("发送我的位置", BOT_PATIENCE_MS)
    expect(chat.page.locator(".place").first).to_contain_text("多伦多")
    expect(chat.page.locator(".mine").last).to_contain_text("📍 多伦多")
    assert "43.65" not in chat.page.locator("#log").inner_text()


def test_without_permission_the_person_is_told_what_to_do_instead(house: House, open_context: Contexts) -> None:
    chat = ChatPage(open_context().new_page(), house.url).open()
    chat.page.locator("#more").click()
    chat.page.locator("#pin").click()
    expect(chat.page.locator("#notice")).to_contain_text("直接说城市名")
    chat.ask("多伦多", BOT_PATIENCE_MS)
    expect(chat.page.locator(".place").first).to_contain_text("多伦多")

"""How the page looks and speaks is the person's choice: type size and language change at once, and are kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.chat_page import ChatPage
from tests.web.fake_house import House
from tests.web.test_accessibility import findings

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]
NARROW = {"width": 360, "height": 700}


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_the_largest_type_is_kept_and_nothing_sticks_out(services: House, open_context: Contexts, locale: str) -> None:
    context = open_context(viewport=NARROW, locale=locale, reduced_motion="reduce")
    chat = ChatPage(context.new_page(), services.url).open()
    chat.ask("我想预约公证")
    chat.page.locator("#type").click()
    chat.page.locator("#type-sizes button[value=larger]").click()
    chat.reload()
    assert chat.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "26px"
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 360
    chat.page.locator("#type").click()
    assert findings(chat.page) == []
    cut = "all => all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)"
    assert chat.page.locator("button:visible").evaluate_all(cut) == []


def test_the_sizes_are_chosen_and_left_by_keyboard(chat: ChatPage) -> None:
    keyboard = chat.page.keyboard
    chat.page.locator("#type").focus()
    for key in ("Enter", "Tab", "Tab", "Enter"):
        keyboard.press(key)
    expect(chat.page.get_by_role("button", name="大", exact=True)).to_have_attribute("aria-pressed", "true")
    keyboard.press("Escape")
    expect(chat.page.locator("#type-sizes")).to_be_hidden()
    assert chat.page.evaluate("document.activeElement.id") == "type"


def test_a_new_language_changes_what_stands_in_the_conversation_already(chat: ChatPage) -> None:
    chat.ask("我想预约公证")
    chat.tap("委托书")
    chat.tap("12月2日")
    expect(chat.page.locator(".file-act")).to_have_text("添加到日历")
    before = chat.said() + chat.heard()
    chat.page.locator("#languages button[value=en]").click()
    expect(chat.page.locator(".file-act")).to_have_text("Add to calendar")
    expect(chat.page.locator(".progress-words").first).to_contain_text("Step 1 of 8")
    expect(chat.page.locator(".day").first).to_have_text("Today")
    assert chat.said() + chat.heard() == before, "what was said stays as it was said"
    expect(chat.page.locator("#log")).to_have_attribute("aria-live", "polite")


def test_each_step_of_a_form_is_a_piece_of_its_bar(chat: ChatPage) -> None:
    chat.ask("我想预约公证")
    chat.tap("委托书")
    steps = chat.page.locator(".progress-bar").last.locator(".step")
    expect(steps).to_have_count(8)
    shown = steps.evaluate_all("all => all.map((each) => each.className)")
    assert shown == ["step step-done"] * 3 + ["step step-now"] + ["step"] * 4

"""Whoever is sued, in a real browser: from the photo of a summons to an answer the court has received."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FilePayload, expect

from tests.paper_reader import drawn_papers as drawn
from tests.stage.house import House
from tests.web.chat_page import ChatPage
from tests.web.conftest import chromium, open_context  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Contexts = Callable[..., BrowserContext]
PATIENCE_MS = 60_000
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "zh-CN", "timezone_id": "America/Toronto"}
DESKTOP = {"viewport": {"width": 1280, "height": 800}, "locale": "en-CA", "timezone_id": "America/Vancouver"}
NUMBER = "（2026）粤0781民初1234号"


def send(chat: ChatPage, name: str, content: bytes) -> None:
    """Choose a photo as the person does, and wait for what the house makes of it."""
    before = chat.last_number()
    photo: FilePayload = {"name": name, "mimeType": "image/jpeg", "buffer": content}
    chat.page.locator("#file").set_input_files([photo])
    chat.answer_after(before + 1, PATIENCE_MS)


def go_through(chat: ChatPage, steps: Sequence[tuple[str, str]]) -> None:
    """Say or tap one thing after the other, each after the question before it has come."""
    for do, words in steps:
        if do == "tap":
            chat.tap(words, PATIENCE_MS)
        else:
            chat.ask(words, PATIENCE_MS)


def heard_of(chat: ChatPage, utter: str) -> Any:
    return chat.page.locator(f'[data-utter="{utter}"]').last


def test_on_a_chinese_phone_from_the_photo_to_the_courts_receipt(house: House, open_context: Contexts) -> None:  # noqa: F811
    house.reset()
    chat = ChatPage(open_context(**PHONE).new_page(), house.url).open()
    chat.ask("我收到法院的传票了", PATIENCE_MS)
    send(chat, "传票.jpg", drawn.photo(drawn.summons()))
    read = heard_of(chat, "utter_ask_defence_paper_right")
    expect(read).to_contain_text(NUMBER, timeout=PATIENCE_MS)
    for words in ("台山市人民法院", "民间借贷纠纷", "林小明", "12月15日"):
        expect(read).to_contain_text(words)
    go_through(chat, [("tap", "都对"), ("say", "11月20号签收的"), ("say", "户口还在台山"), ("tap", "写答辩状")])
    expect(heard_of(chat, "utter_defence_last_day")).to_contain_text("12月7日")
    go_through(chat, [("say", "陈大文"), ("say", "男"), ("say", "1970年3月5日"), ("say", "加拿大多伦多央街100号")])
    go_through(chat, [("tap", "跳过"), ("say", "归还借款30万元"), ("say", "不同意，我只借了20万")])
    go_through(chat, [("say", "2020年3月借了20万，2022年还了10万。"), ("say", "转账记录"), ("tap", "经法院平台提交")])
    review = heard_of(chat, "utter_form_review")
    for words in (NUMBER, "林小明", "我只借了20万"):
        expect(review).to_contain_text(words, timeout=PATIENCE_MS)
    chat.tap("确认提交", PATIENCE_MS)
    expect(heard_of(chat, "utter_defence_sent")).to_contain_text("DB2026", timeout=PATIENCE_MS)
    width = chat.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390, "nothing is wider than the phone"


def test_in_english_from_the_photo_to_the_courts_receipt(house: House, open_context: Contexts) -> None:  # noqa: F811
    house.reset()
    chat = ChatPage(open_context(**DESKTOP).new_page(), house.url).open()
    chat.ask("I got a summons from a court in China", PATIENCE_MS)
    send(chat, "summons.jpg", drawn.photo(drawn.upside_down(drawn.summons())))
    read = heard_of(chat, "utter_ask_defence_paper_right")
    expect(read).to_contain_text(NUMBER, timeout=PATIENCE_MS)
    expect(read).to_contain_text("15 Dec")
    go_through(chat, [("tap", "All correct"), ("say", "I received it on November 20")])
    go_through(chat, [("tap", "No domicile in China"), ("tap", "Write the answer")])
    expect(heard_of(chat, "utter_defence_last_day")).to_contain_text("21 Dec")
    go_through(
        chat, [("say", "陈大文"), ("say", "male"), ("say", "March 5, 1970"), ("say", "100 Yonge Street, Toronto")]
    )
    go_through(chat, [("tap", "Skip"), ("say", "Repay the loan of 300000 yuan"), ("tap", "I deny it")])
    go_through(chat, [("say", "I borrowed only 200000 yuan and paid half of it back in 2022.")])
    go_through(chat, [("tap", "Skip"), ("tap", "Skip"), ("tap", "Hand in through the court's platform")])
    expect(heard_of(chat, "utter_form_review")).to_contain_text(NUMBER, timeout=PATIENCE_MS)
    chat.tap("Confirm", PATIENCE_MS)
    expect(heard_of(chat, "utter_defence_sent")).to_contain_text("DB2026", timeout=PATIENCE_MS)

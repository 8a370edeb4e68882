"""A lawyer's Word file in a real browser: from the file to the filled form, the difference told with one tap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, FilePayload, expect

from backend.shared.mime_types import DOCX
from tests.defence.test_in_browser import PATIENCE_MS, PHONE, heard_of
from tests.paper_reader.written_complaints import LOAN, word
from tests.stage.house import House
from tests.web.chat_page import ChatPage
from tests.web.conftest import chromium, open_context  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Contexts = Callable[..., BrowserContext]


def test_on_a_phone_the_lawyer_s_file_fills_the_form_and_a_difference_takes_one_tap(
    house: House,
    open_context: Contexts,  # noqa: F811
) -> None:
    house.reset()
    chat = ChatPage(open_context(**PHONE).new_page(), house.url).open()
    chat.ask("我要立案，林晓明借了我二十万不还", PATIENCE_MS)
    before = chat.last_number()
    file: FilePayload = {"name": "起诉状.docx", "mimeType": DOCX, "buffer": word(LOAN)}
    chat.page.locator("#file").set_input_files([file])
    chat.answer_after(before + 1, PATIENCE_MS)
    shown = heard_of(chat, "utter_ask_filing_paper_right")
    for words in ("陈大文", "林小明", "您说的是", "150,000元", "江门市蓬江区人民法院"):
        expect(shown).to_contain_text(words, timeout=PATIENCE_MS)
    chat.tap("都对", PATIENCE_MS)
    differs = heard_of(chat, "utter_ask_filing_paper_differs")
    expect(differs).to_contain_text("200,000元", timeout=PATIENCE_MS)
    chat.tap("按纸上写的", PATIENCE_MS)
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 390, "nothing is wider than the phone"

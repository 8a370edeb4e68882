"""Looking at a PDF inside the chat: page by page, enlarged, read out, by keyboard, and when it does not work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import typst
from playwright.sync_api import BrowserContext, expect

from backend.files.commands import KeepFile, ReadFile
from backend.filing.commands import FilingPaper
from tests.web.chat_page import ChatPage
from tests.web.fake_house import House
from tests.web.test_accessibility import findings

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]
THREE = b'#set page(paper: "a4")\n#set text(size: 30pt)\none #pagebreak() two #pagebreak() three'


@pytest.fixture
def paper(services: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """A bot that hands out a paper of three pages, which the person has sent before."""
    kept = services.backend.bus.handle(KeepFile("p_reader", "paper.pdf", typst.compile(THREE)))
    bus = services.backend.bus
    monkeypatch.setitem(bus._commands, FilingPaper, lambda order: bus.handle(ReadFile(order.subject_id, "p_reader")))
    file = {"kind": "complaint_pdf", "id": kept.file_id, "name": "complaint.pdf"}
    services.bot.replies = lambda request: [{"text": "起诉状写好了。", "custom": {"file": file}}]  # type: ignore[method-assign]
    return services


@pytest.fixture
def reader(paper: House, open_context: Contexts) -> ChatPage:
    chat = ChatPage(open_context(reduced_motion="reduce").new_page(), paper.url).open()
    chat.ask("给我看起诉状")
    return chat


def test_the_pages_are_turned_inside_the_chat(reader: ChatPage) -> None:
    page = reader.page
    page.get_by_role("button", name="预览: complaint.pdf").click()
    expect(page.locator("#paper-count")).to_have_text("第 1 页，共 3 页")
    for number, words in ((2, "two"), (3, "three")):
        page.get_by_role("button", name="下一页").click()
        expect(page.locator("#paper-count")).to_have_text(f"第 {number} 页，共 3 页")
        expect(page.locator("#paper-words")).to_contain_text(words)
    expect(page.get_by_role("button", name="下一页")).to_have_attribute("aria-disabled", "true")
    assert page.locator("#paper-picture").evaluate("image => image.naturalWidth") == 1080
    page.get_by_role("button", name="上一页").click()
    expect(page.locator("#paper-count")).to_have_text("第 2 页，共 3 页")


def test_enlarged_the_page_is_moved_under_the_finger_and_the_frame_stays(reader: ChatPage) -> None:
    page = reader.page
    page.get_by_role("button", name="预览").click()
    expect(page.locator("#paper-picture")).to_be_visible()
    page.get_by_role("button", name="放大").click()
    sheet = page.locator("#paper-sheet")
    assert sheet.evaluate("sheet => sheet.scrollWidth > 2 * sheet.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_by_keyboard_it_opens_turns_closes_and_gives_the_focus_back(reader: ChatPage) -> None:
    page = reader.page
    page.locator(".look").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#paper-count")).to_have_text("第 1 页，共 3 页")
    page.keyboard.press("PageDown")
    expect(page.locator("#paper-count")).to_have_text("第 2 页，共 3 页")
    page.keyboard.press("Escape")
    expect(page.locator("#paper")).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "look"


def test_without_network_the_page_waits_and_is_asked_for_again(reader: ChatPage) -> None:
    page = reader.page
    page.context.set_offline(True)
    page.get_by_role("button", name="预览").click()
    expect(page.locator("#paper-count")).to_contain_text("文件没有丢")
    page.context.set_offline(False)
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator("#paper-count")).to_have_text("第 1 页，共 3 页")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_an_open_paper(paper: House, open_context: Contexts, scheme: str) -> None:
    chat = ChatPage(open_context(color_scheme=scheme, reduced_motion="reduce").new_page(), paper.url).open()
    chat.ask("给我看起诉状")
    assert findings(chat.page) == []
    chat.page.locator(".look").click()
    expect(chat.page.locator("#paper-picture")).to_be_visible()
    assert findings(chat.page) == []

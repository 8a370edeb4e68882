"""The chat on somebody else's page by one tag: opened, closed, remembered, and kept out where it was not allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Frame, Page, expect

from tests.files import made_files as made
from tests.web.chat_page import ChatPage
from tests.web.fake_house import House, house

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]
PAGE = (
    '<!DOCTYPE html><html lang="zh"><title>同乡会</title><h1>同乡会</h1><a href="#">新闻</a>'
    '<script src="{}/chat/embed.js" async{}></script>'
)


class _Site(BaseHTTPRequestHandler):
    """A site whose own policy allows nothing but our script and our frame."""

    def __init__(self, told: dict[str, str], *args: Any) -> None:
        self._told = told
        super().__init__(*args)

    def do_GET(self) -> None:
        ours = self._told["chat"]
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", f"default-src 'none'; script-src {ours}; frame-src {ours}")
        self.end_headers()
        self.wfile.write(PAGE.format(ours, self._told.get("more", "")).encode())

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def site(told: dict[str, str]) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Site, told))
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


@pytest.fixture
def told() -> dict[str, str]:
    return {}


@pytest.fixture
def port(told: dict[str, str]) -> Iterator[int]:
    with site(told) as number:
        yield number


@pytest.fixture
def home(port: int, told: dict[str, str], tmp_path: Path) -> Iterator[House]:
    """Services that another origin (127.0.0.1) and another site (localhost) may embed."""
    with house(tmp_path, embed_origins=[f"http://127.0.0.1:{port}", f"http://localhost:{port}"]) as running:
        told["chat"] = running.url
        yield running


def bubble_name(page: Page) -> str:
    """What the bubble is called to who cannot see it; its shadow is closed to the page and to us alike."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    names = [node["name"]["value"] for node in tree["nodes"] if node.get("role", {}).get("value") == "button"]
    return str(names[-1]) if names else ""


def wait_for_bubble(page: Page, home: House, name: str = "") -> None:
    """Wait until the bubble is there, by this name if one is told; the site has no other button."""
    home.wait_until(lambda: bubble_name(page) == name if name else bool(bubble_name(page)), 30)


def opened(page: Page, home: House) -> ChatPage:
    """Open the chat with the keyboard alone."""
    wait_for_bubble(page, home)
    page.locator("a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    frames: list[Frame] = []
    while not frames:  # frames of a closed shadow are told to the player, not to the page
        page.wait_for_timeout(100)
        frames = [frame for frame in page.frames if frame.url.startswith(f"{home.url}/?embed=1")]
    frame = frames[0]
    return ChatPage(frame, home.url).connected()  # type: ignore[arg-type]


def test_one_tag_brings_the_chat_to_another_origin_and_escape_closes_it(
    home: House, port: int, open_context: Contexts
) -> None:
    page = open_context().new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    chat = opened(page, home)
    chat.ask("你好")
    chat.page.locator("#text").press("Escape")
    wait_for_bubble(page, home, "打开邑侨通对话")
    expect(opened(page, home).page.locator(".mine .words")).to_have_text("你好")


def test_what_is_said_while_it_is_closed_is_counted_on_the_bubble(
    home: House, port: int, open_context: Contexts
) -> None:
    page = open_context().new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    home.bot.seconds = 1.0
    chat = opened(page, home)
    chat.say("等一下再看")
    chat.page.locator("#text").press("Escape")
    wait_for_bubble(page, home, "打开邑侨通对话 (1 条新消息)")
    opened(page, home)
    expect(chat.bubble("您说的是")).to_be_visible()


def test_a_reload_of_the_other_page_finds_the_conversation(home: House, port: int, open_context: Contexts) -> None:
    page = open_context().new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    chat = opened(page, home)
    expect(chat.page.locator("#forgetful")).to_be_hidden()
    chat.ask("我的案子")
    page.reload()
    expect(opened(page, home).page.locator(".mine .words")).to_have_text("我的案子")


def test_where_the_browser_keeps_nothing_of_ours_one_visit_works_and_a_window_is_offered(
    home: House, port: int, open_context: Contexts
) -> None:
    page = open_context().new_page()
    page.goto(f"http://localhost:{port}/")  # another site than 127.0.0.1: neither cookie nor storage
    chat = opened(page, home)
    expect(chat.page.locator("#forgetful a")).to_have_text("在新窗口打开")
    paper = {"name": "借条.pdf", "mimeType": "application/pdf", "buffer": made.pdf()}
    chat.page.locator("#file").set_input_files([paper])
    expect(chat.page.locator(".mine .sent-file")).to_contain_text("借条.pdf")
    page.context.set_offline(True)
    chat.say("没有网络时写的")
    page.context.set_offline(False)
    expect(chat.bubble("您说的是：没有网络时写的")).to_be_visible(timeout=20_000)
    assert chat.said() == ["📎 借条.pdf", "没有网络时写的"]


def test_the_site_may_name_its_language(home: House, told: dict[str, str], port: int, open_context: Contexts) -> None:
    told["more"] = ' data-language="en"'
    page = open_context().new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    expect(opened(page, home).page.locator("#status-text")).to_have_text("Connected")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_site_that_was_not_allowed_gets_a_link_instead(
    services: House, told: dict[str, str], port: int, open_context: Contexts
) -> None:
    told["chat"] = services.url
    page = open_context().new_page()
    page.clock.install()
    page.goto(f"http://127.0.0.1:{port}/")
    wait_for_bubble(page, services)
    page.locator("a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.clock.run_for(11_000)
    with page.context.expect_page() as elsewhere:
        page.keyboard.press("Enter")
    assert elsewhere.value.url.startswith(services.url)

"""Without a line: the person is told, nothing written is lost, and an answer lost on the way doubles nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, WebSocketRoute, expect

from tests.web.chat_page import ChatPage
from tests.web.fake_house import House
from tests.web.test_accessibility import findings

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_person_is_told_what_becomes_of_what_they_write(
    services: House, open_context: Contexts, scheme: str
) -> None:
    chat = ChatPage(open_context(color_scheme=scheme, reduced_motion="reduce").new_page(), services.url).open()
    chat.page.context.set_offline(True)
    expect(chat.page.locator("#band")).to_contain_text("没有网络。您写的话都留在这里")
    chat.say("隧道里写的")
    chat.page.locator("#languages button[value=en]").click()
    expect(chat.page.locator("#band")).to_contain_text("No network")
    assert findings(chat.page) == []
    chat.page.context.set_offline(False)
    expect(chat.page.locator("#band")).to_be_hidden(timeout=15_000)
    expect(chat.page.locator(".theirs")).to_have_count(1)
    assert [request["text"] for request in services.bot.asked] == ["隧道里写的"]


def test_try_now_brings_the_line_back_without_waiting(services: House, open_context: Contexts) -> None:
    page = open_context().new_page()
    shut = True
    page.route("**/chat/session", lambda route: route.abort() if shut else route.continue_())
    page.goto(services.url)
    expect(page.locator("#band")).to_contain_text("暂时连不上", timeout=15_000)
    chat = ChatPage(page, services.url)
    chat.say("先写着")
    shut = False
    page.locator("#retry").click()
    expect(chat.bubble("您说的是：先写着")).to_be_visible(timeout=15_000)
    expect(page.locator("#band")).to_be_hidden()


def test_an_acknowledgement_lost_on_the_way_sends_the_message_again_and_keeps_one(
    services: House, open_context: Contexts
) -> None:
    page = open_context().new_page()
    lost: list[str] = []

    def through(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def back(frame: str | bytes) -> None:
            if not lost and str(frame).startswith("43") and '"turn"' in str(frame):
                lost.append(str(frame))
                socket.close()
            else:
                socket.send(frame)

        server.on_message(back)

    page.route_web_socket("**/chat/socket/**", through)
    chat = ChatPage(page, services.url).open()
    chat.say("只要一次")
    expect(chat.bubble("您说的是：只要一次")).to_be_visible(timeout=20_000)
    expect(page.locator('.mine[data-state="queued"]')).to_have_count(0, timeout=20_000)
    assert lost and chat.said() == ["只要一次"]
    assert [request["text"] for request in services.bot.asked] == ["只要一次"]

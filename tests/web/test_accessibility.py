"""axe finds nothing wrong: light and dark, phone and desk, empty and in the middle of a booking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.web.chat_page import ChatPage
from tests.web.fake_house import House

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


Look = tuple[int, Literal["light", "dark"]]
EVERY_LOOK: tuple[Look, ...] = ((390, "light"), (390, "dark"), (820, "light"), (1280, "light"), (1280, "dark"))
"""Telephone, tablet and desk, by day and by night."""


def looks(page: Page, among: tuple[Look, ...] = EVERY_LOOK) -> Iterator[Look]:
    """Show a page one way after another, so that what leads to it is played once."""
    for width, scheme in among:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        yield width, scheme


def findings(page: Page) -> list[str]:
    page.evaluate(AXE)
    result = page.evaluate("axe.run()")
    return [f"{found['id']}: {found['nodes'][0]['html'][:150]}" for found in result["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(
    services: House, open_context: Callable[..., BrowserContext], scheme: str, width: int
) -> None:
    context = open_context(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    chat = ChatPage(context.new_page(), services.url).open()
    assert findings(chat.page) == []
    chat.ask("我想预约公证")
    chat.tap("委托书")
    assert findings(chat.page) == []
    chat.tap("12月2日")
    chat.page.context.set_offline(True)
    chat.say("还没发出去")
    chat.say(" ")
    assert findings(chat.page) == []

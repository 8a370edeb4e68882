"""The values of a paper where they stand, as a telephone shows them before asking whether they were read right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from actions.paper_reader.shown import shown_names
from backend.contracts.files import DropFile
from backend.files.commands import KeepFile
from backend.paper_reader.framed_values import KIND, framed, picture_name
from tests.filing.open_filing import contents, pdf
from tests.web.chat_page import PATIENCE_MS, ChatPage
from tests.web.fake_house import House

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]
IOU = pdf("借 条", "今借到陈大文人民币300000元，月息一分，于2026年3月1日前还清。", "借款人：林小明", "2025年3月1日")


@dataclass
class Sender:
    """Somebody who has sent a paper and was shown where its values stand."""

    chat: ChatPage
    person_id: str = ""
    file_id: str = ""


@pytest.fixture
def sender(services: House, open_context: Contexts, monkeypatch: pytest.MonkeyPatch) -> Sender:
    chat = ChatPage(open_context(reduced_motion="reduce").new_page(), services.url).open()
    found, turn = Sender(chat), services.bot.turn

    def noted(person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        found.person_id = person_id
        return turn(person_id, request)

    def shown(request: dict[str, Any]) -> list[dict[str, Any]]:
        waiting = contents(IOU).to_json()
        lines = framed(waiting["places"], shown_names(waiting), numbered=True)
        found.file_id = services.backend.bus.handle(KeepFile(found.person_id, "iou.pdf", IOU)).file_id
        picture = {"kind": KIND, "id": picture_name(found.file_id, lines)}
        return [{"text": "纸上是这样写的", "custom": {"picture": picture, "alt": "纸上的原文"}}]

    monkeypatch.setattr(services.bot, "turn", noted)
    monkeypatch.setattr(services.bot, "replies", shown)
    chat.ask("我发了一张借条")
    return found


def test_the_picture_fits_a_telephone_and_is_named_for_who_does_not_see_it(sender: Sender) -> None:
    chat = sender.chat
    picture = chat.page.locator(".picture").last
    chat.page.wait_for_function("() => document.querySelector('.picture').naturalWidth > 0", timeout=PATIENCE_MS * 2)
    assert chat.picture_is_loaded()
    expect(picture).to_have_attribute("alt", "纸上的原文")
    assert picture.evaluate("image => image.naturalWidth") == 800
    assert picture.evaluate("image => image.getBoundingClientRect().right <= innerWidth")
    assert picture.evaluate("image => image.getBoundingClientRect().width > 0.7 * innerWidth")
    assert chat.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_sealed_in_its_link_and_gone_with_the_file(sender: Sender, services: House) -> None:
    address = services.url + str(sender.chat.page.locator(".picture").last.get_attribute("src"))
    opened = httpx.get(address, trust_env=False)
    assert (opened.status_code, opened.headers["content-type"]) == (200, "image/jpeg")
    assert opened.headers["cache-control"] == "no-store"
    services.backend.bus.handle(DropFile(sender.file_id, sender.person_id))
    assert httpx.get(address, trust_env=False).status_code == 410

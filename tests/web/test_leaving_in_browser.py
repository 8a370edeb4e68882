"""Leaving a shared computer, and opening papers on it again, as a person does both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from backend.contracts.identity import VerifiedParty, VerifiedPartyOf
from tests.web.chat_page import ChatPage
from tests.web.fake_house import House

pytestmark = pytest.mark.browser


@pytest.fixture
def everybody_verified(services: House) -> Iterator[None]:
    """The identity of whoever asks counts as checked, with a document that ends in 5678."""
    bus: Any = services.backend.bus
    before = bus._commands[VerifiedPartyOf]

    def party(asked: VerifiedPartyOf) -> VerifiedParty:
        kind: Any = {"category": "foreigner", "document_type": "passport", "verified_by": "platform"}
        now = services.backend.clock.now()
        return VerifiedParty(asked.person_id, full_name="陈国强", document_number="E12345678", verified_at=now, **kind)

    bus._commands[VerifiedPartyOf] = party
    yield
    bus._commands[VerifiedPartyOf] = before


@pytest.mark.parametrize("width", [320, 1024])
def test_who_leaves_is_asked_first_and_leaves_nothing_to_read(
    services: House, open_context: Callable[..., BrowserContext], width: int
) -> None:
    context = open_context(viewport={"width": width, "height": 700})
    chat, second = (ChatPage(context.new_page(), services.url).open() for _ in range(2))
    chat.ask("我的私事")
    page = chat.page
    box = page.locator("#leave").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 40
    page.get_by_role("button", name="退出这台设备").click()
    page.get_by_role("button", name="先不退出").click()
    expect(page.locator(".bubble").first).to_be_visible()
    page.get_by_role("button", name="退出这台设备").click()
    page.get_by_role("button", name="退出", exact=True).click()
    expect(page.locator(".bubble")).to_have_count(0)
    chat.connected()
    expect(second.page.locator(".bubble")).to_have_count(0)
    assert "私事" not in page.evaluate("JSON.stringify(localStorage)")
    assert "我的私事" not in second.page.locator("#log").inner_text()


def test_a_paper_opens_with_the_end_of_the_document_s_number(chat: ChatPage, everybody_verified: None) -> None:
    chat.ask("/choose slot")
    page = chat.page
    proof = page.get_by_label("证件号码的最后四位").last
    expect(proof).to_be_visible()
    assert page.locator(".file").count() == 0
    proof.fill("0000")
    proof.press("Enter")
    expect(page.get_by_text("请再核对一下证件上的号码")).to_be_visible()
    proof.fill("5678")
    proof.press("Enter")
    expect(page.locator("a.file")).to_be_visible()
    expect(page.get_by_label("证件号码的最后四位")).to_have_count(0)

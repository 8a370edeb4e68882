"""The agenda as its owner sees it on a telephone: from the page to a calendar address, and the address made dead."""

from __future__ import annotations

import os
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from backend.agenda.commands import OpenAgendaPage
from backend.conversation.model import SetWhereabouts
from tests.agenda.matters import Matters
from tests.web.fake_house import House


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_telephone_shows_all_of_it_and_stops_the_calendar(
    services: House, open_context: Callable[..., BrowserContext], language: str
) -> None:
    backend = services.backend
    person_id = backend.conversation.people.resolve("terminal", "anna")
    backend.bus.handle(SetWhereabouts(person_id, "多伦多", "America/Toronto"))
    Matters(backend, person_id).all()
    token = str(backend.bus.handle(OpenAgendaPage(person_id))).rpartition("/")[2]
    page = open_context().new_page()
    page.goto(f"{services.url}/agenda/{token}?lang={language}")
    expect(page.locator("li.card")).to_have_count(10)
    expect(page.locator("li.near")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("#calendar form button").click()
    address = page.locator("code.feed")
    expect(address).to_be_visible()
    assert page.locator("a.do").get_attribute("href").startswith("webcal://")  # type: ignore[union-attr]
    if folder := os.environ.get("LOOK_AT"):
        page.screenshot(path=f"{folder}/agenda-{language}.png", full_page=True)
    feed = f"{services.url}/calendar/{address.inner_text().rpartition('/')[2]}"
    assert httpx.get(feed, trust_env=False).status_code == 200
    page.locator("summary").click()
    page.locator("details form button").last.click()
    expect(page.locator("code.feed")).to_have_count(0)
    assert httpx.get(feed, trust_env=False).status_code == 410

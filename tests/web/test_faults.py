"""Whoever opens an address that does not exist, or finds us broken, reads what to do; a programme reads JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect
from sanic import HTTPResponse, Request, Sanic

from backend.api.app import bare_app
from tests.sandbox_fixture import serving
from tests.web.fake_house import House
from tests.web.test_accessibility import findings

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    """The bare application, with an address at which something breaks."""
    Sanic.test_mode = True
    app = bare_app()

    async def breaks(_: Request) -> HTTPResponse:
        raise RuntimeError("the secret inside")

    app.add_route(breaks, "/breaks", name="breaks")
    with serving(app) as origin, httpx.Client(base_url=origin, trust_env=False, timeout=20) as client:
        yield client


@pytest.mark.parametrize(("path", "status", "said"), [("/nothing", 404, "没有这个页面"), ("/breaks", 500, "没有打开")])
def test_a_browser_gets_a_page_and_a_programme_json(client: httpx.Client, path: str, status: int, said: str) -> None:
    page, plain = client.get(path, headers=BROWSER), client.get(path)
    assert (page.status_code, plain.status_code) == (status, status)
    assert said in page.text and "Yiqiaotong" in page.text and "secret" not in page.text + plain.text
    assert plain.json().keys() == {"error"}
    assert "default-src 'self'" in page.headers["content-security-policy"]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_can_be_read_by_all_and_leads_back(
    services: House, open_context: Callable[..., BrowserContext], scheme: str, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 844}, color_scheme=scheme).new_page()
    page.goto(f"{services.url}/mpa")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Back to the chat").click()
    expect(page.locator("#log")).to_be_attached()

"""A headless Chromium for the browser tests, and the services they talk with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, sync_playwright

from tests.web.chat_page import ChatPage
from tests.web.chromium import FLAGS, PHONE, chromium_path
from tests.web.fake_house import House, house
from tests.web.relay_fixtures import open_speaking, relayed, speaking, turn  # noqa: F401
from tests.web.witness_fixtures import filming_chromium, open_film  # noqa: F401


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for one file of tests; while its player lives, no other event loop can run in this thread."""
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium: install one or name it in CHROMIUM")
    with sync_playwright() as player:
        try:
            browser = player.chromium.launch(executable_path=path, args=FLAGS)
        except Error as error:
            pytest.skip(f"the Chromium at {path} does not start: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path) as running:
        yield running


@pytest.fixture
def open_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open a browser's profile: phone width, Chinese, New York; errors of the page fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(**options: Any) -> BrowserContext:
        defaults: dict[str, Any] = {"viewport": PHONE, "locale": "zh-CN", "timezone_id": "America/New_York"}
        context = chromium.new_context(**{**defaults, **options})
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()
    assert not errors, errors


@pytest.fixture
def chat(services: House, open_context: Callable[..., BrowserContext]) -> ChatPage:
    return ChatPage(open_context().new_page(), services.url).open()

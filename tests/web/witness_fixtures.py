"""A Chromium with a camera and a microphone that play a test picture and a beep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.web.chromium import FLAGS, PHONE, chromium_path, launch_filming

PATIENCE_MS = 20_000


@pytest.fixture(scope="module")
def filming_chromium() -> Iterator[Browser]:
    """A browser that films; one for a file of tests."""
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium: install one or name it in CHROMIUM")
    with sync_playwright() as player:
        browser = launch_filming(player, path, FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_film(filming_chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open a profile that may film: phone width, Chinese, New York; errors of the page fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(**options: Any) -> BrowserContext:
        defaults: dict[str, Any] = {"locale": "zh-CN", "timezone_id": "America/New_York", "reduced_motion": "reduce"}
        defaults |= {"viewport": PHONE, "permissions": ["camera", "microphone"]}
        context = filming_chromium.new_context(**{**defaults, **options})
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()
    assert not errors, errors

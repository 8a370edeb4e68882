"""Every page of the mini program drawn in a browser: nothing runs off a narrow phone, all can be read at night."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

NODE = shutil.which("node")
SCENES = Path(__file__).parent / "miniprogram" / "scenes.js"
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["color-contrast", "aria-roles", "aria-allowed-attr", "duplicate-id"]}
HEIGHTS = "[...document.querySelectorAll('[role=button], button')].map(each => each.getBoundingClientRect().height)"
SMALLEST_PIXELS = 34
"""Of what is tapped, on the narrowest phone."""
NAMES = {"chat-empty", "chat", "chat-privacy", "chat-wants", "cases", "cases-empty", "case", "map", "me", "room"}

pytestmark = [pytest.mark.browser, pytest.mark.skipif(NODE is None, reason="Node is not installed")]


@cache
def scenes(language: str) -> dict[str, str]:
    done = subprocess.run([str(NODE), str(SCENES), language], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    drawn: dict[str, str] = json.loads(done.stdout)
    return drawn


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_a_page_fits_a_narrow_phone_and_can_be_read(
    open_context: Callable[..., BrowserContext], language: str, scheme: str
) -> None:
    context = open_context(viewport={"width": 320, "height": 720}, color_scheme=scheme)
    page = context.new_page()
    assert set(scenes(language)) == NAMES
    for name, document in scenes(language).items():
        page.set_content(document)
        keep(page.screenshot, f"{name}-{language}-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        assert page.evaluate(
            "[...document.querySelectorAll('*')].every(each => !/undefined|NaN|\\[object/.test(each.textContent))"
        )
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
        assert [f"{name} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
        heights = page.evaluate(
            "[...document.querySelectorAll('[role=button], button')].map(e => e.getBoundingClientRect().height)"
        )
        assert min(heights, default=44) >= SMALLEST_PIXELS, name


def keep(screenshot: Callable[..., bytes], name: str) -> None:
    """Keep a picture for people to look at, where LOOKS names a folder."""
    if folder := os.environ.get("LOOKS"):
        screenshot(path=f"{folder}/{name}.png")

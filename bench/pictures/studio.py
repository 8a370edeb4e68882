"""The running house, browsers that speak a language, and people in it, all at one moment of the house's clock."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Playwright

from backend.shared.calendar import BEIJING
from bench.pictures.easel import Easel
from sandbox.application import PARTNERS
from tests.stage.house import House
from tests.web.chat_page import ChatPage
from tests.web.chromium import FLAGS, PHONE

MORNING = datetime(2026, 11, 25, 9, 40, tzinfo=BEIJING)
"""A Wednesday on which the offices in Jiangmen are open and it is Tuesday evening in Toronto."""
DESK = {"width": 1280, "height": 900}
PATIENCE_MS = 60_000
QUIET_MS = 1_200
"""An answer of several bubbles is whole when none has come for so long."""


@dataclass
class Studio:
    """Everything a scene needs.

    Args:
        house: the real services, bot and stand-ins.
        player: what starts browsers.
        chromium: where the browser is.
        easel: where the pictures go.
    """

    house: House
    player: Playwright
    chromium: str
    easel: Easel
    _browsers: dict[str, Browser] = field(default_factory=dict)

    def set_clock(self, now: datetime) -> None:
        """Put services and partners at a moment; pages opened from now on share it."""
        self.house.clock.set(now)
        for system in PARTNERS:
            self.house.sandbox.part(system).control("now", now=now.isoformat())

    def page(self, locale: str = "zh-CN", zone: str = "America/Toronto", **options: Any) -> Page:
        """Open an empty page, at a phone's size unless told otherwise."""
        phone: dict[str, Any] = {"viewport": PHONE, "device_scale_factor": 2, "reduced_motion": "reduce"}
        context = self._browser(locale).new_context(**phone | {"locale": locale, "timezone_id": zone} | options)
        context.clock.set_fixed_time(self.house.clock.now())
        return context.new_page()

    @contextmanager
    def talk(self, locale: str = "zh-CN", zone: str = "America/Toronto", **options: Any) -> Iterator[ChatPage]:
        """Open the chat for as long as the block lasts."""
        page = self.page(locale, zone, **options)
        try:
            yield ChatPage(page, self.house.url).open()
        finally:
            page.context.close()

    def _browser(self, locale: str) -> Browser:
        """One browser a language: its own date fields follow the browser, not the page."""
        if locale not in self._browsers:
            self._browsers[locale] = self.player.chromium.launch(
                executable_path=self.chromium, args=[*FLAGS, f"--lang={locale}"], env={**os.environ, "LANGUAGE": locale}
            )
        return self._browsers[locale]


def play(chat: ChatPage, script: str) -> None:
    """Say each line of a script; a line in brackets is the title of a button to tap."""
    for line in script.strip().splitlines():
        pressed = re.fullmatch(r"\[(.+)]", line.strip())
        if pressed:
            chat.tap(pressed[1], PATIENCE_MS)
        else:
            chat.ask(line.strip(), PATIENCE_MS)
        settle(chat)


def settle(chat: ChatPage) -> None:
    """Wait until the answer is whole."""
    count, before = chat.page.locator(".bubble").count(), -1
    while count != before:
        chat.page.wait_for_timeout(QUIET_MS)
        count, before = chat.page.locator(".bubble").count(), count


def show(chat: ChatPage, utter: str) -> None:
    """Scroll so that the newest bubble of an utterance stands first."""
    to_top(chat.page.locator(f'[data-utter="{utter}"]').last)


def to_top(part: Locator) -> None:
    """Scroll so that a part of a page stands first."""
    part.evaluate("node => node.scrollIntoView({block: 'start'})")


def photo_of(drawn: Image.Image, name: str) -> Any:
    """A drawn document as a file that a telephone has taken."""
    kept = io.BytesIO()
    drawn.save(kept, "JPEG", quality=88)
    return {"name": Path(name).name, "mimeType": "image/jpeg", "buffer": kept.getvalue()}

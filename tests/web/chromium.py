"""The Chromium of browser tests and pictures: its place, and the flags it is started with."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright, expect

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE = {"width": 390, "height": 844}
"""Size of a page on a telephone, in CSS pixels."""
FILMING = [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
]
"""A camera and a microphone of Chromium's own, allowed without a question."""
expect.set_options(timeout=30_000)  # three processes of tests share two cores: what comes late has still come


def chromium_path() -> str | None:
    """Return where a Chromium is: CHROMIUM, or what the system has; None where there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)


def launch_filming(player: Playwright, path: str, flags: list[str]) -> Browser:
    """Start one with a camera and a microphone that play a test picture and a beep."""
    return player.chromium.launch(executable_path=path, args=[*flags, *FILMING])

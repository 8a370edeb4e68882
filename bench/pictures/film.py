"""A film of one minute for the README: `make demo` tried on a phone, place by place, a few frames a place."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, Playwright

from bench.pictures.faces import film as portrait
from bench.pictures.studio import PATIENCE_MS, settle
from tests.stage.demo import running_demo
from tests.web.chat_page import ChatPage
from tests.web.chromium import FILMING, FLAGS, PHONE

QUALITY = 55
"""Of WebP, 0 to 100: letters stay sharp, the file small."""


@dataclass
class Reel:
    """Frames with how long each is shown."""

    frames: list[Image.Image] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def show(self, page: Page, seconds: float) -> None:
        """Add what a page shows."""
        page.wait_for_timeout(400)
        self.frames.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        self.seconds.append(seconds)

    def keep(self, file: Path) -> None:
        """Write the film; it is played again and again."""
        first, *others = self.frames
        spans = [int(one * 1000) for one in self.seconds]
        first.save(file, save_all=True, append_images=others, duration=spans, loop=0, quality=QUALITY, method=6)
        print(f"{file}  {sum(self.seconds):.0f} s  {file.stat().st_size // 1000} kB", flush=True)


def film(player: Playwright, chromium: str, folder: Path) -> None:
    """Start a demonstration, try its six things, and keep demo.webp."""
    reel = Reel()
    with tempfile.TemporaryDirectory() as data, running_demo(Path(data) / "demo") as demo:
        camera = f"--use-file-for-fake-video-capture={portrait('judge', Path(data))}"
        browser = player.chromium.launch(executable_path=chromium, args=[*FLAGS, *FILMING, camera, "--lang=zh-CN"])
        somebody_new, chen, the_map, clerk, mediator, (judge, *_) = demo.links
        _talk(reel, _phone(browser), somebody_new[0], ["表弟借了我28万不还，我人在加拿大，能告他吗？", "2024年5月3日"])
        _talk(reel, _phone(browser), chen[0], ["什么时候开庭？", "我的案子到哪一步了？"])
        _look(reel, _phone(browser), the_map[0], "#list .place")
        desk = _phone(browser)
        _look(reel, desk, clerk[0], ".tiles")
        desk.goto(desk.url + "/filings")
        _open_first(reel, desk)
        desk = _phone(browser)
        _look(reel, desk, mediator[0], ".queue")
        _open_first(reel, desk)
        _look(reel, _phone(browser), judge, '#check-list [data-part="network"][data-state="good"]')
        browser.close()
    reel.keep(folder / "demo.webp")


def _phone(browser: Browser) -> Page:
    """A phone in Toronto with a camera."""
    context = browser.new_context(
        viewport=PHONE, locale="zh-CN", timezone_id="America/Toronto", reduced_motion="reduce",
        permissions=["camera", "microphone"],
    )  # fmt: skip
    return context.new_page()


def _talk(reel: Reel, page: Page, link: str, said: list[str]) -> None:
    """Open a chat and say each line; its answers are shown longer than what is typed."""
    chat = ChatPage(page, link).open()
    settle(chat)
    reel.show(page, 2)
    for line in said:
        page.locator("#text").fill(line)
        reel.show(page, 1.5)
        before = chat.last_number()
        page.locator("#text").press("Enter")
        chat.answer_after(before, PATIENCE_MS)
        settle(chat)
        reel.show(page, 5)


def _look(reel: Reel, page: Page, link: str, there: str) -> None:
    page.goto(link)
    page.locator(there).first.wait_for(timeout=PATIENCE_MS)
    page.wait_for_timeout(1_000)
    reel.show(page, 4)


def _open_first(reel: Reel, page: Page) -> None:
    """Open the first of a queue and look at its end, where it is decided."""
    page.locator(".queue a").first.click()
    page.locator("main section").first.wait_for(timeout=PATIENCE_MS)
    reel.show(page, 4)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    reel.show(page, 3)

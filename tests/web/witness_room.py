"""A witness room as its three handle it, so that browser tests read as a witness does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route, expect

from backend.authorization.room.commands import ROLES, IssueTicket, PrepareRoom, Role
from tests.authorization.room.plain_power import power
from tests.web.fake_house import House
from tests.web.witness_fixtures import PATIENCE_MS

Contexts = Callable[..., BrowserContext]


def prepare(house: House, session_id: str = "s_1", **changes: Any) -> None:
    """Book a session that starts now."""
    now = datetime.now(UTC)
    told: dict[str, Any] = {
        "power": power(session_id), "judge": "林法官", "start": now, "minutes": 30, "language": "mandarin",
        "party_language": "zh-Hans", "recording_acknowledged_at": now - timedelta(days=1),
    }  # fmt: skip
    house.backend.bus.handle(PrepareRoom(**{**told, **changes}))


def link(house: House, role: Role, session_id: str = "s_1") -> str:
    return house.url + str(house.backend.bus.handle(IssueTicket(session_id, role)))


class WitnessPage:
    """One of the three, at a browser."""

    def __init__(self, page: Page, house: House, role: Role, patience_ms: int = PATIENCE_MS) -> None:
        self.page, self.house, self.role, self.patience_ms = page, house, role, patience_ms

    def open(self, url: str | None = None) -> WitnessPage:
        """Open a link and pass the device check."""
        self.page.goto(url or link(self.house, self.role))
        expect(self.page.locator('#check-list [data-part="camera"]')).to_have_attribute("data-state", "good")
        return self

    def come_in(self) -> WitnessPage:
        self.page.locator("#known").check()
        self.page.locator("#come-in").click()
        return self.connected()

    def connected(self) -> WitnessPage:
        status = self.page.locator("#status")
        expect(status).to_have_attribute("data-state", "connected", timeout=self.patience_ms)
        return self

    def sees(self, *roles: Role) -> WitnessPage:
        """Wait until the others' pictures move."""
        for role in roles:
            self.page.wait_for_function(
                'role => { const v = document.querySelector(`[data-role="${role}"] video`);'
                " return v.videoWidth > 0 && v.currentTime > 0 && !v.paused; }",
                arg=role,
                timeout=self.patience_ms,
            )
        return self

    def step(self, name: str) -> WitnessPage:
        """Wait until a step is open, by its name on screen."""
        expect(self.page.locator("#step-name")).to_have_text(name, timeout=self.patience_ms)
        return self

    def tick_all(self) -> WitnessPage:
        for box in self.page.locator("#checks input").all():
            box.check()
        return self

    def go_on(self) -> WitnessPage:
        button = self.page.locator("#done")
        expect(button).to_be_enabled(timeout=self.patience_ms)
        button.click()
        return self

    def snapshot(self, words: str) -> WitnessPage:
        self.page.locator("#snapshot").click()
        expect(self.page.locator("#snapshot")).to_contain_text(words, timeout=self.patience_ms)
        return self

    def read_all(self) -> WitnessPage:
        pages = self.page.locator("#pages img")
        expect(pages.first).to_be_visible(timeout=self.patience_ms)
        for number in range(1, pages.count() + 1):
            self.page.locator(f'.page-end[data-page="{number}"]').scroll_into_view_if_needed()
            expect(self.page.locator("#reading")).to_contain_text(f"{number}/", timeout=self.patience_ms)
        return self

    def draw(self) -> WitnessPage:
        pad = self.page.locator("#pad")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box is not None
        mouse, x, y = self.page.mouse, box["x"], box["y"]
        for left in (0.2, 0.5):
            mouse.move(x + box["width"] * left, y + 40)
            mouse.down()
            for step in range(12):
                mouse.move(x + box["width"] * left + step * 6, y + 40 + (step % 4) * 18)
            mouse.up()
        return self

    def sign(self) -> WitnessPage:
        self.draw()
        self.page.locator("#hand-in").click()
        expect(self.page.locator("#signed-part")).to_be_visible(timeout=self.patience_ms)
        return self

    def ends(self, title: str) -> WitnessPage:
        expect(self.page.locator("#message-title")).to_have_text(title, timeout=self.patience_ms)
        return self

    def download(self) -> bytes:
        with self.page.expect_download() as coming:
            self.page.locator("#download").click()
        return coming.value.path().read_bytes()


Three = dict[Role, WitnessPage]


def lose_first_answer(page: Page, path: str) -> list[int]:
    """Let the house do what is asked of an address for the first time, and lose its answer.

    Returns:
        The statuses of all answers, also of the lost one.
    """
    answers: list[int] = []

    def asked(route: Route) -> None:
        answer = route.fetch()
        answers.append(answer.status)
        if len(answers) == 1:
            route.abort()
        else:
            route.fulfill(response=answer)

    page.route(path, asked)
    return answers


def come_together(house: House, open_context: Contexts, **options: Any) -> Three:
    """All three open their links and come in."""
    three = {role: WitnessPage(open_context(**options).new_page(), house, role) for role in ROLES}
    for page in three.values():
        page.open().come_in()
    three["judge"].sees("party", "lawyer")
    return three


def begin(three: Three) -> None:
    button = three["judge"].page.locator("#begin")
    expect(button).to_be_enabled(timeout=PATIENCE_MS)
    button.click()
    for page in three.values():
        page.step("核对身份")


def play_until(three: Three, name: str, since: str = "核对身份") -> None:
    """Do each step from the open one (`since`) until the one called `name` is open."""
    judge = three["judge"]
    acts: dict[str, Callable[[], object]] = {
        "核对身份": lambda: judge.snapshot("当事人"),
        "确认真实意愿": lambda: None,
        "核对律师": lambda: judge.snapshot("律师"),
        "语言和翻译": lambda: None,
        "阅读文件": lambda: [three[role].read_all() for role in ("party", "lawyer")],
        "签名": lambda: [three[role].sign() for role in ("party", "lawyer")],
    }
    order = [*acts, "确认见证"]
    for step in order[order.index(since) : order.index(name)]:
        acts[step]()
        judge.tick_all().go_on()
        for page in three.values():
            page.step(order[order.index(step) + 1])


def seal(three: Three) -> None:
    three["judge"].tick_all().go_on()
    for page in three.values():
        page.ends("见证完成，委托书已盖章")

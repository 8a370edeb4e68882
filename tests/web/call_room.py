"""A call with the court in a running house, and each of the two at a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import update

from backend.calls.commands import AskForCall, FindCallTimes, TakeCall, WriteSummary
from backend.calls.line.orders import DeskCallLink, MyCallLink
from backend.calls.model import Side
from backend.calls.tables import calls
from tests.web.fake_house import House
from tests.web.weak_room import Place
from tests.web.witness_fixtures import PATIENCE_MS

Contexts = Callable[..., BrowserContext]
OFFICER, OFFICER_NAME = "o_00000000000000cc", "陈书记员"
KEEP = """(() => {
    const Real = window.RTCPeerConnection;
    if (window.kept) return;
    window.kept = [];
    window.RTCPeerConnection = class extends Real { constructor(...all) { super(...all); window.kept.push(this); } };
})()"""
MIC_OPEN = "() => document.querySelector('#preview').srcObject?.getAudioTracks().length === 1"
HEARD = """async (kind) => {
    let bytes = 0;
    for (const one of window.kept.filter((each) => each.connectionState === "connected")) {
        for (const told of (await one.getStats()).values()) {
            if (told.type === "inbound-rtp" && told.kind === kind) bytes += told.bytesReceived;
        }
    }
    return bytes;
}"""
"""Bytes of sound or picture that have come in over the connections that stand."""
LOUD = """async () => {
    let energy = 0;
    for (const one of window.kept.filter((each) => each.connectionState === "connected")) {
        for (const told of (await one.getStats()).values()) {
            if (told.type === "inbound-rtp" && told.kind === "audio") energy += told.totalAudioEnergy;
        }
    }
    return energy;
}"""
"""How much of it has been played."""


def person_of(house: House) -> str:
    return str(house.backend.conversation.people.resolve("web", "anna"))


def booked(house: House, *, taken: bool = True) -> None:
    """A call of Anna's that begins in a minute; whenever the test runs."""
    do, anna = house.backend.bus.handle, person_of(house)
    slot = do(FindCallTimes(anna)).slots[0]
    do(AskForCall("c1", anna, "question", slot_id=slot.slot_id, name="林美玲"))
    if taken:
        take(house)
    start = datetime.now(UTC) + timedelta(minutes=1)
    with house.backend.database.transaction() as session:
        session.execute(update(calls).values(start=start, ends=start + timedelta(minutes=20)))


def take(house: House) -> None:
    house.backend.bus.handle(TakeCall("c1", OFFICER, OFFICER_NAME, ""))


def summarize(house: House, text: str) -> None:
    house.backend.bus.handle(WriteSummary("c1", OFFICER, OFFICER_NAME, "", f"s-{text}", text))


def path_of(house: House, side: Side) -> str:
    """A fresh link of one side, as a path."""
    order = MyCallLink("c1", person_of(house)) if side == "person" else DeskCallLink("c1", OFFICER, "")
    url = str(house.backend.bus.handle(order).url)
    return url[url.index("/call/") :]


class CallDevice:
    """One of the two, at a browser."""

    def __init__(self, context: BrowserContext, house: House, side: Side) -> None:
        context.add_init_script(KEEP)
        self.page: Page = context.new_page()
        self.house, self.side, self.address = house, side, house.url

    @staticmethod
    def at(place: Place, side: Side) -> CallDevice:
        """One of the two, whose browser reaches the house and the relay by a line of its own."""
        device = CallDevice(place.opened(), place.house, side)
        device.address = place.at(place.house.url)
        return device

    def come_in(self) -> CallDevice:
        """Open a link, pass the device check and come in."""
        self.page.goto(self.address + path_of(self.house, self.side))
        self.page.wait_for_function(MIC_OPEN, timeout=PATIENCE_MS)
        expect(self.page.locator("#preview")).to_be_hidden()
        self.page.locator("#known").check()
        self.page.locator("#come-in").click()
        return self.connected()

    def connected(self) -> CallDevice:
        expect(self.page.locator("#status")).to_have_attribute("data-state", "connected", timeout=PATIENCE_MS)
        return self

    def reads(self, title: str) -> CallDevice:
        expect(self.page.locator("#where")).to_have_text(title, timeout=PATIENCE_MS)
        return self

    def press(self, button: str) -> CallDevice:
        self.page.locator(f"#{button}").click()
        return self

    def types(self, text: str) -> CallDevice:
        if self.page.locator("#talk[open]").count() == 0:
            self.page.locator("#talk summary").click()
        self.page.locator("#say-text").fill(text)
        self.page.locator("#say button").click()
        return self

    def reads_caption(self, text: str) -> CallDevice:
        expect(self.page.locator("#lines li").last).to_contain_text(text, timeout=PATIENCE_MS)
        return self

    def heard(self, kind: str = "audio") -> int:
        return int(self.page.evaluate(HEARD, kind))

    def heard_nothing(self) -> bool:
        """Listen for a moment, and return True if nothing came in."""
        before = self.heard()
        self.page.wait_for_timeout(2_000)
        return self.heard() == before

    def hears(self, within_ms: int = PATIENCE_MS) -> CallDevice:
        """Wait until sound comes in and is played: bytes alone are heard by nobody."""
        bytes_before, loud_before = self.heard(), self.page.evaluate(LOUD)
        self.house.wait_until(lambda: self.heard() > bytes_before + 2_000, within_ms // 1000)
        self.house.wait_until(lambda: self.page.evaluate(LOUD) > loud_before, within_ms // 1000)
        return self

    def sees(self, *, picture: bool = True, side: Side | None = None) -> CallDevice:
        """Wait until the other's picture moves, or stands still."""
        before = self.heard("video")
        if picture:
            self.house.wait_until(lambda: self.heard("video") > before + 2_000, PATIENCE_MS // 1000)
        return self


def both(house: House, open_film: Contexts, **options: object) -> tuple[CallDevice, CallDevice]:
    """Officer and person open their links and are on the call."""
    officer = CallDevice(open_film(viewport={"width": 1200, "height": 800}), house, "officer")
    person = CallDevice(open_film(**options), house, "person")
    officer.come_in()
    person.come_in()
    for one in (officer, person):
        one.reads("正在通话")
    return officer, person

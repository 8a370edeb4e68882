"""A mediation's session in our own room in a running house, and each who takes part at a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from backend.mediation.dispute.commands import (
    ActAtDesk,
    AnswerInvitation,
    ApplyForMediation,
    InviteOtherSide,
    OpenInvitation,
)
from backend.mediation.model import Session
from backend.mediation.room.model import Role
from backend.mediation.room.orders import DeskRoomLink, FilmAtDesk, FilmsOfDispute, MyRoomLink, RecordingKept
from tests.web.agreement_room import ASKED
from tests.web.fake_house import House
from tests.web.witness_fixtures import PATIENCE_MS

Contexts = Callable[..., BrowserContext]
OFFICER = "o_00000000000000dd"
SIDES = {"applicant": ("web", "anna"), "respondent": ("terminal", "ben")}


def fixed(house: House) -> None:
    """A dispute with both sides there, whose mediator has fixed a session here that begins in a minute."""
    do = house.backend.bus.handle
    anna, ben = (house.backend.conversation.people.resolve(*place) for place in SIDES.values())
    do(ApplyForMediation("d1", anna, ASKED))
    do(OpenInvitation(ben, do(InviteOtherSide("d1", anna)).code))
    do(AnswerInvitation("d1", ben, "join"))
    do(ActAtDesk("r1", "d1", OFFICER, "take"))
    start = datetime.now(UTC) + timedelta(minutes=1)
    do(ActAtDesk("r2", "d1", OFFICER, "session", session=Session(start, start + timedelta(hours=1), "room", "")))


def films(house: House) -> list[RecordingKept]:
    """What is kept of the dispute's sessions."""
    found: list[RecordingKept] = house.backend.bus.handle(FilmsOfDispute("d1"))
    return found


def seen(house: House, take: int) -> bytes:
    """One film, as its mediator gets it."""
    session_id = films(house)[0].session_id
    return bytes(house.backend.bus.handle(FilmAtDesk("d1", OFFICER, session_id, take)))


def path_of(house: House, role: Role) -> str:
    """A fresh link of one role, as a path."""
    do = house.backend.bus.handle
    if role in SIDES:
        url = str(do(MyRoomLink("d1", house.backend.conversation.people.resolve(*SIDES[role]))).url)
    else:
        url = str(do(DeskRoomLink("d1", OFFICER, role)).url)  # type: ignore[arg-type]
    return url[url.index("/meet/") :]


class MeetingDevice:
    """One of those who meet, at a browser."""

    def __init__(self, page: Page, house: House, role: Role) -> None:
        self.page, self.house, self.role = page, house, role

    def open(self, path: str | None = None) -> MeetingDevice:
        """Open a link and pass the device check."""
        self.page.goto(self.house.url + (path or path_of(self.house, self.role)))
        expect(self.page.locator('#check-list [data-part="camera"]')).to_have_attribute("data-state", "good")
        return self

    def come_in(self) -> MeetingDevice:
        self.page.locator("#known").check()
        self.page.locator("#come-in").click()
        return self.connected()

    def connected(self) -> MeetingDevice:
        status = self.page.locator("#status")
        expect(status).to_have_attribute("data-state", "connected", timeout=PATIENCE_MS)
        return self

    def reads(self, title: str) -> MeetingDevice:
        """Wait until the page says where this one is."""
        expect(self.page.locator("#where")).to_have_text(title, timeout=PATIENCE_MS)
        return self

    def press(self, button: str) -> MeetingDevice:
        self.page.locator(f"#{button}").click()
        return self

    def press_not(self, button: str) -> MeetingDevice:
        """There is no such button now."""
        expect(self.page.locator(f"#{button}")).to_be_hidden()
        return self

    def records(self, words: str) -> MeetingDevice:
        """Wait until the page says how the recording stands."""
        expect(self.page.locator("#recording")).to_contain_text(words, timeout=PATIENCE_MS)
        return self

    def sees(self, *roles: Role) -> MeetingDevice:
        """Wait until the others' pictures move."""
        for role in roles:
            self.page.wait_for_function(
                """role => { const v = document.querySelector(`[data-role="${role}"] video`);
                    const before = window[`last-${role}`] ?? -1;
                    if (!v.srcObject || v.videoWidth === 0 || v.paused) return false;
                    window[`last-${role}`] = v.currentTime;
                    return before >= 0 && v.currentTime > before; }""",
                arg=role,
                timeout=PATIENCE_MS,
            )
        return self

    def sees_not(self, *roles: Role) -> MeetingDevice:
        """Nothing of these comes in: no stream stands on the page."""
        for role in roles:
            self.page.wait_for_function(
                'role => !document.querySelector(`[data-role="${role}"] video`).srcObject'
                ' && !document.querySelector(`[data-role="${role}"] audio`).srcObject',
                arg=role,
                timeout=PATIENCE_MS,
            )
        return self

    def ends(self, title: str) -> MeetingDevice:
        expect(self.page.locator("#message-title")).to_have_text(title, timeout=PATIENCE_MS)
        return self


Meeting = dict[str, MeetingDevice]


def come_together(house: House, open_film: Contexts, *roles: Role, **options: Any) -> Meeting:
    """These open their links, come in and wait; the mediator opens the room."""
    devices = {role: MeetingDevice(open_film(**options).new_page(), house, role) for role in roles}
    for device in devices.values():
        device.open().come_in()
    for role, device in devices.items():
        device.reads("还没有开门" if role == "mediator" else "等候室")
    devices["mediator"].press("open")
    for device in devices.values():
        device.reads("大家在一起")
    return devices

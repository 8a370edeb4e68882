"""An agreement that waits for two signatures in a running house, and one side's device as its tests handle it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from playwright.sync_api import Page, expect

from backend.mediation.dispute.commands import (
    AcceptOffer,
    AnswerInvitation,
    ApplyForMediation,
    InviteOtherSide,
    MakeOffer,
    OpenInvitation,
)
from backend.mediation.dispute.model import Application
from backend.mediation.dispute.signing_orders import IssueSigningLink
from backend.mediation.dispute.terms import Terms
from tests.web.fake_house import House

ASKED = Application("林小明", "debt", "吴国安", "2024年3月借给他三十万，一直没还。", "归还三十万元", place="台山")
SUM = Terms(Decimal("300000.00"), "CNY", "respondent", 3, date(2027, 12, 31), "还清以后互不追究")


def agreed(house: House) -> tuple[str, str]:
    """Bring two people of two channels to an accepted offer; return who they are."""
    people = house.backend.conversation.people
    anna, ben = people.resolve("web", "anna"), people.resolve("terminal", "ben")
    do = house.backend.bus.handle
    do(ApplyForMediation("d1", anna, ASKED))
    do(OpenInvitation(ben, do(InviteOtherSide("d1", anna)).code))
    do(AnswerInvitation("d1", ben, "join"))
    do(MakeOffer("o1", "d1", ben, SUM))
    do(AcceptOffer("o1", anna))
    return anna, ben


def path_of(house: House, person_id: str) -> str:
    """A fresh link of one side, as a path."""
    url = str(house.backend.bus.handle(IssueSigningLink("d1", person_id)).url)
    return url[url.index("/sign/") :]


class SigningDevice:
    """One side at a browser."""

    def __init__(self, page: Page, house: House) -> None:
        self.page, self.house = page, house

    def open(self, path: str) -> SigningDevice:
        self.page.goto(self.house.url + path)
        self.page.locator("#come-in").click()
        expect(self.page.locator("#signing")).to_be_visible()
        return self

    def read(self) -> SigningDevice:
        """Scroll each page's end into view, as who reads does."""
        ends = self.page.locator(".page-end")
        expect(ends.first).to_be_attached()
        total = ends.count()
        for number in range(total):
            ends.nth(number).scroll_into_view_if_needed()
            expect(self.page.locator("#reading")).to_contain_text(f"{number + 1}/{total}")
        return self

    def draw(self) -> SigningDevice:
        pad = self.page.locator("#pad")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box is not None
        mouse = self.page.mouse
        mouse.move(box["x"] + 30, box["y"] + 60)
        mouse.down()
        for step in range(1, 12):
            mouse.move(box["x"] + 30 + 15 * step, box["y"] + (30 if step % 2 else 90))
        mouse.up()
        return self

    def hand_in(self) -> SigningDevice:
        self.page.locator("#hand-in").click()
        return self

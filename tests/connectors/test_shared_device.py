"""A computer others use as well: it can be left, an old copy of its cookie opens nothing, papers ask who sits there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import socketio
from sqlalchemy import update

from backend.contracts.conversation import RenewBrowsers
from backend.contracts.identity import VerifiedParty, VerifiedPartyOf
from backend.conversation.browsers import Browsers
from backend.conversation.tables import browsers
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from connectors.web.session import COOKIE, WebSessions
from tests.connectors.open_page import Tab
from tests.web.fake_house import House, house

HOME, ELSEWHERE = "203.0.113.7", "198.51.100.9"


@asynccontextmanager
async def tab(house: House, jar: httpx.Cookies | None = None) -> AsyncIterator[Tab]:
    opened = await Tab(house, jar).open()
    try:
        yield opened
    finally:
        await opened.close()


def copied(page: Tab) -> httpx.Cookies:
    """The cookies as somebody has copied them."""
    return httpx.Cookies(dict(page.http.cookies))


def person_of(services: House, page: Tab) -> str:
    address = dict(page.http.cookies)[COOKIE].split(".")[1]
    return services.backend.conversation.people.resolve("web", address)


def renew(services: House, person_id: str) -> None:
    with services.backend.database.transaction() as session:
        services.backend.bus.handle(RenewBrowsers(session, person_id))


async def test_whoever_leaves_a_device_leaves_nothing_that_opens(services: House) -> None:
    async with tab(services) as page, tab(services, copied(page)) as other_page:
        await page.send({"id": "before-leaving", "text": "我的事"})
        await page.hears("您说的是：我的事")
        jar = copied(page)
        left = await page.http.post("/chat/leave")
        assert left.status_code == 200 and COOKIE not in dict(page.http.cookies)
        with pytest.raises(socketio.exceptions.SocketIOError):
            await other_page.socket.call("resume", {"after": 0}, timeout=2)
    async with tab(services, jar) as next_person:
        assert await next_person.resume() == [] and next_person.conversation != page.conversation
    upload = httpx.post(
        f"{services.url}/chat/files", cookies=dict(jar), content=b"x", headers={"X-Name": "a"}, trust_env=False
    )
    assert upload.status_code == 401


async def test_another_site_cannot_make_somebody_leave(services: House) -> None:
    async with tab(services) as page:
        away = await page.http.post("/chat/leave", headers={"Origin": "https://evil.example"})
        assert away.status_code == 403 and await page.resume() == []


async def test_a_copy_of_the_cookie_from_before_a_verification_opens_nothing_once_it_was_exchanged(
    services: House,
) -> None:
    async with tab(services) as page:
        await page.send({"id": "before-verified", "text": "核验之前"})
        await page.hears("您说的是：核验之前")
        old = copied(page)
        renew(services, person_of(services, page))
        assert (await page.socket.call("resume", {"after": 0}))["renew"] is True
        answer = await page.http.post("/chat/session")
        assert answer.json()["conversation"] == page.conversation and "set-cookie" in answer.headers
        fresh = copied(page)
    with services.backend.database.transaction() as session:
        session.execute(update(browsers).values(renewed_by=ELSEWHERE))
    async with tab(services, fresh) as again, tab(services, old) as thief:
        assert len(await again.resume()) == 2 and "renew" not in await again.socket.call("resume", {"after": 0})
        assert await thief.resume() == [] and thief.conversation != again.conversation


def test_a_cookie_is_exchanged_once_and_again_only_where_the_answer_may_have_been_lost(
    database: Database, clock: FixedClock
) -> None:
    known, issued = Browsers(database, clock), int(clock.now().timestamp())
    assert known.admit("a", issued, HOME) == "good" and known.is_open("a", issued)
    known.prove("a", right=False)
    assert known.admit("a", issued, HOME) == "good"
    with database.transaction() as session:
        session.execute(update(browsers).values(valid_from=issued + 1))
    assert known.admit("a", issued, HOME) == "renew" == known.admit("a", issued, HOME)
    assert known.admit("a", issued, ELSEWHERE) == "over" and not known.is_open("a", issued)
    assert known.admit("a", issued + 1, ELSEWHERE) == "good"
    clock.advance(timedelta(minutes=6))
    assert known.admit("a", issued, HOME) == "over"
    known.end("a")
    assert known.admit("a", issued + 1, HOME) == "over"


async def test_a_new_cookie_and_its_ticket_are_good_in_the_very_second_of_the_renewal(
    database: Database, clock: FixedClock
) -> None:
    sessions = WebSessions("a secret", clock.now, Browsers(database, clock))
    first = sessions.open(None)
    Browsers(database, clock).prove(first.session_id, right=True)
    with database.transaction() as session:
        session.execute(update(browsers).values(valid_from=int(clock.now().timestamp()) + 1))
    shown = await sessions.shown({COOKIE: first.cookie}, {}, HOME)
    assert shown.exchanged and shown.session_id == first.session_id
    again = await sessions.shown({COOKIE: shown.cookie}, {}, ELSEWHERE)
    assert again.session_id == first.session_id and not again.exchanged
    assert await sessions.enter(sessions.ticket(again)) is not None


class PaperHouse:
    """A verified person with a paper in their conversation, in a house whose clock a test moves."""

    def __init__(self, services: House) -> None:
        self.services = services
        self.person_id = ""

    def verified(self, asked: VerifiedPartyOf) -> VerifiedParty | None:
        if asked.person_id != self.person_id:
            return None
        now = self.services.backend.clock.now()
        certain = {"full_name": "陈国强", "document_number": "H1234567(8)", "verified_at": now}
        kind: Any = {"category": "hk_macao_resident", "document_type": "hk_macao_id", "verified_by": "platform"}
        return VerifiedParty(self.person_id, **certain, **kind)

    async def paper(self, page: Tab) -> dict[str, Any]:
        await page.resume()
        return next(entry for entry in await page.resume() if "请保存日历" in entry["text"] and entry["from"] == "bot")


@pytest.fixture
def paper_house(services: House) -> Any:
    made = PaperHouse(services)
    bus: Any = services.backend.bus
    before = bus._commands[VerifiedPartyOf]
    bus._commands[VerifiedPartyOf] = made.verified
    yield made
    bus._commands[VerifiedPartyOf] = before


async def test_papers_of_a_verified_person_ask_again_a_day_later(services: House, paper_house: PaperHouse) -> None:
    async with tab(services) as page:
        await page.send({"id": "choose-a-slot", "payload": '/choose{"slot": 1}'})
        await page.hears("请保存日历")
        paper_house.person_id = person_of(services, page)
        address = dict(page.http.cookies)[COOKIE].split(".")[1]
        shut = await paper_house.paper(page)
        assert shut["custom"]["shut"] and "attachment" not in shut and "files/" not in str(shut)
        for wrong in ("0000", "78", "", None, 5678, "H12345678" * 3):
            assert (await page.socket.call("prove", {"digits": wrong}))["error"] == "wrong"
        assert (await page.socket.call("prove", {"digits": "567-8"}))["ok"]
        assert (await paper_house.paper(page))["attachment"]["url"].startswith("/files/")
        with services.backend.database.transaction() as session:
            past = services.backend.clock.now() - timedelta(days=1)
            session.execute(update(browsers).where(browsers.c.address == address).values(proved_at=past))
        assert (await paper_house.paper(page))["custom"]["shut"]
        for _ in range(5):
            await page.socket.call("prove", {"digits": "0000"})
        assert (await page.socket.call("prove", {"digits": "5678"}))["error"] == "too_often"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with house(Path(tmp_path_factory.mktemp("shared-device"))) as running:
        yield running

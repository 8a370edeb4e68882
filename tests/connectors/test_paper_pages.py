"""The pages of a paper are drawn for the browser alone that was shown it; its link brings the whole file anywhere."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import typst

from backend.contracts.documents import DrawPage
from backend.files.commands import KeepFile, ReadFile
from backend.filing.commands import FilingPaper
from connectors.web.session import COOKIE, HEADER
from tests.connectors.open_page import Tab
from tests.web.fake_house import House, house

PAPER = typst.compile(b'#set page(paper: "a6")\nplanted words')
GONE = (410, {"error": "gone"})


@pytest.fixture
def services(tmp_path: Path) -> Iterator[House]:
    """A house whose bot hands out a paper."""
    with house(tmp_path) as running:
        bus: Any = running.backend.bus
        kept = bus.handle(KeepFile("p_reader", "paper.pdf", PAPER))
        bus._commands[FilingPaper] = lambda order: bus.handle(ReadFile(order.subject_id, "p_reader"))
        file = {"kind": "complaint_pdf", "id": kept.file_id, "name": "complaint.pdf"}
        reply = {"text": "起诉状写好了。", "custom": {"file": file}}
        running.bot.replies = lambda request: [reply]  # type: ignore[method-assign]
        yield running


@asynccontextmanager
async def tab(services: House, jar: httpx.Cookies | None = None) -> AsyncIterator[Tab]:
    opened = await Tab(services, jar).open()
    try:
        yield opened
    finally:
        await opened.close()


async def shown(page: Tab) -> str:
    """The link to the paper that a page is shown."""
    if not page.entries:
        await page.send({"id": "a-paper-please", "text": "给我看起诉状"})
        await page.hears("起诉状写好了")
    entries = await page.resume()
    return str(next(entry["attachment"]["url"] for entry in entries if "attachment" in entry))


async def looked_at(client: httpx.AsyncClient, url: str, **more: Any) -> tuple[int, Any]:
    answer = await client.get(f"/chat{url}/pages/1", **more)
    return answer.status_code, answer.json()


async def test_only_the_browser_that_was_shown_a_paper_looks_at_its_pages(services: House) -> None:
    async with tab(services) as page, tab(services) as stranger, httpx.AsyncClient(base_url=services.url) as bare:
        url = await shown(page)
        status, told = await looked_at(page.http, url)
        assert status == 200 and "planted words" in told["text"]
        assert await looked_at(stranger.http, url) == GONE
        assert await looked_at(bare, url) == GONE
        assert await looked_at(bare, url, headers={"Cookie": f"{COOKIE}=cookie.{'0' * 32}.1.{'0' * 64}"}) == GONE
        whole = await bare.get(url)
        assert whole.status_code == 200 and whole.content == PAPER, "a calendar, a phone's viewer open the file itself"


async def test_a_page_framed_by_another_site_shows_its_session_in_the_header(services: House) -> None:
    async with tab(services) as page, httpx.AsyncClient(base_url=services.url) as framed:
        url, session = await shown(page), dict(page.http.cookies)[COOKIE]
        assert (await looked_at(framed, url, headers={HEADER: session}))[0] == 200
        assert await looked_at(framed, url, headers={HEADER: session[:-1] + "x"}) == GONE


async def test_a_paper_is_shut_with_the_session_it_was_shown_in(services: House) -> None:
    async with tab(services) as page:
        url, jar = await shown(page), httpx.Cookies(dict(page.http.cookies))
        await page.http.post("/chat/leave")
        async with httpx.AsyncClient(base_url=services.url, cookies=jar) as next_person:
            assert await looked_at(next_person, url) == GONE


async def test_a_verified_person_who_has_not_proved_themselves_here_is_asked_before_a_page_too(
    services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with tab(services) as page:
        url = await shown(page)
        monkeypatch.setattr("backend.api.paper_lock.PaperLock.is_shut", lambda *place: True)
        assert await looked_at(page.http, url) == GONE


async def test_pages_that_take_long_keep_nobody_else_waiting(services: House, monkeypatch: pytest.MonkeyPatch) -> None:
    go, put_off = threading.Event(), list[Any]()
    draw = services.backend.bus._commands[DrawPage]
    monkeypatch.setitem(services.backend.bus._commands, DrawPage, lambda order: go.wait(40) and draw(order))
    async with tab(services) as page, httpx.AsyncClient(base_url=services.url, timeout=20) as person:
        url, cookies = await shown(page), page.http.cookies
        many = httpx.AsyncClient(base_url=services.url, cookies=cookies, timeout=120)

        async def look() -> int:
            answer = await many.get(f"/chat{url}/pages/1")
            if answer.status_code == 503:
                put_off.append(answer.json())
            return answer.status_code

        looking = [asyncio.create_task(look()) for _ in range(50)]
        try:
            async with asyncio.timeout(30):
                while len(put_off) < 36:
                    await asyncio.sleep(0.05)
            assert put_off == [{"error": "later"}] * 36, "two are drawn and twelve wait"
            assert (await person.post("/chat/session")).status_code == 200
            assert (await person.get(url)).content == PAPER
        finally:
            go.set()
            statuses = await asyncio.gather(*looking)
            await many.aclose()
    assert sorted(statuses) == [200] * 14 + [503] * 36

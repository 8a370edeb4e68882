"""The chat page's channel over a real socket: what is kept once, shown again, and hidden from others."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import socketio

from tests.connectors.open_page import Tab
from tests.web.fake_house import House, house

Browser = Callable[..., Awaitable["Tab"]]


@asynccontextmanager
async def tab(house: House, jar: httpx.Cookies | None = None, **options: Any) -> AsyncIterator[Tab]:
    opened = await Tab(house, jar).open(**options)
    try:
        yield opened
    finally:
        await opened.close()


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_a_message_is_kept_before_it_is_acknowledged_and_answered(services: House, transport: str) -> None:
    async with tab(services, transport=transport) as page:
        answer = await page.send({"id": "message-1", "text": "你好"})
        kept = await page.resume()
        assert answer["ok"] and kept[0]["turn"] == answer["turn"] and kept[0]["text"] == "你好"
        heard = await page.hears("您说的是：你好")
        assert heard["seq"] == 2 and heard["turn"] == answer["turn"]


async def test_the_same_message_twice_is_one_turn(services: House) -> None:
    async with tab(services) as page:
        first, second = [await page.send({"id": "again-and-again", "text": "一次"}) for _ in range(2)]
        await page.hears("您说的是：一次")
        assert first["turn"] == second["turn"]
        assert [entry["from"] for entry in await page.resume()] == ["person", "bot"]


async def test_a_new_page_of_the_same_browser_resumes_after_what_it_has_seen(services: House) -> None:
    async with tab(services) as page:
        await page.send({"id": "before-reload", "text": "先说"})
        await page.hears("先说")
        jar = page.http.cookies
    async with tab(services, jar) as page:
        assert [entry["seq"] for entry in await page.resume()] == [1, 2]
        assert [entry["seq"] for entry in await page.resume(after=1)] == [2]
        assert await page.resume(after=2) == []


async def test_what_was_said_before_the_oldest_bubble_is_asked_for(services: House) -> None:
    async with tab(services) as page, tab(services) as stranger:
        await page.send({"id": "the-first-one", "text": "很早"})
        await page.hears("您说的是：很早")
        await page.send({"id": "the-second-one", "text": "后来"})
        await page.hears("您说的是：后来")
        earlier = await page.socket.call("earlier", {"before": 3})
        assert [entry["text"] for entry in earlier["entries"]] == ["很早", "您说的是：很早"]
        for nothing in ({"before": 1}, {}, None, {"before": "x"}):
            assert (await page.socket.call("earlier", nothing))["entries"] == []
        assert (await stranger.socket.call("earlier", {"before": 3}))["entries"] == []


async def test_two_pages_of_one_browser_show_the_same(services: House) -> None:
    async with tab(services) as one, tab(services, one.http.cookies) as two:
        await one.send({"id": "from-page-one", "text": "两边看"})
        await two.hears("两边看")
        assert two.typing.is_set() and two.entries[1]["from"] == "person"


async def test_another_browser_reads_nothing_even_with_the_id(services: House) -> None:
    async with tab(services) as page, tab(services) as stranger:
        await page.send({"id": "secret-message", "text": "只给自己看"})
        await page.hears("只给自己看")
        assert stranger.conversation != page.conversation
        assert await stranger.resume() == [] and stranger.entries == {}
        session_id = page.http.cookies["yiqiaotong_session"].split(".")[1]
        for forged in (session_id, f"ticket.{session_id}.1795507200.{'0' * 64}", page.conversation, None):
            with pytest.raises(socketio.exceptions.ConnectionError):
                await Tab(services).open(ticket=forged)


async def test_a_forged_cookie_gets_a_session_of_its_own(services: House) -> None:
    async with tab(services) as page:
        jar = httpx.Cookies({"yiqiaotong_session": page.http.cookies["yiqiaotong_session"][:-1] + "x"})
        async with tab(services, jar) as forger:
            assert forger.conversation != page.conversation


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(services: House) -> None:
    async with httpx.AsyncClient(base_url=services.url, trust_env=False) as browser:
        answer = await browser.post("/chat/session")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/chat" in cookie
        foreign = await browser.post("/chat/session", headers={"Origin": "https://elsewhere.example"})
        assert foreign.status_code == 403
        socket = await browser.get(
            "/chat/socket/?EIO=4&transport=polling", headers={"Origin": "https://elsewhere.example"}
        )
        assert socket.status_code == 400


async def test_a_framed_page_without_cookies_shows_its_session_in_a_header(tmp_path: Path) -> None:
    with house(tmp_path, embed_origins=["https://site.example"]) as home:
        async with httpx.AsyncClient(base_url=home.url, trust_env=False) as browser:
            first = (await browser.post("/chat/session", headers={"X-Session": ""})).json()
            with_cookie = (await browser.post("/chat/session", headers={"X-Session": first["session"]})).json()
            browser.cookies.clear()
            again = (await browser.post("/chat/session", headers={"X-Session": first["session"]})).json()
            plain = (await browser.post("/chat/session")).json()
    assert with_cookie["session"] == "" and with_cookie["conversation"] == first["conversation"]
    assert again["session"] is None and again["conversation"] == first["conversation"]
    assert "session" not in plain and plain["conversation"] != first["conversation"]


async def test_where_no_site_may_frame_the_page_no_script_gets_the_session(services: House) -> None:
    async with httpx.AsyncClient(base_url=services.url, trust_env=False) as browser:
        assert "session" not in (await browser.post("/chat/session", headers={"X-Session": ""})).json()


@pytest.mark.parametrize(
    ("message", "error"),
    [
        (None, "invalid"),
        ({"text": "no id"}, "invalid"),
        ({"id": "a b", "text": "bad id"}, "invalid"),
        ({"id": "empty-text", "text": " \n "}, "empty"),
        ({"id": "not-a-text", "text": 5}, "empty"),
        ({"id": "far-too-long", "text": "长" * 5001}, "too_long"),
        ({"id": "no-payload", "payload": "greet"}, "invalid"),
        ({"id": "odd-payload", "payload": "/greet\n/other"}, "invalid"),
    ],
)
async def test_what_cannot_be_kept_is_refused_with_a_reason(services: House, message: Any, error: str) -> None:
    async with tab(services) as page:
        answer = await page.send(message)
        assert not answer["ok"] and answer["error"] == error
        assert await page.resume() == []


async def test_five_thousand_characters_are_kept_whole(services: House) -> None:
    async with tab(services) as page:
        assert (await page.send({"id": "long-but-good", "text": "😀" * 5000}))["ok"]
        assert (await page.resume())[0]["text"] == "😀" * 5000


async def test_a_flood_is_slowed_down_and_nobody_else(services: House) -> None:
    async with tab(services) as flood, tab(services) as other:
        answers = [await flood.send({"id": f"flood-{number:04}", "text": "快"}) for number in range(20)]
        refused = [answer for answer in answers if not answer["ok"]]
        assert refused and refused[0]["error"] == "too_fast" and refused[0]["retry_after"] > 0
        assert (await other.send({"id": "calm-message", "text": "慢"}))["ok"]


async def test_a_pressed_button_reads_as_its_title(services: House) -> None:
    async with tab(services) as page:
        await page.send({"id": "start-booking", "text": "公证"})
        offered = await page.hears("哪一类公证")
        await page.send({"id": "press-button", "payload": offered["buttons"][0]["payload"]})
        await page.hears("空位")
        assert [entry["text"] for entry in await page.resume() if entry["from"] == "person"] == ["公证", "委托书"]


async def test_the_language_of_the_head_is_the_answers_language(services: House) -> None:
    async with tab(services) as page:
        assert (await page.socket.call("language", {"language": "en"}))["ok"]
        await page.send({"id": "in-english-now", "text": "你好"})
        await page.hears("You wrote: 你好")
        assert page.language == "en"
        assert not (await page.socket.call("language", {"language": "xx"}))["ok"]


async def test_the_devices_time_zone_reaches_the_bot(services: House) -> None:
    async with tab(services) as page:
        await page.send({"id": "zone-message", "text": "时区问题"})
        await page.hears("时区问题")
        asked = next(request for request in services.bot.asked if request["text"] == "时区问题")
        assert asked["metadata"]["timezone"] == "America/New_York" and asked["metadata"]["channel"] == "web"


async def test_a_private_number_comes_back_hidden(services: House) -> None:
    async with tab(services) as page:
        await page.send({"id": "private-number", "text": "我的电话13800138000"})
        await page.hears("138****8000")
        assert all("13800138000" not in entry["text"] for entry in await page.resume())

"""Much asked from one address is put off, whatever sessions it shows, and another person is answered meanwhile."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import socketio

from backend.api import files, verification
from backend.authorization.power.commands import CheckPowerFile
from backend.desk.commands import SignIn
from tests.web.fake_house import House, house

LIMITS = {"visitor_sessions": 5, "visitor_messages": 8, "visitor_uploads": 3, "visitor_sign_ins": 4}
CSRF = {"login": "notary9", "password": "wrong", "code": "000000", "csrf": "x"}


@pytest.fixture
def paced(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path, **LIMITS) as running:
        yield running


@pytest.fixture
def proxied(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path, **LIMITS, proxies=1) as running:
        yield running


def new_sessions(url: str, count: int, headers: Callable[[int], dict[str, str]] = lambda _: {}) -> list[httpx.Response]:
    answers = []
    for number in range(count):
        with httpx.Client(base_url=url, trust_env=False) as browser:
            answers.append(browser.post("/chat/session", headers=headers(number)))
    return answers


async def page(url: str, ticket: str) -> socketio.AsyncClient:
    client = socketio.AsyncClient(reconnection=False)
    await client.connect(url, socketio_path="/chat/socket", transports=["websocket"], auth={"ticket": ticket})
    return client


def test_one_address_opens_only_so_many_new_sessions_and_an_old_one_always(paced: House) -> None:
    with httpx.Client(base_url=paced.url, trust_env=False) as known:
        assert known.post("/chat/session").status_code == 200
        answers = new_sessions(paced.url, 6)
        assert [answer.status_code for answer in answers] == [200] * 4 + [429] * 2
        assert int(answers[-1].headers["retry-after"]) >= 1 and answers[-1].json()["error"] == "too_fast"
        assert known.post("/chat/session").status_code == 200


def test_a_strangers_forwarding_header_is_not_believed(paced: House) -> None:
    answers = new_sessions(paced.url, 7, lambda number: {"X-Forwarded-For": f"203.0.113.{number}"})
    assert [answer.status_code for answer in answers].count(429) == 2


def test_behind_a_named_proxy_each_visitor_has_their_own_pace(proxied: House) -> None:
    for address in ("203.0.113.1", "203.0.113.2"):
        told = {"X-Forwarded-For": f"198.51.100.{address[-1]}, {address}"}  # the first is what the visitor claims
        statuses = [answer.status_code for answer in new_sessions(proxied.url, 6, lambda _, told=told: told)]
        assert statuses == [200] * 5 + [429]
    networks = [{"X-Forwarded-For": f"2001:db8::{number:x}"} for number in range(6)]
    answers = new_sessions(proxied.url, 6, networks.__getitem__)
    assert answers[-1].status_code == 429, "a household's addresses are one visitor"


async def test_messages_of_many_sessions_of_one_address_are_slowed_down(paced: House) -> None:
    tickets = [answer.json()["ticket"] for answer in new_sessions(paced.url, 3)]
    pages = [await page(paced.url, ticket) for ticket in tickets]
    answers = []
    for number in range(12):
        said = {"id": f"message-{number}", "text": "你好"}
        answers.append(await pages[number % 3].call("message", said))
    for one in pages:
        await one.disconnect()
    assert [answer["ok"] for answer in answers] == [True] * 8 + [False] * 4
    assert answers[-1]["error"] == "too_fast" and answers[-1]["retry_after"] > 0


@pytest.mark.parametrize("event", ["language", "resume", "earlier"])
async def test_a_socket_that_says_too_much_is_put_off_whatever_it_says(paced: House, event: str) -> None:
    one = await page(paced.url, new_sessions(paced.url, 1)[0].json()["ticket"])
    told = {"language": "en", "after": 0, "before": 9}
    answers = await asyncio.gather(*(one.call(event, told) for _ in range(120)))
    await one.disconnect()
    put_off = [answer for answer in answers if answer.get("error") == "too_fast"]
    assert len(put_off) >= 10 and "error" not in answers[0]


async def test_an_event_called_connect_is_nothing(paced: House, caplog: pytest.LogCaptureFixture) -> None:
    one = await page(paced.url, new_sessions(paced.url, 1)[0].json()["ticket"])
    for told in (None, [], {"sanic.request": {"ip": "x"}}, {"HTTP_COOKIE": "x"}):
        await one.emit("connect", told)
    answer = await one.call("resume", {"after": 0})
    await one.disconnect()
    assert answer["entries"] == []
    assert "never retrieved" not in caplog.text


def test_uploads_of_one_address_are_slowed_down(paced: House) -> None:
    statuses = []
    for _ in range(2):
        with httpx.Client(base_url=paced.url, trust_env=False) as browser:
            browser.post("/chat/session")
            sent = [browser.post("/chat/files", content=b"", headers={"X-File-Name": "a.pdf"}) for _ in range(2)]
            statuses += [answer.status_code for answer in sent]
    assert statuses == [422, 422, 422, 429]


def test_tries_at_the_desks_door_are_counted_by_address(paced: House) -> None:
    with httpx.Client(base_url=paced.url, trust_env=False) as stranger:
        answers = [stranger.post("/desk/sign-in", data={**CSRF, "login": f"x{number}"}) for number in range(6)]
    assert [answer.status_code for answer in answers][-2:] == [429, 429]
    assert "请过几秒再试" in answers[-1].text and int(answers[-1].headers["retry-after"]) > 0
    assert [answer.status_code for answer in answers][:4] == [403] * 4, "a form that is not ours is no try"


def test_a_hundred_at_the_desks_door_keep_nobody_else_waiting(services: House, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    bus = services.backend.bus
    monkeypatch.setitem(bus._commands, SignIn, lambda _: go.wait(20))
    with httpx.Client(base_url=services.url, trust_env=False) as browser:
        shown = browser.get("/desk/sign-in").text
        csrf = shown.partition('name="csrf" value="')[2].partition('"')[0]
        assert csrf
        cookies = dict(browser.cookies)
    statuses: list[int] = []

    async def crowd() -> None:
        async with httpx.AsyncClient(base_url=services.url, trust_env=False, timeout=30, cookies=cookies) as many:

            async def one(number: int) -> None:
                answer = await many.post("/desk/sign-in", data={**CSRF, "csrf": csrf, "login": f"x{number}"})
                statuses.append(answer.status_code)

            await asyncio.gather(*(one(number) for number in range(100)))

    crowding = threading.Thread(target=asyncio.run, args=(crowd(),))
    crowding.start()
    services.wait_until(lambda: len(statuses) >= 92, 20)
    assert set(statuses) == {503}
    began = time.monotonic()
    with httpx.Client(base_url=services.url, trust_env=False) as person:
        assert person.post("/chat/session").status_code == 200
        assert person.get("/readyz").status_code == 200
    assert time.monotonic() - began < 2
    go.set()
    crowding.join(30)
    assert len(statuses) == 100


def test_sixty_files_held_up_for_checking_keep_nobody_else_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "UPLOADS", 1_000)  # as if from many addresses
    go, statuses = threading.Event(), list[int]()
    with house(tmp_path) as services:
        monkeypatch.setitem(services.backend.bus._commands, CheckPowerFile, lambda _: go.wait(40))

        async def crowd() -> None:
            async with httpx.AsyncClient(base_url=services.url, trust_env=False, timeout=60) as many:

                async def one() -> None:
                    sent = {"file": ("power.pdf", b"%PDF-1.4", "application/pdf")}
                    answer = await many.post("/verify?lang=en", files=sent)
                    statuses.append(answer.status_code)
                    if answer.status_code == 503:
                        assert "Please try again in a minute" in answer.text and answer.headers["retry-after"] == "60"

                await asyncio.gather(*(one() for _ in range(60)))

        crowding = threading.Thread(target=asyncio.run, args=(crowd(),))
        crowding.start()
        try:
            services.wait_until(lambda: len(statuses) >= 46, 20)
            assert statuses == [503] * 46, "two are checked and twelve wait"
            with httpx.Client(base_url=services.url, trust_env=False, timeout=20) as person:
                assert person.post("/chat/session").status_code == 200
                assert person.get("/verify/unknown").status_code == 404
                assert person.get("/readyz").status_code == 200
        finally:
            go.set()
            crowding.join(60)


def test_links_of_files_are_opened_at_a_pace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"LINKS": 2, "PAGES": 2, "LINK_SECONDS": 60.0, "PAGE_SECONDS": 60.0}.items():
        monkeypatch.setattr(files, name, value)
    with house(tmp_path) as services, httpx.Client(base_url=services.url, trust_env=False) as stranger:
        links = [stranger.get("/files/x") for _ in range(3)]
        pages = [stranger.get("/chat/files/x/pages/1") for _ in range(3)]
    assert [one.status_code for one in links] == [410, 410, 429]
    assert "too fast" in links[2].text and int(links[2].headers["retry-after"]) > 0
    assert [one.status_code for one in pages] == [410, 410, 429]
    assert pages[2].json()["error"] == "later" and int(pages[2].headers["retry-after"]) > 0

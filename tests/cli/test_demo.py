"""`make demo`: a house of made-up people in a folder of its own, and six things to try that each work."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import socketio

from backend.api.pages import read_pages
from backend.conversation.desk_commands import WhoWaits
from backend.enquiries.commands import EnquiryQueue
from backend.enquiries.model import OFFICES
from backend.filing.commands import MyCases
from backend.filing.desk_commands import FilingQueue
from backend.hearing.commands import MyHearings
from backend.identity.commands import IdentityReviews
from backend.mediation.commands import MediationQueue
from backend.notarization.commands import MyAppointments
from cli.demo.officers import Key, let_in
from cli.demo.people import CHEN, HE, VERIFIED
from cli.demo.scenes import Scenes
from cli.demo.surroundings import MARK
from tests.sandbox_fixture import RunningSandbox, partners_of, running_sandbox
from tests.stage.demo import Demo, begun, running_demo
from tests.web.fake_house import House, house

MADE_UP = re.compile("演示|样例")
REAL = {
    "YIQIAOTONG_TELEGRAM_TOKEN": "1:real", "YIQIAOTONG_TELEGRAM_SECRET": "real", "YIQIAOTONG_SMTP_HOST": "mail.invalid",
    "YIQIAOTONG_ONLINE_LITIGATION_URL": "https://court.invalid", "YIQIAOTONG_STORAGE_URL": "s3://real",
}  # fmt: skip
"""What an installation may have set: none of it reaches a demonstration."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("demo"), **REAL) as running:
        yield running


@contextmanager
def browser() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, follow_redirects=True, timeout=60) as client:
        yield client


async def talked(client: httpx.Client, address: str, words: str) -> list[dict[str, Any]]:
    """Say something in the chat of a browser and return the bubbles that answer it."""
    ticket = client.post(f"{address}chat/session").raise_for_status().json()["ticket"]
    page = socketio.AsyncClient(reconnection=False)
    await page.connect(address, socketio_path="/chat/socket", transports=["websocket"], auth={"ticket": ticket})
    try:
        said = await page.call("message", {"id": uuid.uuid4().hex, "text": words})
        assert said["ok"], said
        while True:
            entries: list[dict[str, Any]] = (await page.call("resume", {"after": 0}))["entries"]
            answer = [one for one in entries if one["from"] == "bot" and one["turn"] == said["turn"]]
            if answer:
                return answer
            await asyncio.sleep(0.5)
    finally:
        await page.disconnect()


@pytest.mark.slow
def test_somebody_new_is_asked_about_the_loan(demo: Demo) -> None:
    with browser() as visitor:
        [address] = demo.links[0]
        assert "<title>" in visitor.get(address).raise_for_status().text
        answer = asyncio.run(talked(visitor, address, "表弟借了我28万不还，我人在加拿大，我要告他"))
    assert answer[-1]["utter"].startswith("utter_ask_filing_")


@pytest.mark.slow
def test_one_link_opens_the_chat_of_a_made_up_person_once(demo: Demo) -> None:
    with browser() as chen, browser() as late:
        [link] = demo.links[1]
        chat = str(chen.get(link).raise_for_status().url)
        answer = asyncio.run(talked(chen, chat, "什么时候开庭？"))
        assert late.get(link).status_code == 410
    assert any("演示法官" in bubble["text"] for bubble in answer)


@pytest.mark.slow
def test_the_map_is_open_at_the_question(demo: Demo) -> None:
    with browser() as visitor:
        [link] = demo.links[2]
        assert "map" in visitor.get(link).raise_for_status().text
        asked = httpx.URL(link)
        near = visitor.get(asked.copy_with(path="/api/map/nearest")).raise_for_status().json()
    assert any("San Francisco" in place["properties"]["name"] for place in near["features"])


@pytest.mark.slow
@pytest.mark.parametrize(("number", "shown"), [(3, "演示书记员"), (4, "演示调解员")])
def test_one_link_signs_an_officer_in_once(demo: Demo, number: int, shown: str) -> None:
    with browser() as officer, browser() as late:
        [link] = demo.links[number]
        page = officer.get(link)
        assert page.status_code == 200 and shown in page.text, page.text[:500]
        assert late.get(link).status_code == 410
        if number == 3:
            filings = officer.get(page.url.join("/desk/filings")).text
            assert "梁演示" in filings


@pytest.mark.slow
def test_three_links_lead_into_one_witness_room(demo: Demo) -> None:
    assert len(demo.links[5]) == 3
    for link in demo.links[5]:
        with browser() as visitor:
            visitor.get(link).raise_for_status()
            seat = visitor.post(f"{link}/seat", json={"agreed": True, "timezone": "America/Toronto"})
            assert seat.status_code == 200, seat.text
            assert visitor.post(f"{link}/seat", json={"agreed": True}).status_code != 200


@pytest.mark.slow
def test_its_data_lie_in_its_own_folder_and_every_page_says_that_they_are_made_up(demo: Demo) -> None:
    assert (demo.folder / MARK).is_file() and (demo.folder / "yiqiaotong.sqlite3").is_file()
    with browser() as visitor:
        assert "演示" in visitor.get(f"{demo.links[0][0]}look/colours.css").text


@pytest.mark.slow
def test_nothing_an_installation_has_set_leads_out_of_it(demo: Demo) -> None:
    with browser() as platform:
        assert platform.post(f"{demo.links[0][0]}channels/telegram", json={}).status_code == 503


@pytest.mark.slow
def test_enter_prints_new_sign_ins(demo: Demo) -> None:
    again = demo.again()
    assert again.links[1] != demo.links[1]
    with browser() as chen:
        chen.get(again.links[1][0]).raise_for_status()


@pytest.mark.parametrize("name", ["YIQIAOTONG_DATABASE_URL", "YIQIAOTONG_TRACKER_URL"])
def test_it_refuses_beside_a_postgresql_server(tmp_path: Path, name: str) -> None:
    process = begun(tmp_path / "new", **{name: "postgresql://yiqiaotong@db.example.org/yiqiaotong"})
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1 and "PostgreSQL" in told
    assert not (tmp_path / "new").exists()


def test_it_refuses_the_folder_of_the_real_house(tmp_path: Path) -> None:
    process = begun(tmp_path, YIQIAOTONG_DATA_DIR=str(tmp_path))
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1 and "real house" in told


def test_it_refuses_a_folder_with_something_else_in_it(tmp_path: Path) -> None:
    (tmp_path / "secrets.env").write_text("")
    process = begun(tmp_path)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1 and MARK in told


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, RunningSandbox, dict[str, Key]]]:
    with running_sandbox() as sandbox, house(tmp_path_factory.mktemp("filled"), **partners_of(sandbox)) as running:
        officers = let_in(running.backend)
        for _ in range(2):
            scenes_of(running, sandbox, officers).fill()
        yield running, sandbox, officers


def scenes_of(running: House, sandbox: RunningSandbox, officers: dict[str, Key]) -> Scenes:
    def control(system: str, handle: str, **wish: Any) -> Any:
        return sandbox.part(system).control(handle, **wish)

    return Scenes(running.backend, officers, control)


def test_filling_twice_is_filling_once(filled: tuple[House, RunningSandbox, dict[str, Key]]) -> None:
    running, sandbox, officers = filled
    do, scenes = running.backend.bus.handle, scenes_of(running, sandbox, officers)
    chen = scenes.person(CHEN)
    assert [case.status for case in do(MyCases(chen))] == ["registered"]
    assert len(do(MyHearings(chen))) == len(do(MyAppointments(chen))) == 1
    assert len(do(FilingQueue())) == 2 and len(do(IdentityReviews())) == 1
    assert len(do(EnquiryQueue(OFFICES))) == len(do(WhoWaits())) == 1
    [mediation] = do(MediationQueue(officers["demo-mediator"].officer_id))
    assert mediation.session is not None
    assert scenes.witness_room() == scenes.witness_room()


def test_everybody_says_that_they_are_made_up(filled: tuple[House, RunningSandbox, dict[str, Key]]) -> None:
    running, _, officers = filled
    names = [one.name for one in (*VERIFIED, HE)] + [key.name for key in officers.values()]
    cases = running.backend.bus.handle(FilingQueue())
    names += [name for case in cases for name in (*case.plaintiff_names, *case.defendant_names)]
    assert all(MADE_UP.search(name) for name in names), names


def test_officers_get_a_new_access_at_every_start(filled: tuple[House, RunningSandbox, dict[str, Key]]) -> None:
    running, _, officers = filled
    again = let_in(running.backend)
    assert {key.officer_id for key in again.values()} == {key.officer_id for key in officers.values()}
    assert all(again[login].password != officers[login].password for login in again)


def test_a_real_house_says_nothing_of_made_up_people() -> None:
    sheet = "/look/colours.css"
    assert "演示" in read_pages(made_up=True)[sheet].body.decode()
    assert "演示" not in read_pages()[sheet].body.decode()

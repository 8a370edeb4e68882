"""The mediation room's addresses and its line without a browser: links, cookies, strangers, who gets which signal."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import socketio

from backend.config import ROOT
from backend.mediation.room.model import Role
from backend.shared.yaml_pages import read_yaml
from tests.web.fake_house import House
from tests.web.meeting_room import fixed, path_of

NAMESPACE, A_MOMENT = "/meet", 0.4
"""Seconds in which a signal on this machine arrives many times over."""


@pytest.fixture
def client(services: House) -> Iterator[httpx.Client]:
    fixed(services)
    with httpx.Client(base_url=services.url, trust_env=False) as opened:
        yield opened


def take(client: httpx.Client, services: House, role: Role) -> str:
    body = {"agreed": True, "timezone": "America/New_York"}
    return f"/meet/at/{client.post(path_of(services, role) + '/seat', json=body).json()['seat']}"


def test_a_look_at_a_link_uses_nothing_up_and_tells_no_name(services: House, client: httpx.Client) -> None:
    path = path_of(services, "applicant")
    for part in ("", "/qr.svg", "/facts", "/facts"):
        answer = client.get(path + part)
        assert answer.status_code == 200 and "林小明" not in answer.text and "吴国安" not in answer.text
    assert client.get(path + "/facts").json()["state"] == "open"


def test_only_this_page_may_film_and_no_page_may_take_the_screen(services: House, client: httpx.Client) -> None:
    policy = client.get(path_of(services, "mediator")).headers["permissions-policy"]
    assert "camera=(self)" in policy and "display-capture=()" in policy


def test_no_piece_is_taken_while_not_everybody_agrees(services: House, client: httpx.Client) -> None:
    seat = take(client, services, "mediator")
    piece = {"X-Sequence": "0", "X-Take": "0", "X-Sha256": "0" * 64, "X-Chain": "0" * 64}
    for _ in range(2):
        refused = client.post(f"{seat}/recording", content=b"film", headers=piece)
        assert (refused.status_code, refused.json()["error"]) == (409, "meeting_not_recording")
        assert client.post(f"{seat}/do/record", json={"yes": True}).status_code == 200  # the mediator alone is not all
    assert client.post(f"{seat}/do/record", json={}).status_code == 400
    assert client.post(f"{seat}/recording", content=b"film").status_code == 400
    assert client.post(f"{seat}/recording", content=b"x" * (9 * 1024 * 1024), headers=piece).status_code == 413
    stranger = {**piece, "Origin": "https://evil.example"}
    assert client.post(f"{seat}/recording", content=b"film", headers=stranger).status_code == 400


def test_a_used_link_a_made_up_one_and_a_foreign_page_are_refused_in_words(
    services: House, client: httpx.Client
) -> None:
    path, body = path_of(services, "applicant"), {"agreed": True, "timezone": "UTC"}
    assert client.post(path + "/seat", json=body, headers={"Origin": "https://evil.example"}).status_code == 400
    assert client.post(path + "/seat", json={}).status_code == 409
    assert client.post(path + "/seat", json=body).status_code == 200
    again = client.post(path + "/seat", json=body, headers={"X-Language": "en"})
    assert (again.status_code, again.json()["error"]) == (410, "meeting_link_used")
    assert "used" in again.json()["message"]
    assert client.post(f"/meet/{'x' * 43}/seat", json=body).status_code == 404


def test_a_device_without_the_cookie_and_a_side_move_nobody(services: House, client: httpx.Client) -> None:
    mediator = take(client, services, "mediator")
    with httpx.Client(base_url=services.url, trust_env=False) as stranger:
        assert stranger.get(f"{mediator}/state").status_code == 401
        assert stranger.post(f"{mediator}/do/open", json={}).status_code == 401
        stranger.cookies.set(f"meet_{mediator[-16:]}", "0" * 64)
        assert stranger.get(f"{mediator}/state").status_code == 401
        side = take(stranger, services, "applicant")
        for move in ("open", "together", "close"):
            assert stranger.post(f"{side}/do/{move}", json={}).status_code == 403
        told = stranger.post(f"{side}/do/private", json={"side": "applicant"})
        assert told.status_code == 403 and "调解员" in told.json()["message"]
    assert client.get(f"{mediator}/state").json()["stage"] == "waiting"


@pytest.mark.parametrize(
    ("move", "body"),
    [
        ("private", {}), ("private", {"side": "mediator"}), ("private", {"side": ["applicant"]}), ("private", []),
        ("follow", {"epoch": True}), ("follow", {"epoch": -1}), ("follow", {"epoch": 2**40}), ("seal", {}),
    ],
)  # fmt: skip
def test_hostile_bodies_move_nobody(services: House, client: httpx.Client, move: str, body: Any) -> None:
    seat = take(client, services, "mediator")
    assert client.post(f"{seat}/do/open", json={}).status_code == 200
    assert client.post(f"{seat}/do/{move}", json=body).status_code == 400
    assert client.get(f"{seat}/state").json()["company"] == ["applicant", "interpreter", "mediator", "respondent"]


def test_who_is_outside_is_told_neither_who_is_inside_nor_who_is_there(services: House, client: httpx.Client) -> None:
    seats = {role: take(client, services, role) for role in ("mediator", "applicant", "respondent", "interpreter")}  # type: ignore[arg-type]
    client.post(f"{seats['mediator']}/do/open", json={})
    client.post(f"{seats['mediator']}/do/private", json={"side": "applicant", "interpreter": True})
    told = client.get(f"{seats['respondent']}/state").json()
    assert told["private"] and not told["inside"] and told["company"] == ["respondent"]
    assert list(told["comers"]) == ["respondent"] and "private_with" not in told and "interpreter_along" not in told
    assert client.get(f"{seats['mediator']}/state").json()["private_with"] == "applicant"


class Device:
    """One opened link: a seat, its cookie, and a line."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.http = httpx.AsyncClient(base_url=house.url, trust_env=False)
        self.line = socketio.AsyncClient(reconnection=False)
        self.heard: list[str] = []
        self.line.on("signal", self._signal, namespace=NAMESPACE)
        self.line.on("joined", self._joined, namespace=NAMESPACE)

    async def _signal(self, signal: dict[str, Any]) -> None:
        self.heard.append(f"signal of {signal['from']}")

    async def _joined(self, told: dict[str, Any]) -> None:
        self.heard.append(f"{told['role']} joined")

    async def sit(self, role: Role) -> Device:
        answer = await self.http.post(path_of(self.house, role) + "/seat", json={"agreed": True, "timezone": "UTC"})
        self.seat = f"/meet/at/{answer.json()['seat']}"
        cookies = "; ".join(f"{name}={value}" for name, value in answer.cookies.items())
        await self.line.connect(
            self.house.url, headers={"Cookie": cookies}, auth={"seat": answer.json()["seat"]},
            socketio_path="meet/socket", namespaces=[NAMESPACE], transports=["websocket"],
        )  # fmt: skip
        return self

    async def do(self, move: str, **body: Any) -> None:
        assert (await self.http.post(f"{self.seat}/do/{move}", json=body)).status_code == 200

    async def call(self, *roles: Role) -> None:
        for role in roles:
            await self.line.emit("signal", {"to": role, "description": {"type": "offer"}}, namespace=NAMESPACE)
        await asyncio.sleep(A_MOMENT)

    async def leave(self) -> None:
        await self.line.disconnect()
        await self.http.aclose()


async def test_signals_reach_only_who_is_in_the_same_place(services: House) -> None:
    fixed(services)
    mediator, anna, ben = [await Device(services).sit(role) for role in ("mediator", "applicant", "respondent")]  # type: ignore[arg-type]
    await anna.call("mediator", "respondent")
    assert mediator.heard == ben.heard == [], "everybody waits alone"
    await mediator.do("open")
    await anna.call("mediator", "respondent")
    assert mediator.heard == ben.heard == ["signal of applicant"]
    await mediator.do("private", side="applicant")
    await anna.call("respondent", "mediator")
    await ben.call("mediator", "applicant")
    await mediator.call("respondent", "applicant")
    assert ben.heard == ["signal of applicant"] and mediator.heard == ["signal of applicant"] * 2
    assert anna.heard == ["signal of mediator"]
    interpreter = await Device(services).sit("interpreter")
    await asyncio.sleep(A_MOMENT)
    heard = [one for device in (mediator, anna, ben) for one in device.heard if "interpreter" in one]
    assert heard == [], "who comes during a private talk is announced to nobody"
    for device in (mediator, anna, ben, interpreter):
        await device.leave()


async def test_a_replaced_device_leaves_the_line_and_hears_nothing(services: House) -> None:
    fixed(services)
    mediator = await Device(services).sit("mediator")
    first = await Device(services).sit("applicant")
    await mediator.do("open")
    second = await Device(services).sit("applicant")
    await mediator.call("applicant")
    connected = first.line.connected, second.line.connected
    heard = (first.heard, second.heard)
    for device in (mediator, first, second):
        await device.leave()
    assert connected == (False, True) and heard == ([], ["signal of mediator"])


def test_every_word_of_the_page_exists_in_both_languages_and_is_used() -> None:
    words = read_yaml(ROOT / "web" / "meet" / "words.yml")
    files = [*(ROOT / "web" / "meet").glob("*.*"), *(ROOT / "web" / "witness").glob("*.js")]
    files.append(ROOT / "web" / "witness" / "entrance.html")
    source = "".join(path.read_text("utf-8") for path in files if path.suffix != ".yml")
    assert all(pair["zh"] and pair["en"] for pair in words.values())
    places = ("waiting", "notOpen", "together", "switching", "private", "outside")
    composed = {f"{place}{part}" for place in places for part in ("Title", "Why")}
    roles = {"mediator", "applicant", "respondent", "interpreter"}
    unused = {key for key in words if f'"{key}"' not in source and key not in composed | roles}
    assert {key for key in unused if not key.endswith("Why")} == set()

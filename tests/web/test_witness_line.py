"""The signalling line of a witness room: a device that has lost its seat neither hears nor speaks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import socketio

from backend.api import seat_line
from backend.authorization.room.commands import Role
from tests.web.fake_house import House, house
from tests.web.witness_room import link, prepare

NAMESPACE, SOCKET_PATH = "/witness", "witness/socket"
A_MOMENT = 0.4
"""Seconds in which a signal on this machine arrives many times over."""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house that lets one line say six things at once, and one address open two lines."""
    monkeypatch.setattr(seat_line, "SAID_BURST", 6)
    monkeypatch.setattr(seat_line, "SAID_SECONDS", 600)
    monkeypatch.setattr(seat_line, "LINES_BURST", 2)
    monkeypatch.setattr(seat_line, "LINES_SECONDS", 600)
    with house(tmp_path) as running:
        yield running


class Device:
    """One opened link: a seat, its cookie, and a line."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.http = httpx.AsyncClient(base_url=house.url, trust_env=False)
        self.line = socketio.AsyncClient(reconnection=False)
        self.heard: list[dict[str, Any]] = []
        self.line.on("signal", self._hear, namespace=NAMESPACE)

    async def _hear(self, signal: dict[str, Any]) -> None:
        self.heard.append(signal)

    async def sit(self, role: Role) -> Device:
        body = {"agreed": True, "timezone": "America/New_York"}
        answer = await self.http.post(link(self.house, role) + "/seat", json=body)
        cookies = "; ".join(f"{name}={value}" for name, value in answer.cookies.items())
        await self.line.connect(
            self.house.url,
            headers={"Cookie": cookies},
            auth={"seat": answer.json()["seat"]},
            socketio_path=SOCKET_PATH,
            namespaces=[NAMESPACE],
            transports=["websocket"],
        )
        return self

    async def signal(self, to: Role, what: dict[str, Any]) -> None:
        await self.line.emit("signal", {"to": to, "description": what}, namespace=NAMESPACE)

    async def leave(self) -> None:
        await self.line.disconnect()
        await self.http.aclose()


async def replaced_party(services: House) -> tuple[Device, Device, Device]:
    """The party's first device, the one that took its seat, and the judge's."""
    prepare(services)
    first = await Device(services).sit("party")
    second = await Device(services).sit("party")
    judge = await Device(services).sit("judge")
    return first, second, judge


async def test_a_replaced_device_no_longer_hears_the_judge(services: House) -> None:
    first, second, judge = await replaced_party(services)
    await judge.signal("party", {"type": "offer"})
    await asyncio.sleep(A_MOMENT)
    heard = (len(first.heard), len(second.heard))
    for device in (first, second, judge):
        await device.leave()
    assert heard == (0, 1)


async def test_a_replaced_device_cannot_answer_for_the_party(services: House) -> None:
    first, second, judge = await replaced_party(services)
    if first.line.connected:
        await first.signal("judge", {"type": "answer", "sdp": "of a stranger"})
    await second.signal("judge", {"type": "answer", "sdp": "of the party"})
    await asyncio.sleep(A_MOMENT)
    answers = [one["description"]["sdp"] for one in judge.heard]
    for device in (first, second, judge):
        await device.leave()
    assert answers == ["of the party"]


async def test_a_replaced_device_is_put_off_the_line(services: House) -> None:
    first, second, judge = await replaced_party(services)
    await asyncio.sleep(A_MOMENT)
    connected = first.line.connected, second.line.connected
    for device in (first, second, judge):
        await device.leave()
    assert connected == (False, True)


async def test_a_line_that_says_too_much_is_put_off(slow: House) -> None:
    prepare(slow)
    party, judge = await Device(slow).sit("party"), await Device(slow).sit("judge")
    for _ in range(30):
        await party.signal("judge", {"type": "offer"})
    told = await party.line.call("here", namespace=NAMESPACE)
    await asyncio.sleep(A_MOMENT)
    heard = len(judge.heard)
    answers = await judge.line.call("here", namespace=NAMESPACE)
    for device in (party, judge):
        await device.leave()
    assert heard == 6
    assert told["error"] == "too_fast" and told["retry_after"] > 0 and "version" not in told
    assert answers["version"] >= 0, "another line has its own pace"


async def test_lines_of_one_address_are_opened_at_a_pace(slow: House) -> None:
    prepare(slow)
    first, second = await Device(slow).sit("party"), await Device(slow).sit("judge")
    with pytest.raises(socketio.exceptions.ConnectionError, match="failed to connect: /witness"):
        await Device(slow).sit("lawyer")
    for device in (first, second):
        await device.leave()

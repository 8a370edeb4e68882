"""The lines of rooms as no page uses them: a seat of a witness's room and one of a mediation's, each newly taken."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import Any

import httpx
import socketio

from tests.web.fake_house import House
from tests.web.meeting_room import fixed, path_of
from tests.web.witness_room import link, prepare

EVENTS = ("signal", "signal", "here", "connect", "disconnect", "anything")
ANSWERED = "here"
SAYS = 12
"""Of one line."""
PATIENCE, A_MOMENT = 20.0, 0.2
WITNESS = "s_fuzzed"

Shape = Callable[[random.Random], Any]


def lay_out_rooms(house: House) -> None:
    """Book a session before the judge and one of a mediation, whose links are taken again and again."""
    prepare(house, WITNESS, minutes=600)
    fixed(house)


async def try_lines(house: House, chance: random.Random, shapes: tuple[Shape, ...]) -> tuple[int, list[str]]:
    """Take a seat in either room and say there what no page says.

    Returns:
        How many events were sent, and what should not have happened.
    """
    witness = link(house, chance.choice(("party", "lawyer", "judge")), WITNESS)
    meeting = house.url + path_of(house, chance.choice(("applicant", "respondent", "mediator")))
    sent, faults = 0, list[str]()
    for room, address in (("witness", witness), ("meet", meeting)):
        said, odd = await _try_one(house.url, room, address, chance, shapes)
        sent, faults = sent + said, faults + odd
    return sent, faults


async def _try_one(
    url: str, room: str, address: str, chance: random.Random, shapes: tuple[Shape, ...]
) -> tuple[int, list[str]]:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as browser:
        taken = await browser.post(f"{address}/seat", json={"agreed": True, "timezone": "UTC"})
        if not taken.is_success:
            return 0, [f"{taken.status_code} for a seat at /{room}"]
        cookies = "; ".join(f"{name}={value}" for name, value in taken.cookies.items())
        line, sent, faults = socketio.AsyncClient(reconnection=False), 0, list[str]()
        await line.connect(
            url, headers={"Cookie": cookies}, auth={"seat": taken.json()["seat"]}, socketio_path=f"{room}/socket",
            namespaces=[f"/{room}"], transports=["websocket"],
        )  # fmt: skip
        try:
            for _ in range(SAYS):
                event, sent = chance.choice(EVENTS), sent + 1
                try:
                    await _say(line, f"/{room}", event, _shape(event, chance, shapes))
                except Exception as silent:
                    if line.connected:
                        faults.append(f"no answer to {event} at /{room}: {type(silent).__name__}")
                if not line.connected:
                    break
            if not (await browser.get(f"{url}/healthz")).is_success:
                faults.append(f"/healthz after a line of /{room}")
        finally:
            await line.disconnect()
    return sent, faults


async def _say(line: socketio.AsyncClient, namespace: str, event: str, data: Any) -> None:
    if event == ANSWERED:
        await line.call(event, data, namespace=namespace, timeout=PATIENCE)
        return
    await line.emit(event, data, namespace=namespace)
    await asyncio.sleep(A_MOMENT)


def _shape(event: str, chance: random.Random, shapes: tuple[Shape, ...]) -> Any:
    data = chance.choice(shapes)(chance)
    if event == "signal" and chance.random() < 0.7:
        to = chance.choice(("judge", "party", "lawyer", "applicant", "respondent", "mediator", "", None, ["judge"]))
        return {"to": to, "description": data, "candidate": data, "from": "judge"}
    return data

"""`make attack`: another person's answers while each attack of the review runs; prints a table.

The services run as a process of their own behind one believed proxy, with a bot that takes 50 ms, so that what is
measured is ours and not Rasa's. Four people at four addresses write a message a second; the attack comes from a fifth
address, out of another process, again and again until its time is over. With so few messages p99 is the slowest but
one in a hundred, usually the slowest of all. The load is the machine's of the minute before an attack: whatever else
runs there makes people wait, too.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import socketio

from bench.attacks import ATTACKS, Target
from tests.backend_fixtures import lay_out_sqlite
from tests.reliability.fake_bot import FakeBot
from tests.web.fake_house import free_port

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = 4
BOT_SECONDS = 0.05
GOAL_SECONDS = 1.0
SETTLE_SECONDS = 2.0
IDLE_SHARE = 0.1
LONGEST_ANSWER = 120.0


@dataclass
class Waits:
    """Waits of people until we took a message, and until its answer, in seconds."""

    taken: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    unanswered: int = 0


class InnocentPerson:
    """Somebody with one page open who writes once a second and notes how long each answer takes.

    Args:
        url: of the services.
        address: where the person is, as the proxy tells it.
    """

    def __init__(self, url: str, address: str) -> None:
        self._url, self._headers = url, {"X-Forwarded-For": address}
        self._answers: dict[str, asyncio.Future[float]] = {}
        self._page = socketio.AsyncClient(reconnection=False)
        self._page.on("entries", self._hear)

    async def come(self) -> None:
        """Open the page and be served once."""
        async with httpx.AsyncClient(base_url=self._url, headers=self._headers, trust_env=False) as browser:
            ticket = (await browser.post("/chat/session")).json()["ticket"]
        await self._page.connect(
            self._url, headers=self._headers, socketio_path="/chat/socket", transports=["websocket"],
            auth={"ticket": ticket},
        )  # fmt: skip
        await self._say("come-------", Waits())

    async def write_until(self, end: float, waits: Waits) -> None:
        """Write a message a second and wait for the answers of all of them."""
        said = []
        while time.monotonic() < end:
            said.append(asyncio.create_task(self._say(f"message-{time.monotonic_ns()}", waits)))
            await asyncio.sleep(1.1)
        await asyncio.gather(*said)

    async def leave(self) -> None:
        """Close the page."""
        await self._page.disconnect()

    async def _say(self, number: str, waits: Waits) -> None:
        began = time.monotonic()
        try:
            taken = await self._page.call("message", {"id": number, "text": "你好"}, timeout=LONGEST_ANSWER)
            if not taken["ok"]:
                waits.unanswered += 1
                return
            waits.taken.append(time.monotonic() - began)
            answer = self._answers.setdefault(taken["turn"], asyncio.get_running_loop().create_future())
            waits.answered.append(await asyncio.wait_for(answer, LONGEST_ANSWER) - began)
        except (TimeoutError, socketio.exceptions.TimeoutError):
            waits.unanswered += 1

    def _hear(self, news: dict[str, list[dict[str, str]]]) -> None:
        for entry in news["entries"]:
            if entry["from"] == "bot" and entry["turn"]:
                heard = self._answers.setdefault(entry["turn"], asyncio.get_running_loop().create_future())
                if not heard.done():
                    heard.set_result(time.monotonic())


@contextmanager
def services(folder: Path) -> Iterator[Target]:
    """The services as a process of their own."""
    bot, port = FakeBot(BOT_SECONDS), free_port()
    lay_out_sqlite(folder)
    told = {"DATA_DIR": str(folder), "PORT": str(port), "BOT_URLS": bot.url, "PROXIES": "1", "BOT_TOKEN": "attacked"}
    environment = {**os.environ, **{f"YIQIAOTONG_{name}": value for name, value in told.items()}}
    with (folder / "services.log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", "backend.server"], cwd=ROOT, env=environment, stderr=log)
        try:
            target = Target(f"http://127.0.0.1:{port}", process.pid)
            _wait_for(f"{target.url}/healthz")
            _wait_until_warm(target)
            yield target
        finally:
            process.terminate()
            process.wait(30)
            bot.stop()


def main() -> int:
    """Run every attack, or those named."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=15.0, help="of each attack")
    options.add_argument("--only", default="", help="names of attacks, with commas between them")
    chosen = options.parse_args()
    wanted = [name for name in chosen.only.split(",") if name] or list(ATTACKS)
    heads = ("attack", "what it was answered", "taken p99", "answer p50", "answer p99", "lost", "memory", "load")
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder, services(Path(folder)) as target:
        for name in ("quiet", *wanted):
            worst = max(worst, asyncio.run(_measured(target, name, chosen.seconds)))
    print(f"\nThe slowest answer took {worst:.2f} s (goal: p99 below {GOAL_SECONDS:.0f} s).")
    return 0 if worst < GOAL_SECONDS else 1


async def _measured(target: Target, name: str, seconds: float) -> float:
    before = os.getloadavg()[0]
    people, waits = [InnocentPerson(target.url, f"198.51.100.{number}") for number in range(PEOPLE)], Waits()
    for person in people:
        await person.come()
    attacker = None if name == "quiet" else _attacker(target, name, seconds)
    end = time.monotonic() + seconds
    await asyncio.gather(*(person.write_until(end, waits) for person in people))
    for person in people:
        await person.leave()
    answers = json.loads(attacker.communicate(timeout=300)[0] or b"{}") if attacker else {}
    told = " ".join(f"{count}×{status}" for status, count in sorted(Counter(answers).items())) or "–"
    p99 = _part(waits.answered, 0.99)
    print(
        f"| {name} | {told} | {_part(waits.taken, 0.99):.2f} s | {_part(waits.answered, 0.5):.2f} s | {p99:.2f} s | "
        f"{waits.unanswered} | {target.memory()} MB | {before:.1f} |",
        flush=True,
    )
    await asyncio.sleep(SETTLE_SECONDS)
    return p99 if not waits.unanswered else LONGEST_ANSWER


def _attacker(target: Target, name: str, seconds: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bench.attacks", name, target.url, str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def _part(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def _wait_until_warm(target: Target, seconds: float = 180.0) -> None:
    """Wait while the services load ahead what the first question of law would wait for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = target.processor_seconds()
        time.sleep(2.0)
        if target.processor_seconds() - before < IDLE_SHARE * 2.0:
            return


def _wait_for(address: str, seconds: float = 90.0) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if httpx.get(address, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise TimeoutError("the services did not start")


if __name__ == "__main__":
    sys.exit(main())

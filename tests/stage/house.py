"""Starts the bot once a test session, the services and the sandbox beside it, with time under the test's control."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from sanic import Sanic
from sqlalchemy import delete

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.identity.tables import document_tries
from backend.server import Services, executor_of
from backend.shared.calendar import BEIJING
from backend.shared.clock import FixedClock
from cli.install import BOT
from cli.train import BOT_ENVIRONMENT, ensure_model
from sandbox.application import PARTNERS
from tests.sandbox_fixture import RunningSandbox, partners_of, running_sandbox
from tests.stage.warm import WarmProcess, mother_of

START = datetime(2026, 11, 24, 17, 0, tzinfo=BEIJING)
"""Every conversation begins on this Tuesday afternoon in Beijing."""


@dataclass
class BotProcess:
    """A real bot on loopback that can be killed and started again.

    Args:
        port: where it listens.
        environment: its variables.
        log: where its output goes.
        model: what it answers from; the same after every start, even if the data has changed meanwhile.
    """

    port: int
    environment: dict[str, str]
    log: Path
    model: Path = field(default_factory=lambda: ensure_model(print))
    _process: WarmProcess | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it and wait until it answers; the model is loaded the first time."""
        environment = BOT_ENVIRONMENT | {"LOADED_MODEL": str(self.model)}
        mother = mother_of(BOT.python, "tests.stage.loaded_bot:load", tuple(environment.items()))
        command = {"LOADED_BOT": f"--model '{self.model}' --port {self.port}"}
        self._process = mother.start("tests.stage.loaded_bot", self.environment | command, self.log)
        deadline = time.monotonic() + 120
        while not self.is_healthy():
            if not self._process.is_running() or time.monotonic() > deadline:
                raise RuntimeError(f"the bot did not start:\n{self.log.read_text(encoding='utf-8')[-3000:]}")
            time.sleep(0.2)

    def is_healthy(self) -> bool:
        """True when the model is loaded."""
        bearer = {"Authorization": f"Bearer {self.environment['YIQIAOTONG_BOT_TOKEN']}"}
        try:
            url = f"http://127.0.0.1:{self.port}/webhooks/yiqiaotong/health"
            return httpx.get(url, headers=bearer, trust_env=False, timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self._process is not None, "it was not started"
        return self._process.pid

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.kill()


@dataclass
class House:
    """The running house.

    Args:
        url: where people, pages and the terminal channel find it.
        backend: the backend inside the services.
        bot: the bot process.
        sandbox: the partners' stand-ins.
        clock: moves only when the test moves it.
    """

    url: str
    backend: Backend
    bot: BotProcess
    sandbox: RunningSandbox
    clock: FixedClock

    @property
    def bearer(self) -> dict[str, str]:
        """The header that opens the terminal channel."""
        return {"Authorization": f"Bearer {self.backend.settings.bot_token}"}

    def reset(self) -> None:
        """Partners that know nobody, with nothing wrong, on the first day."""
        self.clock.set(START)
        with self.backend.database.transaction() as session:
            session.execute(delete(document_tries))  # all conversations tell the same few documents on the same day
        for system in PARTNERS:
            self.sandbox.part(system).control("reset")
            self.sandbox.part(system).control("now", now=START.isoformat())

    def pass_time(self, minutes: float) -> None:
        """Let time pass for the services and the partners alike."""
        self.clock.advance(timedelta(minutes=minutes))
        for system in PARTNERS:
            self.sandbox.part(system).control("now", now=self.clock.now().astimezone(BEIJING).isoformat())
        self.backend.infra.outbox.bell.ring()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@contextmanager
def running_house(folder: Path, **more: str) -> Iterator[House]:
    """Run everything until the block ends, with more settings."""
    Sanic.test_mode = True
    with running_sandbox() as sandbox:
        settings = load_settings(
            **{"redis_url": "", "database_url": "", "tracker_url": "", "public_url": ""} | more,
            data_dir=folder, port=free_port(), bot_urls=[f"http://127.0.0.1:{free_port()}"],
            stand_ins=list(PARTNERS), **partners_of(sandbox),
        )  # fmt: skip
        clock = FixedClock(START)
        backend = build(settings, clock)
        bot_port = int(settings.bot_urls[0].rpartition(":")[2])
        bot = BotProcess(bot_port, {**BOT_ENVIRONMENT, **settings.environment()}, folder / "bot.log")
        with serving(Services(backend, executor_of(backend)), settings.port):
            house = House(f"http://127.0.0.1:{settings.port}", backend, bot, sandbox, clock)
            bot.start()
            try:
                yield house
            finally:
                bot.kill()


@contextmanager
def serving(services: Services, port: int) -> Iterator[None]:
    """Run the services in a thread with an event loop of its own until the block ends."""
    started, stop = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def run() -> None:
        listener = socket.create_server(("127.0.0.1", port))
        listener.setblocking(False)
        await services.start(listener)
        started.set()
        await services.run_until(stop)
        await services.stop()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()), daemon=True)
    thread.start()
    if not started.wait(30):
        raise RuntimeError("the services did not start")
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(30)

"""The house as it runs outside tests: bot and services as processes with the real clock, to be killed."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from backend.config import Settings, load_settings
from cli.train import BOT_ENVIRONMENT
from tests.sandbox_fixture import RunningSandbox, partners_of, running_sandbox
from tests.stage.house import BotProcess, free_port
from tests.stage.warm import WarmProcess, mother_of


@dataclass
class ServicesProcess:
    """The services on a port of their own; started again, they find port and data as they left them.

    Args:
        settings: theirs.
        log: where their output goes.
    """

    settings: Settings
    log: Path
    _process: WarmProcess | None = field(default=None, init=False)

    def start(self) -> None:
        """Start them and wait until they answer; all is imported and read the first time."""
        mother = mother_of(Path(sys.executable), "tests.stage.loaded_services:load")
        self._process = mother.start("tests.stage.loaded_services", self.settings.environment(), self.log)
        deadline = time.monotonic() + 60
        while not self._answer():
            if not self._process.is_running() or time.monotonic() > deadline:
                raise RuntimeError(f"the services did not start:\n{self.log.read_text(encoding='utf-8')[-3000:]}")
            time.sleep(0.05)

    @property
    def pid(self) -> int:
        """The number of their process."""
        assert self._process is not None, "they were not started"
        return self._process.pid

    def kill(self) -> None:
        """End them as a power cut would."""
        if self._process is not None:
            self._process.kill()

    def _answer(self) -> bool:
        try:
            return httpx.get(f"{self.settings.address}/healthz", trust_env=False, timeout=5).status_code == 200
        except httpx.TransportError:
            return False


@dataclass(frozen=True)
class Processes:
    """The house in processes.

    Args:
        settings: of both, with their secrets.
        services: the front.
        bot: the brain.
        office: the notary office's stand-in, which is never killed.
    """

    settings: Settings
    services: ServicesProcess
    bot: BotProcess
    office: RunningSandbox


@contextmanager
def running_processes(folder: Path, **more: str) -> Iterator[Processes]:
    """Run bot, services and office until the block ends, with more settings."""
    with running_sandbox() as office:
        settings = load_settings(
            **{"redis_url": "", "database_url": "", "tracker_url": "", "public_url": ""} | more,
            data_dir=folder, port=free_port(), bot_urls=[f"http://127.0.0.1:{free_port()}"], **partners_of(office),
        )  # fmt: skip
        bot_port = int(settings.bot_urls[0].rpartition(":")[2])
        bot = BotProcess(bot_port, {**BOT_ENVIRONMENT, **settings.environment()}, folder / "bot.log")
        services = ServicesProcess(settings, folder / "services.log")
        try:
            services.start()
            bot.start()
            yield Processes(settings, services, bot, office)
        finally:
            bot.kill()
            services.kill()

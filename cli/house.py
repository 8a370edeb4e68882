"""The processes that make up a running Yiqiaotong: how each is started, and how it is found healthy.

`run` starts them all; `chat` and `nlu` start only what is missing and leave when they are done.
"""

from __future__ import annotations

import fcntl
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cli.install import BOT, ROOT, SERVICES, Trouble
from cli.loopback import is_free, is_ok
from cli.supervisor import OWN_FILES_ONLY, Process, Supervisor
from cli.train import BOT_ENVIRONMENT, ensure_model

if TYPE_CHECKING:
    from backend.bootstrap import Backend
    from backend.config import Settings

HERE = "127.0.0.1"
LOOPBACK = (HERE, "localhost", "::1")
BOT_SETTINGS = ("BOT_TOKEN", "ACTION_URL", "TRACKER_URL", "LOG_FORMAT")
"""All that the bot is told: a hole in its old libraries must not open the vault."""
SANDBOX_SETTINGS = ("SANDBOX_DECIDE_AFTER", "PORT")
HEALTH_OF_BOT = "/webhooks/yiqiaotong/health"


class House:
    """Knows the command, the surroundings and the health of each process.

    Args:
        settings: as the services read them.
        env_file: what the services read instead of ``.env``, which lies beside the project and is the real house's.
    """

    def __init__(self, settings: Settings, env_file: str = "") -> None:
        self._settings = settings
        self.token = settings.bot_token
        self.url = f"http://{HERE}:{settings.port}"
        self.address = settings.public_url or f"http://localhost:{settings.port}"
        self.data = settings.data_dir
        self.logs = settings.data_dir / "logs"
        # The services see every setting, secrets included, whatever of them was generated here; others only their own.
        self._environment = {**settings.environment(), "YIQIAOTONG_PUBLIC_URL": self.address}
        if env_file:
            self._environment["YIQIAOTONG_ENV_FILE"] = env_file

    def model(self, tell: Callable[[str], None]) -> Path:
        """The model for today's data: there, fetched or trained, as the settings say."""
        return ensure_model(tell, release=self._settings.model_release, patience=self._settings.start_patience)

    def processes(self, model: Path) -> list[Process]:
        """Everything that runs on this machine, in the order of starting."""
        return [*self.bots(model), *self.without_model()]

    def without_model(self) -> list[Process]:
        """The processes on this machine that need no model, and can start while one is trained."""
        sandbox = [self._sandbox()] if self._settings.unconnected else []
        return [*sandbox, self._services()]

    def bot(self, model: Path, port: int, name: str = "bot") -> Process:
        """One Rasa process on loopback."""
        return Process(
            name,
            [str(BOT.python), "-m", "bot", "--model", str(model), "--host", HERE, "--port", str(port)],
            port,
            lambda: is_ok(f"http://{HERE}:{port}{HEALTH_OF_BOT}", self.token),
            {**self._chosen(*BOT_SETTINGS), **BOT_ENVIRONMENT, **time_zones_of_services()},
            patience=self._settings.start_patience,
            port_setting="YIQIAOTONG_BOT_URLS",
        )

    def wait_until_ready(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Return when the services say that they reach the database and a bot.

        Args:
            meanwhile: done again and again; starts what has ended since it was healthy.

        Raises:
            Trouble: they still say no when their patience is over.
        """
        deadline = time.monotonic() + self._settings.start_patience
        while not is_ok(f"{self.url}/readyz"):
            if time.monotonic() > deadline:
                raise Trouble(f"The services run but are not ready; {self.url}/readyz says why.")
            meanwhile()
            time.sleep(0.1)

    def running_bot(self) -> str | None:
        """Address of a healthy bot, or None."""
        return next((url for url in self._settings.bot_urls if is_ok(url + HEALTH_OF_BOT, self.token)), None)

    def bots(self, model: Path) -> list[Process]:
        """One for each bot address on this machine; those elsewhere are somebody else's to run."""
        here = [split for url in self._settings.bot_urls if (split := urlsplit(url)).hostname in (HERE, "localhost")]
        names = ["bot"] + [f"bot-{number}" for number in range(2, len(here) + 1)]
        return [self.bot(model, split.port or 80, name) for name, split in zip(names, here, strict=False)]

    @property
    def played(self) -> dict[str, str]:
        """The settings with which the partners are found that the sandbox plays, by name."""
        sandbox = f"http://{HERE}:{self._settings.sandbox_port}"
        return {f"{partner}_url": f"{sandbox}/{partner}" for partner in self._settings.unconnected}

    def _services(self) -> Process:
        played = {f"YIQIAOTONG_{name.upper()}": url for name, url in self.played.items()}
        played["YIQIAOTONG_STAND_INS"] = ",".join(self._settings.pretended)  # told to whoever asks if this is genuine
        command = [sys.executable, "-m", "backend.server"]
        healthy = f"{self.url}/healthz"
        return Process(
            "services",
            command,
            self._settings.port,
            lambda: is_ok(healthy),
            self._environment | played,
            patience=self._settings.start_patience,
            port_setting="YIQIAOTONG_PORT",
        )

    def _sandbox(self) -> Process:
        memory, port = str(self.data / "sandbox"), self._settings.sandbox_port
        command = [sys.executable, "-m", "sandbox", "--port", str(port), "--state", memory]
        healthy = f"http://{HERE}:{port}/health"
        return Process(
            "sandbox",
            command,
            port,
            lambda: is_ok(healthy),
            self._chosen(*SANDBOX_SETTINGS, *self._played_keys(), *self._played_messengers()),
            patience=self._settings.start_patience,
            port_setting="YIQIAOTONG_SANDBOX_PORT",
        )

    def _chosen(self, *names: str) -> dict[str, str]:
        """The settings of these names that are set."""
        wanted = {f"YIQIAOTONG_{name}" for name in names}
        return {name: value for name, value in self._environment.items() if name in wanted}

    def _played_keys(self) -> list[str]:
        """The keys of the partners that the sandbox plays."""
        return [f"{partner.upper()}_KEY" for partner in self._settings.unconnected]

    def _played_messengers(self) -> list[str]:
        """The settings of the messengers that are played on this machine; a real one's are none of the sandbox's."""
        apis = {
            name.removesuffix("_api"): url for name, url in self._settings.model_dump().items() if name.endswith("_api")
        }
        played = [name for name, url in apis.items() if urlsplit(url).hostname in LOOPBACK]
        return [
            setting
            for setting in (name.removeprefix("YIQIAOTONG_") for name in self._environment)
            if setting.startswith(tuple(f"{name.upper()}_" for name in played))
        ]


@contextmanager
def open_backend(*, migrating: bool = False) -> Iterator[Backend]:
    """The backend with its database, without serving anybody; closed when the block ends.

    Args:
        migrating: change the database's tables whatever the settings say of that.

    Raises:
        Trouble: it cannot be opened as it is.
    """
    from backend.bootstrap import build
    from backend.migrations import NotMigrated
    from backend.shared.key_ids import KeyMissing

    chosen = {"database_statement_seconds": 0}  # sealing everything anew may take long
    if migrating:
        chosen |= {"migrate_at_start": True}
    try:
        backend = build(read_settings().model_copy(update=chosen))
    except (KeyMissing, NotMigrated) as error:
        raise Trouble(f"This installation cannot be opened: {error}.") from error
    try:
        yield backend
    finally:
        backend.close()


def read_house() -> House:
    """The house as `read_settings` describes it."""
    return House(read_settings())


def read_settings() -> Settings:
    """The settings of the environment and `.env`; the environment wins.

    Raises:
        Trouble: a setting is wrong.
    """
    from backend.config import load_installation

    os.umask(OWN_FILES_ONLY)  # a database or a log that this very command makes is for its owner alone, too
    try:
        return load_installation()
    except ValueError as error:
        raise Trouble(f"A setting is wrong: {' '.join(str(error).split())}") from error


@contextmanager
def visit(house: House, tell: Callable[[str], None]) -> Iterator[None]:
    """Use the running house, starting what is missing; that much is stopped at the end, once nobody else visits.

    Raises:
        Trouble: something cannot be started.
    """
    with (house.data / "visitors.lock").open("w") as visitors, Supervisor(ROOT, house.logs, tell) as supervisor:
        fcntl.flock(visitors, fcntl.LOCK_SH)
        started = _start_missing(house, supervisor, tell)
        try:
            yield
        finally:
            if started:
                # Another chat may have found our processes running and still be in the middle of its conversation.
                fcntl.flock(visitors, fcntl.LOCK_EX)


def _start_missing(house: House, supervisor: Supervisor, tell: Callable[[str], None]) -> bool:
    with (house.data / "starting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        missing = [process for process in house.processes(house.model(tell)) if not _is_running(process)]
        if missing:
            tell("Starting " + ", ".join(process.name for process in missing) + " …")
        for process in missing:
            supervisor.start(process)
        supervisor.wait_until_healthy()
        house.wait_until_ready(supervisor.look_after_all)
        return bool(missing)


def _is_running(process: Process) -> bool:
    """True when it is healthy; a taken port is given time, since `yiqiaotong run` may be starting this very process."""
    deadline = time.monotonic() + process.patience / 2
    while not process.is_healthy():
        if is_free(process.port):
            return False
        if time.monotonic() > deadline:
            raise Trouble(f"Port {process.port} is in use, but not by a healthy {process.name} of this project.")
        time.sleep(0.5)
    return True


def time_zones_of_services() -> dict[str, str]:
    """The services' time zone database for the bot, which has none of its own: both must mean the same by 明天."""
    found = sorted(SERVICES.python.parent.parent.glob("lib/python3*/site-packages/tzdata/zoneinfo"))
    return {"PYTHONTZPATH": str(found[-1])} if found else {}

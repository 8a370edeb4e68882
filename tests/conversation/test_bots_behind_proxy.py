"""Any number of bots behind one address: the shipped nginx file tells an outage from a message that ends a bot."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from backend.conversation.bots import BotEnded, Bots
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from tests.architecture.source_tree import ROOT
from tests.reliability.fake_bot import FakeBot
from tests.stage.house import free_port

CONFIGURATION = ROOT / "deploy" / "nginx" / "bots.conf"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
WITH_NGINX = pytest.mark.skipif(not Path(NGINX).exists(), reason="nginx is not installed")
TAKEN, NOBODY = {"X-Bot-Connected": "0.001"}, {"X-Bot-Connected": "-, -"}


@pytest.fixture
def bots() -> Iterator[list[FakeBot]]:
    two = [FakeBot(), FakeBot()]
    yield two
    for bot in two:
        bot.stop()


@pytest.fixture
def proxied(bots: list[FakeBot], tmp_path: Path) -> Iterator[Bots]:
    """The bots behind the nginx file we ship, with their ports in it."""
    port, text = free_port(), CONFIGURATION.read_text("utf-8")
    for shipped, bot in zip(("127.0.0.1:5005", "127.0.0.1:5006"), bots, strict=True):
        text = text.replace(shipped, bot.url.removeprefix("http://"))
    (tmp_path / "bots.conf").write_text(text.replace("127.0.0.1:5000", f"127.0.0.1:{port}"))
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}}\n"
        f"http {{ client_body_temp_path {tmp_path}/body; proxy_temp_path {tmp_path}/proxy;"
        f" fastcgi_temp_path {tmp_path}/f; uwsgi_temp_path {tmp_path}/u; scgi_temp_path {tmp_path}/s;"
        f" include {tmp_path}/bots.conf; }}"
    )
    with subprocess.Popen([NGINX, "-c", str(tmp_path / "nginx.conf")], stderr=subprocess.DEVNULL) as server:
        _wait_for(port)
        client = Bots([f"http://127.0.0.1:{port}"], "t")
        yield client
        client.close()
        server.terminate()


@WITH_NGINX
def test_one_address_serves_everybody_by_all_bots(proxied: Bots, bots: list[FakeBot]) -> None:
    for bot in bots:
        bot.delay = 0.05
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: proxied.turn(f"p_{number}", _request(f"t_{number}")), range(24)))
    assert len(answers) == 24
    assert sum(bot.asked.total() for bot in bots) == 24
    assert all(bot.asked.total() for bot in bots)
    assert proxied.healthy()


@WITH_NGINX
def test_a_bot_that_is_gone_is_passed_over(proxied: Bots, bots: list[FakeBot]) -> None:
    bots[0].stop()
    for number in range(6):
        assert proxied.turn("p_1", _request(f"t_{number}"))["replies"]


@WITH_NGINX
def test_no_bot_at_all_is_an_outage(proxied: Bots, bots: list[FakeBot]) -> None:
    for bot in bots:
        bot.stop()
    for number in range(6):
        with pytest.raises(PlatformUnavailable):
            proxied.turn("p_1", _request(f"t_{number}"))


@WITH_NGINX
def test_a_message_that_ends_a_bot_is_known_by_it_and_does_not_reach_the_next(
    proxied: Bots, bots: list[FakeBot]
) -> None:
    for bot in bots:
        bot.dies_at.add("poison")
    with pytest.raises(BotEnded):
        proxied.turn("p_1", {**_request("t_1"), "text": "poison"})
    assert proxied.turn("p_2", _request("t_2"))["replies"]


@pytest.mark.parametrize(
    ("status", "headers", "verdict"),
    [
        (503, {}, PlatformUnavailable),
        (502, {}, BotEnded),
        (502, TAKEN, BotEnded),
        (502, NOBODY, PlatformUnavailable),
        (502, {"X-Bot-Connected": "-, 0.000"}, BotEnded),
        (504, NOBODY, PlatformUnavailable),
        (504, TAKEN, PlatformRejected),
        (500, {}, PlatformRejected),
    ],
)
def test_what_a_proxy_answers_in_the_place_of_a_bot(
    status: int, headers: dict[str, str], verdict: type[Exception]
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        well = request.url.path.endswith("/health")
        return httpx.Response(200 if well else status, headers=headers, text="<html>a proxy's page</html>")

    bots = Bots(["http://proxy"], "t")
    bots._http = httpx.Client(transport=httpx.MockTransport(answer))
    with pytest.raises(verdict) as found:
        bots.turn("p_1", _request("t_1"))
    assert type(found.value) is verdict


def _request(message: str) -> dict[str, str]:
    return {"sender_id": "p", "message_id": message, "text": "hi"}


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("nginx does not listen")

"""Whoever ends the house, however roughly, ends all of it; what ends by itself before it is ready is started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backend.config import Settings
from cli import run
from cli.house import House
from cli.install import ROOT
from cli.loopback import free_port, is_free
from cli.run import running
from cli.supervisor import Process, Supervisor
from tests.cli.test_supervisor import until, web_server

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
HOUSE = """
import sys
from pathlib import Path
from cli.run import keep_running
from tests.cli.test_endings import TinyHouse
keep_running(TinyHouse(Path(sys.argv[1]), int(sys.argv[2])), verbose=False)
"""
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent is gone")


class TinyHouse:
    """A house of one web server."""

    address = "http://localhost"

    def __init__(self, folder: Path, port: int) -> None:
        self.logs, self._port = folder / "logs", port

    def without_model(self) -> list[Process]:
        return [web_server(self._port)]

    def model(self, _: object) -> Path:
        return Path("model")

    def bots(self, _: Path) -> list[Process]:
        return []

    def wait_until_ready(self, _: object = None) -> None:
        pass


@pytest.fixture(autouse=True)
def _own_signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    for number in SIGNALS:
        signal.signal(number, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_ctrl_c_in_the_moment_a_process_is_started_leaves_it_not_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    port = free_port()
    with pytest.raises(KeyboardInterrupt), Supervisor(tmp_path, tmp_path / "logs", print) as supervisor:
        supervisor.start(web_server(port))
    time.sleep(3)  # a web server left behind would listen by now
    assert is_free(port)


def test_a_second_ctrl_c_before_the_house_has_begun_to_stop_is_not_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: list[bool] = []

    @contextmanager
    def impatient(*arguments: Any) -> Iterator[Supervisor]:
        with running(*arguments) as supervisor:
            try:
                yield supervisor
            finally:  # between the first Ctrl-C and the first line of ours that hears of it
                os.kill(os.getpid(), signal.SIGINT)
                whole.append(True)

    monkeypatch.setattr(run, "running", impatient)
    monkeypatch.setattr(Supervisor, "watch", lambda _: os.kill(os.getpid(), signal.SIGINT))
    port = free_port()
    assert run.keep_running(TinyHouse(tmp_path, port), verbose=False) == 0  # type: ignore[arg-type]
    assert whole == [True]
    assert is_free(port)


@linux_only
def test_a_make_that_is_killed_with_9_takes_the_house_with_it(tmp_path: Path) -> None:
    port = free_port()
    make = _made(tmp_path, port)
    assert until(lambda: not is_free(port))
    make.kill()
    make.wait()
    assert until(lambda: is_free(port))


def test_a_house_made_by_make_is_ended_whole_by_two_ctrl_c_in_a_row(tmp_path: Path) -> None:
    port = free_port()
    make = _made(tmp_path, port)
    assert make.stdout is not None
    assert any(b"Ctrl-C" in line for line in make.stdout)
    for _ in range(2):
        os.killpg(make.pid, signal.SIGINT)  # as a terminal sends it: to make and to the house
    make.wait(timeout=30)
    assert is_free(port)


def _made(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """A house that a Makefile starts as ours does."""
    (folder / "house.py").write_text(HOUSE)
    (folder / "Makefile").write_text(f"run:\n\t@exec {sys.executable} {folder}/house.py {folder} {port}\n")
    command = ["make", "-f", str(folder / "Makefile")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.Popen(
        command, cwd=ROOT, env={**environment, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, start_new_session=True
    )


def test_what_ends_between_healthy_and_ready_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tiny(House):
        """A house of one web server, which is ready once there is a file `readyz`."""

        port = free_port()

        def without_model(self) -> list[Process]:
            return [replace(web_server(self.port), command=[*web_server(self.port).command, "-d", str(tmp_path)])]

        def bots(self, model: Path) -> list[Process]:
            return []

        def model(self, tell: object) -> Path:
            return Path("model")

    def healthy_and_killed(supervisor: Supervisor) -> None:
        wait(supervisor)
        os.kill(supervisor.pids()["server"], signal.SIGKILL)
        (tmp_path / "readyz").touch()

    wait = Supervisor.wait_until_healthy
    monkeypatch.setattr(Supervisor, "wait_until_healthy", healthy_and_killed)
    settings = {"bot_token": "t", "secret_key": "s", "data_key": "AAAA", "start_patience": 15}
    tiny = Tiny(Settings(data_dir=tmp_path, port=Tiny.port, **settings))  # type: ignore[arg-type]
    with running(tiny, "Starting …") as supervisor:
        assert "server" in supervisor.pids()

"""Children that crash, hang, or lose their parent; each child here is a tiny web server."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cli.install import ROOT, Trouble
from cli.loopback import free_port, is_free, is_ok
from cli.supervisor import Process, Supervisor

PARENT = """
import sys, time
from pathlib import Path
from tests.cli.test_supervisor import web_server
from cli.supervisor import Supervisor
with Supervisor(Path(sys.argv[1]), Path(sys.argv[1]), print) as supervisor:
    supervisor.start(web_server(int(sys.argv[2])))
    supervisor.wait_until_healthy()
    print("ready", flush=True)
    time.sleep(60)
"""


def web_server(port: int) -> Process:
    """A process that serves files on `port`."""
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    return Process("server", command, port, lambda: is_ok(f"http://127.0.0.1:{port}/"), patience=20)


def until(condition: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


class Interrupted(Exception):
    """Plays Ctrl-C in a test."""


def test_a_started_process_is_waited_for_and_ended_with_the_supervisor(tmp_path: Path) -> None:
    port = free_port()
    with Supervisor(tmp_path, tmp_path / "logs", print) as supervisor:
        supervisor.start(web_server(port))
        supervisor.wait_until_healthy()
        assert is_ok(f"http://127.0.0.1:{port}/")
    assert is_free(port)


def test_whatever_goes_wrong_nothing_is_left_behind(tmp_path: Path) -> None:
    port = free_port()
    with pytest.raises(Interrupted), Supervisor(tmp_path, tmp_path / "logs", print) as supervisor:
        supervisor.start(web_server(port))
        supervisor.wait_until_healthy()
        raise Interrupted
    assert is_free(port)


def test_a_busy_port_is_one_clear_sentence(tmp_path: Path) -> None:
    with socket.socket() as other, Supervisor(tmp_path, tmp_path / "logs", print) as supervisor:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Trouble, match=f"^Port {port} is in use, but the server needs it: end what listens there.$"):
            supervisor.start(web_server(port))
        with pytest.raises(Trouble, match=r"end what listens there, or set YIQIAOTONG_PORT\.$"):
            supervisor.start(replace(web_server(port), port_setting="YIQIAOTONG_PORT"))


def test_a_process_that_ends_while_starting_shows_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('no model here'); raise SystemExit(1)"]
    with Supervisor(tmp_path, tmp_path / "logs", print) as supervisor:
        supervisor.start(Process("bot", command, free_port(), lambda: False))
        with pytest.raises(Trouble, match=r"(?s)The bot ended while starting.*no model here"):
            supervisor.wait_until_healthy()


def test_a_process_that_never_gets_healthy_is_given_up(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with Supervisor(tmp_path, tmp_path / "logs", print) as supervisor:
        supervisor.start(Process("bot", command, free_port(), lambda: False, patience=0.3))
        with pytest.raises(Trouble, match="is not ready after"):
            supervisor.wait_until_healthy()


BUSY = """
import pathlib, sys, time
began = time.monotonic()
while time.monotonic() - began < 4: pass
pathlib.Path(sys.argv[1]).touch()
time.sleep(60)
"""


def test_a_process_that_is_slow_but_at_work_is_waited_for(tmp_path: Path) -> None:
    done = tmp_path / "done"
    with Supervisor(tmp_path, tmp_path / "logs", print) as supervisor:
        command = [sys.executable, "-c", BUSY, str(done)]
        supervisor.start(Process("bot", command, free_port(), done.exists, patience=3))
        supervisor.wait_until_healthy()


def test_a_killed_process_comes_back(tmp_path: Path) -> None:
    port, told = free_port(), list[str]()
    with Supervisor(tmp_path, tmp_path / "logs", told.append) as supervisor:
        supervisor.start(web_server(port))
        supervisor.wait_until_healthy()
        os.kill(supervisor.pids()["server"], signal.SIGKILL)
        _watch_until(supervisor, lambda: "The server is back." in told)
        assert is_ok(f"http://127.0.0.1:{port}/")
    assert told[0].startswith("The server ended unexpectedly; starting it again in 0.5 s")


def test_a_child_that_ignores_the_request_to_end_is_forced(tmp_path: Path) -> None:
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True); time.sleep(60)"
    )
    supervisor = Supervisor(tmp_path, tmp_path / "logs", print)
    supervisor.start(Process("mule", [sys.executable, "-c", stubborn], free_port(), lambda: True))
    pid = supervisor.pids()["mule"]
    assert until(lambda: (tmp_path / "logs" / "mule.log").read_text() == "here\n")
    supervisor.stop(seconds=0.2)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent is gone")
def test_children_end_even_when_the_parent_is_killed_with_9(tmp_path: Path) -> None:
    port = free_port()
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path), str(port)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"ready\n"
    parent.kill()
    parent.wait()
    assert until(lambda: is_free(port))


def _watch_until(supervisor: Supervisor, condition: Callable[[], bool]) -> None:
    """Watch in this thread (a child dies with the thread that started it) until the condition holds."""

    def stop(*_: object) -> None:
        raise Interrupted

    before = signal.signal(signal.SIGUSR1, stop)
    threading.Thread(target=lambda: (until(condition), os.kill(os.getpid(), signal.SIGUSR1)), daemon=True).start()
    try:
        with pytest.raises(Interrupted):
            supervisor.watch()
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert condition()


def test_a_child_inherits_none_of_our_settings_and_writes_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_KEY", "secret")
    told = "import os, pathlib; pathlib.Path('told').write_text(','.join(n for n in os.environ if 'YIQIAOTONG' in n))"
    child = Process("child", [sys.executable, "-c", told], free_port(), lambda: False, {"YIQIAOTONG_PORT": "1"})
    with Supervisor(tmp_path, tmp_path / "logs", print) as supervisor:
        supervisor.start(child)
        assert until(lambda: (tmp_path / "told").is_file() and (tmp_path / "told").read_text() != "")
    assert (tmp_path / "told").read_text() == "YIQIAOTONG_PORT"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "told", tmp_path / "logs" / "child.log")] == [
        0o600, 0o600,
    ]  # fmt: skip


def test_the_log_of_the_last_start_is_kept(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "server.log"
    log.parent.mkdir()
    log.write_text("why it ended\n")
    with Supervisor(tmp_path, tmp_path / "logs", print) as supervisor:
        supervisor.start(web_server(free_port()))
    assert (tmp_path / "logs" / "server.log.1").read_text() == "why it ended\n"

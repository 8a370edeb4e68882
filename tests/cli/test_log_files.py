"""Logs carry an investigation: they outlive a restart and a flood, and fill no disk."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from cli.log_files import KEPT, begin, keep_small
from cli.loopback import free_port, is_ok
from cli.supervisor import Process, Supervisor
from tests.cli.test_supervisor import until

TALKER = """
import http.server, sys, threading
def talk():
    for number in range(2000):
        print(f"line {number:05d} " + "." * 50, flush=True)
threading.Thread(target=talk, daemon=True).start()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), http.server.SimpleHTTPRequestHandler).serve_forever()
"""


def test_what_earlier_starts_wrote_is_still_there_after_several(tmp_path: Path) -> None:
    log = tmp_path / "services.log"
    for number in range(1, 4):
        begin(log)
        log.write_text(f"start {number}")
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == ["start 3", "start 2", "start 1"]


def test_a_start_that_wrote_nothing_pushes_nothing_out(tmp_path: Path) -> None:
    log = tmp_path / "services.log"
    log.write_text("why it crashed")
    for _ in range(2 * KEPT):
        begin(log)
    assert (tmp_path / "services.log.1").read_text() == "why it crashed"


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    log = tmp_path / "services.log"
    for number in range(KEPT + 3):
        begin(log)
        log.write_text(str(number))
    assert len(list(tmp_path.iterdir())) == KEPT + 1


def test_a_full_log_is_begun_anew_and_the_earlier_one_is_for_its_owner_alone(tmp_path: Path) -> None:
    log = tmp_path / "services.log"
    log.write_text("x" * 11)
    assert not keep_small(log, largest=11)
    assert keep_small(log, largest=10)
    assert (log.read_text(), (tmp_path / "services.log.1").read_text()) == ("", "x" * 11)
    assert stat.S_IMODE((tmp_path / "services.log.1").stat().st_mode) == 0o600


def test_the_log_of_a_running_process_is_kept_small_while_it_goes_on_writing(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-u", "-c", TALKER, str(port)]
    process = Process("talker", command, port, lambda: is_ok(f"http://127.0.0.1:{port}/"), patience=20)
    logs = tmp_path / "logs"
    with Supervisor(tmp_path, logs, print) as house:
        house.start(process)
        house.wait_until_healthy()
        assert until(lambda: "line 01999" in (logs / "talker.log").read_text())
        house.look_after_all(largest_log=4096)
        assert (logs / "talker.log").stat().st_size == 0
        is_ok(f"http://127.0.0.1:{port}/gone")
        assert until(lambda: "GET /gone" in (logs / "talker.log").read_text())
    assert "line 01999" in (logs / "talker.log.1").read_text()

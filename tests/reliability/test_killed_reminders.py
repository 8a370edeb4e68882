"""A thousand reminders fall due while services processes are killed with -9: each has one effect.

How late the latest was is printed, not asserted: it depends on what else the machine does (docs/measurements.md).
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from backend.bootstrap import build
from backend.config import load_settings
from backend.shared.clock import FixedClock
from tests.reliability.due_reminders import plan_reminders

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
REMINDERS, WORKERS, KILLS = 1000, 4, 6
TEST_LEASE = 10.0
PATIENCE_SECONDS = 240


class Receiver:
    """An idempotent receiver: the same key is one effect, whenever and however often it comes."""

    def __init__(self) -> None:
        self.first: dict[str, datetime] = {}
        self.calls: Counter[str] = Counter()
        self._lock = threading.Lock()
        receiver = self

        class Page(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                receiver.take(body["key"])
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"taken")

            def log_message(self, *args: Any) -> None:
                """Nothing to say."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def take(self, key: str) -> None:
        with self._lock:
            self.calls[key] += 1
            self.first.setdefault(key, datetime.now(UTC))

    def has_more_than(self, count: int) -> Callable[[], bool]:
        return lambda: len(self.first) > count

    def close(self) -> None:
        self._server.shutdown()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


@pytest.fixture
def start(database_url: str, receiver: Receiver, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    running: list[subprocess.Popen[str]] = []

    def one() -> subprocess.Popen[str]:
        words = [database_url, str(tmp_path / "var"), receiver.url, str(TEST_LEASE)]
        command = [sys.executable, "-m", "tests.reliability.reminder_process", *words]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        running.append(process)
        return process

    yield one
    for process in running:
        process.kill()
        process.wait()


def test_every_reminder_has_one_effect_though_processes_are_killed(
    database_url: str, receiver: Receiver, start: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    workers = [_ready(start()) for _ in range(WORKERS)]
    backend = build(load_settings(database_url=database_url, data_dir=tmp_path / "var"))
    due = plan_reminders(backend, REMINDERS, datetime.now(UTC) + timedelta(seconds=4), timedelta(seconds=40))
    chance = random.Random(7)
    for _ in range(KILLS):
        _wait(receiver.has_more_than(len(receiver.first)))
        at = chance.randrange(WORKERS)
        workers[at].kill()
        workers[at] = start()
        time.sleep(chance.random())  # the moment of the next blow, not something waited for
    _wait(lambda: len(receiver.first) >= REMINDERS)
    backend.close()
    assert set(receiver.first) == {f"{key}:1" for key in due}
    assert sum(receiver.calls.values()) <= REMINDERS + KILLS * 4  # what was in four threads' hands may come again
    late = max((receiver.first[f"{key}:1"] - moment).total_seconds() for key, moment in due.items())
    print(f"{REMINDERS} reminders, {KILLS} kills: latest {late:.1f} s after it was due")


def test_a_clock_that_jumps_two_days_sends_what_is_useful_once(
    sqlite_url: str, clock: FixedClock, tmp_path: Path
) -> None:
    backend = build(load_settings(database_url=sqlite_url, data_dir=tmp_path / "var"), clock)
    plan_reminders(backend, 50, clock.now() + timedelta(hours=10), timedelta(hours=60))
    clock.advance(timedelta(days=2))
    backend.outbox.run_due_once()
    said = Counter(entry.reply.utter for number in range(50) for entry in backend.history.since(f"p_{number:016x}"))
    backend.close()
    over = sum(10 + 60 * number / 50 + 1 <= 48 for number in range(50))
    near = sum(10 + 60 * number / 50 <= 48 for number in range(50)) - over
    assert said == {"utter_hearing_reminder_missed": over, "utter_hearing_reminder": near}


def _ready(process: subprocess.Popen[str]) -> subprocess.Popen[str]:
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    return process


def _wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.02)

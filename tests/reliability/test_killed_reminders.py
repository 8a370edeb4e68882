"""A thousand reminders fall due while services processes are killed with -9: each has one effect.

None is later than the leases of the killed processes explain. A machine that does other things is late by itself: how
late the reminders came that nobody's death delayed is measured in the same run; what comes on top is held to the lease.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.shared.bell import LOOK_EVERY_SECONDS
from backend.shared.clock import FixedClock
from backend.shared.tables import outbox
from tests.reliability.due_reminders import plan_reminders
from tests.reliability.killed import Working, begin
from tests.reliability.reminder_process import remind

pytestmark = pytest.mark.slow

REMINDERS, WORKERS, KILLS = 1000, 4, 6
TEST_LEASE = 10.0
PATIENCE_SECONDS = 240
PAUSE_SECONDS = LOOK_EVERY_SECONDS


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
def start(database_url: str, receiver: Receiver, tmp_path: Path) -> Iterator[Callable[[], Working]]:
    running: list[Working] = []

    def one() -> Working:
        process = begin(remind, database_url, str(tmp_path / "var"), receiver.url, TEST_LEASE)
        running.append(process)
        return process

    yield one
    for process in running:
        process.kill()


def test_every_reminder_has_one_effect_though_processes_are_killed(
    database_url: str, receiver: Receiver, start: Callable[[], Working], tmp_path: Path
) -> None:
    workers = [start().when_ready() for _ in range(WORKERS)]
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
    attempts = _attempts(backend)
    backend.close()
    assert set(receiver.first) == {f"{key}:1" for key in due}
    assert sum(receiver.calls.values()) <= REMINDERS + KILLS * 4  # what was in four threads' hands may come again
    _assert_no_later_than_the_lease({f"{key}:1": moment for key, moment in due.items()}, receiver, attempts)


def test_a_clock_that_jumps_two_days_sends_what_is_useful_once(
    sqlite_url: str, clock: FixedClock, tmp_path: Path
) -> None:
    backend = build(load_settings(database_url=sqlite_url, data_dir=tmp_path / "var"), clock)
    plan_reminders(backend, 50, clock.now() + timedelta(hours=10), timedelta(hours=60))
    clock.advance(timedelta(days=2))
    backend.infra.outbox.run_due_once()
    said = Counter(
        entry.reply.utter for number in range(50) for entry in backend.conversation.history.since(f"p_{number:016x}")
    )
    backend.close()
    over = sum(10 + 60 * number / 50 + 1 <= 48 for number in range(50))
    near = sum(10 + 60 * number / 50 <= 48 for number in range(50)) - over
    assert said == {"utter_hearing_reminder_missed": over, "utter_hearing_reminder": near}


def _attempts(backend: Backend) -> dict[str, int]:
    with backend.database.reading() as session:
        return {f"{row.key}:1": row.attempts for row in session.execute(select(outbox.c.key, outbox.c.attempts))}


def _assert_no_later_than_the_lease(due: dict[str, datetime], receiver: Receiver, attempts: dict[str, int]) -> None:
    """Each attempt lost costs at most its lease; each attempt made, at most what undisturbed ones took as well."""
    late = {key: (receiver.first[key] - moment).total_seconds() for key, moment in due.items()}
    undisturbed = max(seconds for key, seconds in late.items() if attempts[key] == 1)
    print(f"{len(late)} reminders: undisturbed ones {undisturbed:.1f} s late at most, any {max(late.values()):.1f} s")
    for key, seconds in late.items():
        lost = attempts[key] - 1
        assert seconds <= lost * TEST_LEASE + attempts[key] * (undisturbed + PAUSE_SECONDS), (key, attempts[key])


def _wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.02)

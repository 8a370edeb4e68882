"""Speed at which due reminders become messages: the outbox's batches beside a loop that takes one at a time.

10,000 reminders are due at once. Each becomes a message in the person's history and in the outbox of their channel,
with its own state recorded, on the real schema (SQLite with synchronous=FULL, or any empty database by --database). The
loop does the same work with a batch of one. The last figure is what a channel that answers at once takes from there,
message by message: each is claimed and recorded in transactions of its own.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backend.bootstrap import build
from backend.config import load_settings
from backend.hearing.reminders import TOPIC
from backend.shared.clock import FixedClock
from backend.shared.local_jobs import BATCH, LocalJobs
from backend.shared.outbox import OutboxRunner
from tests.reliability.due_reminders import plan_reminders, reminders_of

RESULTS = Path(__file__).parent / "results"
WORKERS = 4
SOON = timedelta(hours=1)


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.reminders", description="due reminders per second")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--database", default="", help="an empty database; SQLite in a temporary folder without one")
    options = parser.parse_args()
    few = max(100, options.count // 20)
    measured = {"count": options.count, "batch": BATCH, "workers": WORKERS}
    measured["batches_per_second"], measured["delivered_per_second"] = _measure(options.database, options.count, BATCH)
    if not options.database:
        measured["one_by_one_per_second"], _ = _measure("", few, 1)
    for name, value in measured.items():
        print(f"  {name.replace('_', ' '):24} {value}")
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "reminders.json").write_text(json.dumps(measured, indent=2) + "\n")


def _measure(database: str, count: int, batch: int) -> tuple[int, int]:
    """Return reminders turned into messages, and messages taken by an instant channel, both per second."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(datetime.now(UTC))
        backend = build(load_settings(data_dir=Path(folder), database_url=database), clock)
        plan_reminders(backend, count, clock.now() + SOON, timedelta())
        clock.advance(SOON)
        due, reminders = LocalJobs(backend.database, backend.clock, batch=batch), reminders_of(backend)
        due.register(TOPIC, reminders.do, reminders.do_many)
        dispatched = _per_second(count, lambda: due.run() > 0)
        few = min(count, 500)
        left = iter(range(few))
        messages = OutboxRunner(backend.database, backend.clock, {"deliver": lambda job: "taken"})
        delivered = _per_second(few, lambda: next(left, None) is not None and messages.run_one())
        backend.close()
    return dispatched, delivered


def _per_second(count: int, one: Callable[[], bool]) -> int:
    def until_empty(_: int) -> None:
        while one():
            pass

    began = time.monotonic()
    with ThreadPoolExecutor(WORKERS) as threads:
        list(threads.map(until_empty, range(WORKERS)))
    return round(count / (time.monotonic() - began))


if __name__ == "__main__":
    main()

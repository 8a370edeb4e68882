"""Time a backup takes, how long writers wait for it, and how long it takes to come back.

``python -m bench.backups`` fills a house on SQLite with jobs and stored files, backs it up twice while messages come
in, looks through the newest and restores it elsewhere. With bot and services as processes: ``make restore-drill``.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from backend.backups.checking import verify
from backend.backups.making import make_backup
from backend.backups.restoring import restore_backup
from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.model import Inbound
from backend.shared import outbox as jobs
from backend.shared.clock import FixedClock
from backend.shared.tables import outbox
from backend.storage.from_settings import open_vault
from backend.storage.storage import new_key

RESULTS = Path(__file__).parent / "results"
SOME = 2_000


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.backups", description="backups while people write")
    parser.add_argument("--jobs", type=int, default=200_000)
    parser.add_argument("--files", type=int, default=2_000, help="of 100 kB")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = _measure(Path(folder), options.jobs, options.files)
    for name, value in measured.items():
        print(f"  {name.replace('_', ' '):40} {value}")
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "backups.json").write_text(json.dumps(measured, indent=2) + "\n")


def _measure(folder: Path, count: int, files: int) -> dict[str, Any]:
    settings = load_settings(data_dir=folder / "var", database_url="", keys_url="", tracker_url="", redis_url="")
    backups, keys = folder / "backups", folder / "keys"
    house = build(settings, FixedClock(datetime.now(UTC)))
    row = jobs.row_of(topic="filing.file", payload={}, key="", due_at=house.clock.now() + timedelta(days=30))
    for begin in range(0, count, SOME):
        with house.database.transaction() as session:
            rows = [row | {"key": f"k{n}", "payload": b""} for n in range(begin, begin + SOME)]
            session.execute(insert(outbox), rows)
    vault = open_vault(settings)
    for number in range(files):
        vault.put(f"f{number}", new_key(), os.urandom(100_000))
    stop, waits = threading.Event(), list[float]()

    def write() -> None:
        """Take messages in and note how long each took."""
        sent = 0
        while not stop.is_set():
            sent, began = sent + 1, time.perf_counter()
            house.conversation.receiver.receive(Inbound("terminal", "a", str(sent), text="在吗"))
            waits.append(time.perf_counter() - began)

    writer = threading.Thread(target=write)
    writer.start()
    time.sleep(3)
    alone, begun = max(waits), len(waits)
    first = _seconds(lambda: make_backup(settings, backups, keys))
    following = _seconds(lambda: make_backup(settings, backups, keys))
    stop.set()
    writer.join()
    house.close()
    newest = max(one for one in backups.iterdir() if one.is_dir())
    size = sum(path.stat().st_size for path in newest.rglob("*") if path.is_file())
    elsewhere = settings.model_copy(update={"data_dir": folder / "elsewhere"})
    return {
        "database_and_files_MB": round(size / 1e6, 1),
        "first_backup_s": first,
        "next_backup_s": following,
        "message_taken_in_at_most_before_ms": round(alone * 1000, 1),
        "message_taken_in_at_most_meanwhile_ms": round(max(waits[begun:]) * 1000, 1),
        "verify_s": _seconds(lambda: verify(newest, settings, keys)),
        "restore_s": _seconds(lambda: restore_backup(newest, elsewhere, keys)),
    }


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 2)


if __name__ == "__main__":
    main()

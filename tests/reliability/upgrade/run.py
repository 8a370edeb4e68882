"""Versions take turns on one database while people write: ``python -m tests.reliability.upgrade.run``.

Forward from the last release to today's tree and to one that comes after it, and back again to today's. The next
version is started beside the one that serves, migrates, and that one is killed (-9). What was not acknowledged is
written again under the same id, as every channel does.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from backend.conversation.tables import history, inbox
from backend.migrations import migration_of
from backend.shared.database import Database
from cli.install import ROOT
from tests.reliability.fake_bot import FakeBot
from tests.reliability.fault_run.parts import DatabaseServer
from tests.reliability.upgrade import serving
from tests.reliability.upgrade.trees import later_tree, old_tree

PATIENCE = 120.0


class Version:
    """The services of one tree, as a process that may be killed.

    Args:
        name: what the table calls it.
        tree: where its code lies.
        wanted: its database, bot and data folder.
        log: where it complains.
    """

    def __init__(self, name: str, tree: Path, wanted: dict[str, str], log: Path) -> None:
        self.name = name
        self._log, self._lock = log, threading.Lock()
        clean = {key: value for key, value in os.environ.items() if not key.startswith("YIQIAOTONG_")}
        self._process = subprocess.Popen(
            [sys.executable, str(Path(serving.__file__)), json.dumps(wanted)], cwd=tree, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log.open("a", encoding="utf-8"),
            env=clean | {"PYTHONPATH": str(tree), "YIQIAOTONG_ENV_FILE": os.devnull},
        )  # fmt: skip

    def wait(self) -> None:
        """Wait until it serves.

        Raises:
            RuntimeError: it ended instead.
        """
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != "ready":
            raise RuntimeError(f"{self.name} did not start:\n{self._log.read_text(encoding='utf-8')[-3000:]}")

    def take(self, message: dict[str, str]) -> bool:
        """Bring it a message; False where it did not say that it is kept."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with self._lock:
            try:
                self._process.stdin.write(json.dumps(message) + "\n")
                self._process.stdin.flush()
                return self._process.stdout.readline().strip() == message["id"]
            except (BrokenPipeError, ValueError):
                return False

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait()


@dataclass
class Upgrade:
    """Outcome of a run.

    Args:
        engine: of the database.
        sent: ids of the messages that were acknowledged.
        repeated: how many had to be written again.
        phases: how many messages were acknowledged by the end of each.
        seconds: how long each version took from its start to serving, the migration included.
        revisions: where the database was after each.
        kept, states, answers: rows of the inbox by their platform's id, their states, answers by their turn.
    """

    engine: str
    sent: list[str] = field(default_factory=list)
    repeated: int = 0
    phases: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    revisions: dict[str, str | None] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)

    @property
    def lost(self) -> int:
        """Count messages that were acknowledged and are not there, or have no answer."""
        return sum(one not in self.kept or self.kept[one] not in self.answers for one in self.sent)

    @property
    def doubled(self) -> int:
        """Count messages that stand twice or were answered twice."""
        return len(self.sent) - len(set(self.sent)) + sum(count > 1 for count in self.answers.values())

    @property
    def aside(self) -> int:
        """Count messages that came to another end than an answer of the bot."""
        return sum(count for state, count in self.states.items() if state != "done")

    def table(self) -> str:
        """Return it for a person."""
        rows = [("engine", self.engine), ("messages", str(len(self.sent))), ("written again", str(self.repeated))]
        for name, seconds in self.seconds.items():
            about = f"{seconds:.1f} s to serving, database at {self.revisions[name]}"
            rows.append((name, f"{about}, {self.phases[name]} messages so far"))
        rows.append(("lost, doubled, set aside", f"{self.lost}, {self.doubled}, {self.aside}"))
        return "\n".join(f"| {name} | {value} |" for name, value in rows)


class Writers:
    """People who write while versions come and go.

    Args:
        found: what they note their messages in.
        people: how many.
        pause: seconds each waits after a message.
    """

    def __init__(self, found: Upgrade, people: int, pause: float) -> None:
        self._found, self._pause = found, pause
        self.serving: list[Version] = []
        self._stopped, self._lock = threading.Event(), threading.Lock()
        self._threads = [threading.Thread(target=self._write, args=(n,), daemon=True) for n in range(people)]

    def start(self) -> None:
        """Let them begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let each end with the message in hand."""
        self._stopped.set()
        for thread in self._threads:
            thread.join(PATIENCE)

    def _write(self, person: int) -> None:
        number = 0
        while not self._stopped.is_set():
            message = {"person": f"person-{person}", "id": f"{person}-{number}", "text": f"message {number}"}
            tries = 0
            while not self._brought(message, number + tries):
                tries += 1
                with self._lock:
                    self._found.repeated += 1
                time.sleep(0.05)
            with self._lock:
                self._found.sent.append(message["id"])
            number += 1
            time.sleep(self._pause)

    def _brought(self, message: dict[str, str], turn: int) -> bool:
        there = list(self.serving)
        return there[turn % len(there)].take(message)


def upgrade(folder: Path, engine: str, *, people: int, pause: float, phase: float, server: Any = None) -> Upgrade:
    """Play it in an empty folder.

    Args:
        folder: where trees, data and logs go.
        engine: ``sqlite`` or ``postgresql``, for which `server` gives the address of a database.
        people, pause: how many write, and the seconds each waits after a message.
        phase: seconds each version serves alone.
    """
    found, bot = Upgrade(engine), FakeBot(delay=0.01)
    url = server.url("upgrade") if server else f"sqlite:///{folder / 'data' / 'yiqiaotong.sqlite3'}"
    (folder / "data").mkdir()
    wanted = {"database": url, "bot": bot.url, "data_dir": str(folder / "data")}
    trees = {
        "the last release": old_tree(folder / "old"), "today's": ROOT, "one to come": later_tree(folder / "later"),
        "back to today's": ROOT,
    }  # fmt: skip
    writers = Writers(found, people, pause)
    database: Database | None = None
    try:
        for name, tree in trees.items():
            began, before = time.monotonic(), list(writers.serving)
            version = Version(name, tree, wanted, folder / "log")
            version.wait()
            found.seconds[name] = time.monotonic() - began
            if database is None:
                database = Database(url.replace("postgresql://", "postgresql+psycopg://"))
                writers.serving = [version]
                writers.start()
            writers.serving = [*before, version]  # both serve, as in a roll
            time.sleep(phase / 2)
            for one in before:  # while people still write to it
                one.kill()
            time.sleep(min(1.0, phase / 4))
            writers.serving = [version]
            time.sleep(phase / 2)
            found.phases[name], found.revisions[name] = len(found.sent), migration_of(database)
        writers.stop()
        _count(found, database)
    finally:
        for one in writers.serving:
            one.kill()
        bot.stop()
        if database is not None:
            database.close()
    return found


def _count(found: Upgrade, database: Database) -> None:
    _until(lambda: not _open(database))
    with database.reading() as session:
        rows = session.execute(select(inbox.c.platform_id, inbox.c.turn_id, inbox.c.state, inbox.c.address)).all()
        said = select(history.c.turn_id).where(history.c.direction == "out", history.c.turn_id.is_not(None))
        found.answers = Counter(session.execute(said).scalars())
    found.kept = {row.platform_id: row.turn_id for row in rows}
    found.states = Counter(row.state for row in rows)


def _open(database: Database) -> int:
    with database.reading() as session:
        return int(session.execute(select(func.count()).where(inbox.c.state == "open")).scalar_one())


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < deadline:
        time.sleep(0.1)


def main() -> int:
    """Play it on each engine and print the tables."""
    parser = argparse.ArgumentParser(description="Let versions take turns on one database while people write.")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append", help="only this one")
    parser.add_argument("--seconds", type=float, default=10.0, help="each version serves alone")
    options = parser.parse_args()
    whole = True
    for engine in options.engine or ("sqlite", "postgresql"):
        server = DatabaseServer() if engine == "postgresql" else None
        try:
            with tempfile.TemporaryDirectory(prefix="upgrade-test-") as folder:
                played = {"people": 20, "pause": 0.5, "phase": options.seconds}
                found = upgrade(Path(folder), engine, server=server, **played)
        finally:
            if server:
                server.stop()
        print(found.table(), flush=True)
        whole &= (found.lost, found.doubled, found.aside) == (0, 0, 0)
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())

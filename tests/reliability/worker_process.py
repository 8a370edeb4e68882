"""A worker in a process of its own, to be killed.

Its configuration: database, bot, data_dir and, to die at a step, ``die_at`` (a step's name) and ``die_after``.
Without ``die_at`` it works until it is killed from outside. ``lease`` in seconds: how long a worker's silence is borne.
``ahead`` in seconds: how wrong its clock is.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from dataclasses import replace
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.worker import Patience
from tests.skewed_clock import SkewedClock

SHORT = Patience(
    lease=timedelta(seconds=0.5), renew_every=0.2, rest=timedelta(seconds=0.05), outage=timedelta(seconds=0.5)
)


def backend_for(configuration: dict[str, Any]) -> Backend:
    """Build a backend on the test's database and bot."""
    settings = load_settings(
        database_url=configuration["database"],
        bot_urls=[configuration["bot"]],
        data_dir=Path(configuration["data_dir"]),
    )
    lease = timedelta(seconds=configuration.get("lease", SHORT.lease.total_seconds()))
    clock = SkewedClock(timedelta(seconds=configuration.get("ahead", 0)))
    return build(settings, clock, patience=replace(SHORT, lease=lease))


def _killer(configuration: dict[str, Any]) -> Any:
    left = configuration.get("die_after", 0)

    def checkpoint(step: str) -> None:
        nonlocal left
        if step == configuration.get("die_at"):
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return checkpoint


def work(configuration: dict[str, Any], line: Connection) -> None:
    """Serve in three threads until killed."""
    backend = backend_for(configuration)
    backend.conversation.worker.checkpoint = _killer(configuration)

    def serve() -> None:
        while True:
            if not backend.conversation.worker.run_one():
                time.sleep(0.01)

    for _ in range(3):
        threading.Thread(target=serve, daemon=True).start()
    line.send("ready")
    threading.Event().wait()

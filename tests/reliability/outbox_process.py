"""A worker of the outbox in a process of its own: writes each key it handles to a file, one short line a call."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from multiprocessing.connection import Connection

from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.outbox import Job, OutboxRunner
from tests.person_keys import entrusted
from tests.skewed_clock import SkewedClock


def work(url: str, sink: str, data_key: str, takes: float, ahead: float, line: Connection) -> None:
    """Do jobs until killed, each in so many seconds, by a clock that is ahead by so many."""
    descriptor = os.open(sink, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(job: Job) -> str:
        os.write(descriptor, f"{job.key}\n".encode())
        time.sleep(takes)
        return "said"

    database = Database(url)
    entrusted(database, Keyring(data_key))
    clock = SkewedClock(timedelta(seconds=ahead))
    runner = OutboxRunner(database, clock, {"say": say}, lease=timedelta(seconds=5))
    line.send("ready")
    while True:
        if not runner.run_one():
            time.sleep(0.02)

"""A worker of the outbox in a process of its own: writes each key it handles to a file, one short line a call."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from multiprocessing.connection import Connection

from backend.shared.clock import SystemClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.outbox import Job, OutboxRunner
from tests.person_keys import entrusted


def work(url: str, sink: str, data_key: str, line: Connection) -> None:
    """Do jobs until killed."""
    descriptor = os.open(sink, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(job: Job) -> str:
        os.write(descriptor, f"{job.key}\n".encode())
        return "said"

    database = Database(url)
    entrusted(database, Keyring(data_key))
    runner = OutboxRunner(database, SystemClock(), {"say": say}, lease=timedelta(seconds=5))
    line.send("ready")
    while True:
        if not runner.run_one():
            time.sleep(0.02)

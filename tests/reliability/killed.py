"""A process that may be killed at any moment: what it is started with, how it dies at its step, and how it ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Wanted = TypeVar("Wanted")
_WHO = (
    "arbitration",
    "dispute",
    "docking",
    "erasing",
    "filing",
    "mediation",
    "outbox",
    "petition",
    "reminder",
    "worker",
)
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload([f"tests.reliability.{who}_process" for who in _WHO])
"""Each is forked from a process that has imported all of these: to import them takes longer than most of them live."""
NOBODY = "http://127.0.0.1:9/callbacks/nobody"
"""Where nobody hears a partner's news."""


@dataclass(frozen=True)
class Configuration:
    """What a process is started with.

    Args:
        database, partner, key, data_key: where its rows and its partner's stand-in are, and the keys of both.
        die_at: the step at which it dies; empty to live.
        what: which of its orders it gives.
        folder: where its files lie.
    """

    database: str
    partner: str
    key: str
    data_key: str
    die_at: str = ""
    what: str = ""
    folder: str = ""


def run(target: Callable[[Wanted], None], wanted: Wanted) -> int:
    """Run a process to its end and return how it ended: 0, or -9 if it was killed."""
    process = processes.Process(target=target, args=(wanted,))
    process.start()
    wait([process.sentinel], 120)
    process.join(5)
    assert process.exitcode is not None, "it never ended"
    return process.exitcode


@dataclass(frozen=True)
class Working:
    """A process that works until it is killed.

    Args:
        process: itself.
        line: where it says that it is ready.
    """

    process: BaseProcess
    line: Connection

    def when_ready(self) -> Working:
        """Wait until it has said so."""
        assert self.line.recv() == "ready"
        return self

    def kill(self) -> None:
        """End it by SIGKILL and wait until it has ended."""
        self.process.kill()
        self.ended()

    def ended(self) -> int:
        """Wait for its end and return how it ended: -9 if it was killed."""
        self.process.join(120)
        assert self.process.exitcode is not None, "it never ended"
        return self.process.exitcode


def begin(target: Callable[..., None], *given: Any) -> Working:
    """Start a process that works until it is killed; its target takes the line on which it says that it is ready."""
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=target, args=(*given, theirs), daemon=True)
    process.start()
    theirs.close()
    return Working(process, ours)


def die_if(die_at: str, step: str) -> None:
    """End this process by SIGKILL if this is its step."""
    if die_at == step:
        os.kill(os.getpid(), signal.SIGKILL)


def die_now(_: object) -> None:
    """End this process by SIGKILL; as a listener of ``commit``, with everything written and nothing committed."""
    os.kill(os.getpid(), signal.SIGKILL)


def then_die(do: Callable[..., Any]) -> Callable[..., Any]:
    """Return what does a thing, whole, and dies."""

    def done_and_dead(*given: Any, **named: Any) -> Any:
        do(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return done_and_dead

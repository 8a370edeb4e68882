"""A process that may be killed at any moment: what it is started with, how it dies at its step, and how it ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, TypeVar

Wanted = TypeVar("Wanted")
processes = multiprocessing.get_context("forkserver")
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


def die_if(die_at: str, step: str) -> None:
    """End this process by SIGKILL if this is its step."""
    if die_at == step:
        os.kill(os.getpid(), signal.SIGKILL)


def then_die(do: Callable[..., Any]) -> Callable[..., Any]:
    """Return what does a thing, whole, and dies."""

    def done_and_dead(*given: Any, **named: Any) -> Any:
        do(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return done_and_dead

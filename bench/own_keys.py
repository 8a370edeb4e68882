"""What the keys of persons cost a message: python -m bench.own_keys [--messages 300].

A message is taken, claimed by a worker and answered with three bubbles, on SQLite in a folder of its own, without a bot
and without a channel. Counted is the processor's time of this thread, so that other work on the machine hardly shows:
all of it, and what is spent in looking keys up, in opening and in sealing.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.model import Inbound, Reply
from backend.shared.clock import SystemClock
from backend.shared.person_keys import PersonKey, PersonKeys
from tests.backend_fixtures import lay_out_sqlite

PEOPLE = 20
REPLIES = [Reply("您说的是：我想公证。"), Reply("好的，我来帮您预约。"), Reply("您要办哪一类公证？")]


@dataclass
class Spent:
    """Calls of something, and the processor's milliseconds they took."""

    calls: int = 0
    ms: float = 0.0


def counted(owner: type, name: str, spent: Spent) -> None:
    """Count what a method takes from now on."""
    do: Callable[..., Any] = getattr(owner, name)

    def timed(*given: Any, **named: Any) -> Any:
        begun = time.thread_time()
        try:
            return do(*given, **named)
        finally:
            spent.calls += 1
            spent.ms += (time.thread_time() - begun) * 1000

    setattr(owner, name, timed)


def one_message(backend: Backend, number: int) -> float:
    """Take and answer a message; return the processor's milliseconds."""
    begun = time.thread_time()
    inbound = Inbound("terminal", f"person-{number % PEOPLE}", str(number), text=f"第{number}句：我想公证")
    backend.conversation.receiver.receive(inbound)
    turns = backend.conversation.worker._turns
    turn = turns.claim()
    if turn is None:
        raise RuntimeError("no message was there to be claimed")
    turns.answered(turn, REPLIES, {"intent": "greet"})
    return (time.thread_time() - begun) * 1000


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--messages", type=int, default=300)
    messages = options.parse_args().messages
    with tempfile.TemporaryDirectory() as folder:
        lay_out_sqlite(Path(folder))
        backend = build(load_settings(data_dir=Path(folder)), SystemClock())
        for number in range(PEOPLE):
            one_message(backend, number)
        looked, opened, sealed = Spent(), Spent(), Spent()
        counted(PersonKeys, "within", looked)
        counted(PersonKeys, "by_id", looked)
        counted(PersonKey, "open", opened)
        counted(PersonKey, "seal", sealed)
        whole = [one_message(backend, number) for number in range(PEOPLE, PEOPLE + messages)]
        backend.close()
    print(f"a message: {median(whole):.2f} ms of the processor (median of {messages}), of which on average")
    for name, spent in (("looking keys up", looked), ("opening", opened), ("sealing", sealed)):
        print(f"  {name}: {spent.ms / messages:.3f} ms in {spent.calls / messages:.1f} calls")


if __name__ == "__main__":
    main()

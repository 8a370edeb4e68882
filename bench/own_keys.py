"""Cost of the keys of persons for a message: python -m bench.own_keys [--messages 300].

A message is taken, claimed by a worker and answered with three bubbles, on SQLite in a folder of its own, without a bot
and without a channel. A step of a form is what its action does with what is kept: a number is masked and read, an
answer is written into the draft, a fact remembered, draft and profile are read.

Counted is the processor's time of this thread, so that other work on the machine hardly shows: all of it, and what is
spent in looking keys up, in opening and in sealing.
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
from backend.drafts.model import ChangeDraft, GetDraft, OpenDraft
from backend.profile.model import GetProfile, RememberFacts
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


def one_step(backend: Backend, number: int) -> float:
    """Keep and read what a step of a form does; return the processor's milliseconds."""
    person_id = backend.conversation.people.find("terminal", f"person-{number % PEOPLE}") or ""
    privacy, bus = backend.infra.privacy, backend.bus
    begun = time.thread_time()
    with backend.database.transaction() as session:
        token = privacy.mask(session, person_id, f"1380013{number % 10_000:04}")
    privacy.unmask(person_id, token)
    draft = bus.handle(OpenDraft(person_id, "notarization"))
    bus.handle(ChangeDraft(draft.draft_id, person_id, {"phone": token, "matter": "委托", "note": f"第{number}句"}))
    bus.handle(RememberFacts(person_id, "notarization", {"name": f"陈{number}"}))
    bus.handle(GetDraft(person_id, "notarization"))
    bus.handle(GetProfile(person_id))
    return (time.thread_time() - begun) * 1000


def watched() -> dict[str, Spent]:
    """Count from now on what the keys of persons take."""
    spent = {"looking keys up": Spent(), "opening": Spent(), "sealing": Spent()}
    for name in ("of", "by_id"):
        counted(PersonKeys, name, spent["looking keys up"])
    counted(PersonKey, "open", spent["opening"])
    counted(PersonKey, "seal", spent["sealing"])
    return spent


def measured(what: str, one: Callable[[Backend, int], float], backend: Backend, count: int) -> None:
    """Do something many times, once for each person before, and print what it takes."""
    for number in range(PEOPLE):
        one(backend, number)
    spent = watched()
    whole = [one(backend, number) for number in range(PEOPLE, PEOPLE + count)]
    print(f"{what}: {median(whole):.2f} ms of the processor (median of {count}), of which on average")
    for name, part in spent.items():
        print(f"  {name}: {part.ms / count:.3f} ms in {part.calls / count:.1f} calls")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--messages", type=int, default=300)
    messages = options.parse_args().messages
    with tempfile.TemporaryDirectory() as folder:
        lay_out_sqlite(Path(folder))
        backend = build(load_settings(data_dir=Path(folder)), SystemClock())
        measured("a message", one_message, backend, messages)
        measured("a step of a form", one_step, backend, messages)
        backend.close()


if __name__ == "__main__":
    main()

"""A fault run: everything of a production-like house is killed, stopped or slowed in turn while people write.

    python -m tests.reliability.fault_run.run [--seconds 20] [--askers 6] [--bookers 3] [--folder DIR]

Not part of it: two machines' clocks apart, a full disk, a network that parts, browsers' own connections.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.reliability.fault_run.called import listening
from tests.reliability.fault_run.house import ManyHouse, running
from tests.reliability.fault_run.people import Writer
from tests.reliability.fault_run.report import Outcome, Phase, judge, table
from tests.reliability.persistent_person import PersistentPerson

Step = tuple[str, Callable[[ManyHouse], None]]
HUNG = 0.6
"""Of a phase in which a part hangs, the share in which it does."""
SLOW = 3.5
"""Seconds a slow partner takes; our clients wait longer."""
DATABASE_AWAY = 5.0
POISONED = "poison"
"""The step in which a person sends it."""
SETTLE = 240.0
"""Seconds in which whoever still waits must have been answered."""


def nothing(house: ManyHouse) -> None:
    """Leave the house as it is."""


def kill(name: str) -> Step:
    """End a part as a power cut would."""
    return f"kill -9 {name}", lambda house: house.parts[name].signal(signal.SIGKILL)


def plan(seconds: float) -> list[Step]:
    """Return what is done to the house, each for so many seconds."""

    def hang(house: ManyHouse) -> None:
        house.parts["bot 1"].signal(signal.SIGSTOP)
        time.sleep(HUNG * seconds)
        house.parts["bot 1"].signal(signal.SIGCONT)

    def slow(house: ManyHouse) -> None:
        house.office.control("faults", latency_before=SLOW)
        time.sleep(HUNG * seconds)
        house.office.control("faults", latency_before=0.0)

    return [
        ("nothing", nothing),
        kill("bot 1"),
        kill("services 1"),
        ("kill -9 PostgreSQL", lambda house: house.database.kill(DATABASE_AWAY)),
        kill("redis"),
        kill("partner"),
        ("bot 1 hangs (SIGSTOP)", hang),
        ("partner is slow", slow),
        (POISONED, nothing),
        kill("services 2"),
        kill("bot 2"),
    ]


def fault_run(
    folder: Path, steps: Sequence[Step], seconds: float, askers: int, bookers: int, tell: Callable[[str], None] = print
) -> Outcome:
    """Run the house, do the steps, let everybody hear their answer, print the table, and return what came of it."""
    with running(folder) as house, listening(folder, house.behind) as called:
        writer = lambda: Writer(PersistentPerson(house.front, house.settings.bot_token))  # noqa: E731
        asking, booking = [writer() for _ in range(askers)], [writer() for _ in range(bookers)]
        poisoning: list[Writer] = []
        stop, phases, pace = threading.Event(), list[Phase](), seconds * len(steps) / 14
        threads = [threading.Thread(target=one.ask, args=(stop,)) for one in asking]
        threads += [threading.Thread(target=one.book, args=(pace * 0.8,)) for one in booking]
        for thread in threads:
            thread.start()
        for name, do in steps:
            tell(f"{time.strftime('%H:%M:%S')} {name}")
            begun = time.monotonic()
            if name == POISONED:
                poisoning.append(writer())
                threads.append(threading.Thread(target=poisoning[-1].poison))
                threads[-1].start()
            do(house)
            time.sleep(max(0.0, begun + seconds - time.monotonic()))
            phases.append(Phase(name, begun, time.monotonic()))
        stop.set()
        until = time.monotonic() + SETTLE
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        outcome = judge(house, asking, booking, poisoning)
        outcome.called = called
        for line in table(outcome, phases, asking):
            tell(line)
    return outcome


def main() -> int:
    """Do the whole plan; 1 if something was lost, doubled or set aside."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=20.0, help="of each phase")
    parser.add_argument("--askers", type=int, default=6)
    parser.add_argument("--bookers", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where data and logs stay; else they are thrown away")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fault-run-") as folder:
        kept = options.folder or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        outcome = fault_run(kept, plan(options.seconds), options.seconds, options.askers, options.bookers)
    bad = [*outcome.lost, *outcome.doubled, *outcome.out_of_order, *outcome.set_aside, *outcome.given_up]
    return 1 if bad or outcome.troubles else 0


if __name__ == "__main__":
    sys.exit(main())

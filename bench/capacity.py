"""Capacity of the whole chain: ``python -m bench.capacity`` (or ``make capacity``) prints it for docs/measurements.md.

Statements a message are counted in a house whose services run in this process. Processor time a message is that of
services and bot as processes of their own, so it holds on a machine others use as well; the partners' stand-ins and
those who write are left out. What so many people need is derived from both, openly.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.config import new_secrets
from bench.statements import Counted, StatementCount
from tests.reliability.fake_bot import FakeBot
from tests.reliability.fault_run.parts import DatabaseServer
from tests.reliability.persistent_person import PersistentPerson
from tests.stage.house import running_house
from tests.stage.processes import ServicesProcess, running_processes

TALK = (
    ("a greeting", "text", "你好"),
    ("a question of law", "text", "上诉期是多久"),
    ("a place", "text", "江门中院在哪里"),
    ("a booking begins", "text", "预约公证"),
    ("a button in a form", "button", "委托书公证"),
    ("an answer in a form", "text", "国内"),
    ("what one has here", "text", "我的事项"),
)
"""One short talk; each line is a kind of message: its name, how it is said, and what."""
PEOPLE_WHO_TALK = 3
AFTERWARDS = 1.0
"""Seconds in which the jobs that follow an answer are done."""
MESSAGES_A_PERSON_A_DAY = 10
BUSIEST_HOUR = 0.2
"""Assumed: part of a day's messages that come in its busiest hour."""
AT_MOST_BUSY = 0.6
"""Part of a core that may be used, so that answers do not queue."""


@dataclass(frozen=True)
class Cost:
    """Processor time of a talk's messages.

    Args:
        messages: how many were answered.
        services, bot: seconds of processor time of both, all messages together.
        seconds: how long it took.
    """

    messages: int
    services: float
    bot: float
    seconds: float

    @property
    def a_core(self) -> float:
        """Return how many messages one core takes a second."""
        return self.messages / (self.services + self.bot)


def processor_seconds(pid: int) -> float:
    """Return the processor time a process has used, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def count_statements(folder: Path, more: dict[str, str]) -> dict[str, Counted]:
    """Return the median message of each kind, by its statements."""
    count, found = StatementCount(), {name: [] for name, _, _ in TALK}  # type: tuple[StatementCount, dict[str, Any]]
    with running_house(folder, **more) as house:
        warm = PersistentPerson(house.url, house.backend.settings.bot_token)
        warm.hear(warm.say({"text": "你好"}))
        time.sleep(2 * AFTERWARDS)
        count.learn_idle()
        for _ in range(PEOPLE_WHO_TALK):
            person = PersistentPerson(house.url, house.backend.settings.bot_token)
            for name, how, what in TALK:
                said = {"payload": person.button(what)} if how == "button" else {"text": what}
                with count.counting() as counted:
                    person.hear(person.say(said))
                    time.sleep(AFTERWARDS)
                found[name].append(counted)
    return {name: sorted(all_, key=lambda one: one.statements)[len(all_) // 2] for name, all_ in found.items()}


def measure(folder: Path, more: dict[str, str], people: int, seconds: float, *, with_bot: bool) -> Cost:
    """Let people talk for a while and return what their messages cost."""
    with running_processes(folder, **more) as house:
        services, played = house.services, None
        if not with_bot:
            played = FakeBot()
            services.kill()
            services = ServicesProcess(replaced(house.settings, played.url), folder / "services-alone.log")
            services.start()
        pids = (services.pid, house.bot.pid)
        url, token = services.settings.address, services.settings.bot_token
        _talk(url, token, 1, 5.0, with_bot)  # what is read at the first message is read
        before, began = [processor_seconds(pid) for pid in pids], time.monotonic()
        messages = _talk(url, token, people, seconds, with_bot)
        took = time.monotonic() - began
        used = [processor_seconds(pid) - earlier for pid, earlier in zip(pids, before, strict=True)]
        if played is not None:
            services.kill()
            played.stop()
    return Cost(messages, used[0], used[1] if with_bot else 0.0, took)


def replaced(settings: Any, bot: str) -> Any:
    """Return settings with another bot."""
    return settings.model_copy(update={"bot_urls": [bot]})


def _talk(url: str, token: str, people: int, seconds: float, with_bot: bool) -> int:
    """Let people talk at once, each anew from the beginning, and return how many answers they had."""
    ends, answered = time.monotonic() + seconds, [0] * people

    def talk(number: int) -> None:
        while time.monotonic() < ends:
            person = PersistentPerson(url, token)
            for _, how, what in TALK:
                if how == "button" and not (with_bot and person.is_offered(what)):
                    continue
                person.hear(person.say({"payload": person.button(what)} if how == "button" else {"text": what}))
                answered[number] += 1

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(answered)


def sizing(cost: Cost, people: Sequence[int] = (1_000, 10_000, 100_000)) -> list[str]:
    """Return rows that say what so many people, each writing on a day, need."""
    rows = []
    for many in people:
        peak = many * MESSAGES_A_PERSON_A_DAY * BUSIEST_HOUR / 3600
        services = peak * cost.services / cost.messages / AT_MOST_BUSY
        bot = peak * cost.bot / cost.messages / AT_MOST_BUSY
        cores = f"{math.ceil(services)} + {math.ceil(bot)}"
        rows.append(f"| {many:,} | {peak:.1f} | {services:.2f} + {bot:.2f} | {cores} |")
    return rows


@contextmanager
def database(engine: str) -> Iterator[dict[str, str]]:
    """Give the settings of a fresh database, with secrets of its own where they may not be made up."""
    if engine == "sqlite":
        yield {}
        return
    server = DatabaseServer()
    try:
        secrets = {name.removeprefix("YIQIAOTONG_").lower(): value for name, value in new_secrets().items()}
        yield {"database_url": server.url("services"), "tracker_url": server.url("bot"), **secrets}
    finally:
        server.stop()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what a message costs.")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="postgresql")
    parser.add_argument("--people", type=int, default=8, help="who write at once")
    parser.add_argument("--seconds", type=float, default=30.0, help="each measurement")
    parser.add_argument("--only", choices=("statements", "speed"))
    parser.add_argument("--texts", action="store_true", help="print each kind's statements")
    options = parser.parse_args()
    print(f"{options.engine}, {os.cpu_count()} cores ({platform.machine()}), load {os.getloadavg()[0]:.1f}\n")
    if options.only != "speed":
        with tempfile.TemporaryDirectory(prefix="capacity-") as folder, database(options.engine) as more:
            found = count_statements(Path(folder), more)
        print("| message | statements | transactions, looks included |\n|---|---|---|")
        for name, counted in found.items():
            print(f"| {name} | {counted.statements} | {counted.transactions} |")
            if options.texts:
                for text, times in counted.texts.most_common():
                    print(f"    {times} × {' '.join(text.split())[:200]}")
        print(f"| **median** | **{statistics.median(one.statements for one in found.values()):.0f}** | |\n", flush=True)
    if options.only != "statements":
        costs = {}
        for with_bot in (False, True):
            with tempfile.TemporaryDirectory(prefix="capacity-") as folder, database(options.engine) as more:
                costs[with_bot] = measure(Path(folder), more, options.people, options.seconds, with_bot=with_bot)
        print("| chain | messages | services, ms each | bot, ms each | messages/s a core | messages/s here |")
        print("|---|---|---|---|---|---|")
        for with_bot, cost in costs.items():
            name = "with the bot" if with_bot else "services alone, bot played"
            each = [f"{1000 * used / cost.messages:.1f}" for used in (cost.services, cost.bot)]
            here = cost.messages / cost.seconds
            print(f"| {name} | {cost.messages} | {each[0]} | {each[1]} | {cost.a_core:.1f} | {here:.1f} |")
        print("\n| people a day | messages/s at the peak | cores, services + bots | whole cores |\n|---|---|---|---|")
        print("\n".join(sizing(costs[True])))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Growth of what is kept: look-ups in a full queue, a start with many cases, the size after a year and a half.

``python -m bench.kept`` measures on SQLite, with ``--database URL`` on any empty database. The queue is filled with
open and done jobs; what was asked before stands beside what is asked now. The year is played day by day with the
house's own orders, its nights included.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import func, insert, select, text, update

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.model import Inbound, Reply
from backend.filing.tables import cases
from backend.hearing.watching import LOOK_EVERY
from backend.monitoring.queues import Queues
from backend.shared import outbox as jobs
from backend.shared.clock import FixedClock
from backend.shared.safety_net import SafetyNet
from backend.shared.tables import outbox

RESULTS = Path(__file__).parent / "results"
DAY = timedelta(days=1)
SOME = 2_000
TIMES = 15


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.kept", description="what grows and what does not")
    parser.add_argument("--count", type=int, default=200_000, help="open jobs, done jobs, and registered cases")
    parser.add_argument("--days", type=int, default=540)
    parser.add_argument("--messages", type=int, default=10, help="a day, of the year that is played")
    parser.add_argument("--database", default="", help="an empty database; SQLite in a temporary folder without one")
    parser.add_argument("--only", choices=("queue", "start", "year"), action="append")
    options = parser.parse_args()
    only = options.only or ("queue", "start", "year")
    measured: dict[str, Any] = {"count": options.count}
    with tempfile.TemporaryDirectory() as folder:
        place = (Path(folder), options.database)
        if "queue" in only:
            measured |= _queue(place, options.count)
        if "start" in only:
            measured |= _start(place, options.count)
    if "year" in only and not options.database:
        with tempfile.TemporaryDirectory() as folder:
            measured |= _year((Path(folder), ""), options.days, options.messages)
    for name, value in measured.items():
        print(f"  {name.replace('_', ' '):52} {value}")
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"kept{'-postgresql' if options.database else ''}.json").write_text(
        json.dumps(measured, indent=2) + "\n"
    )


@contextmanager
def _house(place: tuple[Path, str], clock: FixedClock) -> Iterator[Backend]:
    backend = build(load_settings(data_dir=place[0], database_url=place[1], tracker_url="", keys_url=""), clock)
    try:
        yield backend
    finally:
        backend.close()


def _queue(place: tuple[Path, str], count: int) -> dict[str, Any]:
    """Look up a request's net, and what is due, among many open and done jobs."""
    clock = FixedClock(datetime.now(UTC))
    with _house(place, clock) as house:
        for state in ("open", "done"):
            _fill(house, count, state, clock.now() + 30 * DAY)
        if house.database.is_postgresql:
            with house.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as session:
                session.execute(text("VACUUM ANALYZE outbox"))
        net = SafetyNet("filing", clock)

        def before() -> None:
            key = f"filing:open-{count // 2}"
            mine = (outbox.c.key == key) | outbox.c.key.startswith(f"{key}~", autoescape=True)
            with house.database.transaction() as session:
                session.execute(update(outbox).where(outbox.c.state == "open", mine).values(receipt="x"))

        def now() -> None:
            with house.database.transaction() as session:
                net.take_in(session, f"none-{count // 2}")

        def due_before() -> None:
            query = select(outbox.c.topic, func.count(), func.min(outbox.c.due_at)).group_by(outbox.c.topic)
            query = query.where(outbox.c.state == "open", outbox.c.due_at <= clock.now())
            with house.database.reading() as session:
                session.execute(query).all()

        queues = Queues(house.database, clock)
        return {
            "net_taken_in_before_ms": _ms(before),
            "net_taken_in_now_ms": _ms(now),
            "due_by_topic_before_ms": _ms(due_before),
            "due_by_topic_now_ms": _ms(queues.look),
        }


def _fill(house: Backend, count: int, state: str, due: datetime) -> None:
    for begin in range(0, count, SOME):
        row = jobs.row_of(topic="filing.file", payload={}, key="", due_at=due) | {"state": state, "payload": b""}
        rows = [row | {"key": f"filing:{state}-{number}"} for number in range(begin, min(begin + SOME, count))]
        with house.database.transaction() as session:
            session.execute(insert(outbox), rows)


def _start(place: tuple[Path, str], count: int) -> dict[str, Any]:
    """Start with many registered cases: the first time, when they are entered, and ever after."""
    clock = FixedClock(datetime.now(UTC))
    with _house(place, clock) as house:
        row = {"person_id": "p", "status": "registered", "cause": "other", "court": "pengjiang", "details": b""}
        row |= {"domicile": False, "sequence": 1, "created_at": clock.now(), "updated_at": clock.now()}
        for begin in range(0, count, SOME):
            with house.database.transaction() as session:
                rows = [row | {"case_id": f"c{number}"} for number in range(begin, min(begin + SOME, count))]
                session.execute(insert(cases), rows)

        def as_before() -> None:
            with house.database.transaction() as session:
                for number in range(SOME):
                    key = f"hearing.look:c{number}:1"
                    due = clock.now() + LOOK_EVERY
                    jobs.add(session, topic="hearing.look", payload={"case_id": "c"}, key=key, due_at=due)

        as_before()
        again = _ms(as_before, times=3)
    return {
        "a_job_for_each_case_at_every_start_before_s": round(again / 1000 * count / SOME, 1),
        "first_start_now_s": round(_ms(lambda: _opened(place, clock), times=1) / 1000, 2),
        "start_now_s": round(_ms(lambda: _opened(place, clock), times=5) / 1000, 2),
    }


def _opened(place: tuple[Path, str], clock: FixedClock) -> None:
    with _house(place, clock):
        pass


def _year(place: tuple[Path, str], days: int, messages: int) -> dict[str, Any]:
    """Let people write every day and the house tidy up every night; return what is there at each quarter."""
    clock = FixedClock(datetime(2027, 1, 1, 1, 0, tzinfo=UTC))
    found: dict[str, Any] = {}
    with _house(place, clock) as house:
        house.infra.outbox.register("deliver", lambda job: "said")
        turns = house.conversation.worker._turns
        for day in range(1, days + 1):
            for number in range(messages):
                said = Inbound(
                    "terminal", f"a{number % 5}", f"{day}-{number}", text=f"第{day}天第{number}句，开庭要带什么"
                )
                house.conversation.receiver.receive(said)
                turn = turns.claim()
                assert turn is not None
                turns.answered(turn, [Reply("请带身份证件和传票。" * 10)], {"intent": "ask"})
            house.infra.outbox.run_due_once()
            clock.advance(DAY)
            for _ in range(4):
                house.infra.outbox.run_due_once()
                clock.advance(timedelta(seconds=2))
            if day % 90 == 0:
                found |= _size(house, place[0], day)
    return found


def _size(house: Backend, folder: Path, day: int) -> dict[str, Any]:
    with house.database.reading() as session:
        names = ("inbox", "history", "outbox")
        rows = [session.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in names]
    bytes_ = (folder / "yiqiaotong.sqlite3").stat().st_size
    return {f"after_{day}_days_rows_and_MB": f"{rows} {bytes_ / 1e6:.1f}"}


def _ms(work: Callable[[], object], times: int = TIMES) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return round(median(taken) * 1000, 2)


if __name__ == "__main__":
    main()

"""Workers who rest are woken by a ring, as many as there is work for, and look now and then without one."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from backend.shared import bell, outbox
from backend.shared.bell import LOOK_EVERY_SECONDS, Bell
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.outbox import Job, OutboxRunner


@pytest.fixture
def nobody_looks_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker who rests looks at a ring only."""
    monkeypatch.setattr(bell, "LOOK_EVERY_SECONDS", 3_600)


@asynccontextmanager
async def resting(rung: Bell, workers: int, one: Callable[[], bool]) -> AsyncIterator[None]:
    """Workers who have looked once and rest; the end of the block is theirs."""
    stop, looked = asyncio.Event(), deque[bool]()

    def look() -> bool:
        looked.append(found := one())
        return found

    running = asyncio.create_task(rung.work(look, stop))
    await _until(lambda: len(looked) >= workers)
    await asyncio.sleep(0.2)
    yield
    stop.set()
    await asyncio.wait_for(running, 5)


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not true():
            await asyncio.sleep(0.01)


@pytest.mark.usefixtures("nobody_looks_unasked")
async def test_after_one_ring_all_jobs_that_wait_are_done_side_by_side(database: Database, clock: FixedClock) -> None:
    done, together = deque[str](), threading.Barrier(4)

    def say(job: Job) -> None:
        together.wait(10)
        done.append(job.key)

    runner = OutboxRunner(database, clock, {"say": say})
    async with resting(runner.bell, 4, runner.run_one):
        with database.transaction() as session:
            for key in "abcd":
                outbox.add(session, topic="say", payload={}, key=key, due_at=clock.now())
        runner.bell.ring()
        await _until(lambda: len(done) == 4)
    assert sorted(done) == list("abcd")


@pytest.mark.usefixtures("nobody_looks_unasked")
@pytest.mark.parametrize("rings", [3, 50])
async def test_rings_wake_as_many_workers_and_all_work_is_done(rings: int) -> None:
    waiting, done, together = deque[int](), deque[int](), threading.Barrier(3)

    def one() -> bool:
        try:
            waiting.popleft()
        except IndexError:
            return False
        done.append(together.wait(10))
        return True

    rung = Bell(workers=3)
    async with resting(rung, 3, one):
        waiting.extend(range(3))
        for _ in range(rings):
            rung.ring()
        await _until(lambda: len(done) == 3)


@pytest.mark.usefixtures("nobody_looks_unasked")
async def test_a_ring_while_a_worker_looks_has_it_look_again() -> None:
    looks, goes_on = deque[int](), threading.Event()
    rung = Bell(workers=1)

    def one() -> bool:
        looks.append(1)
        if len(looks) == 2:
            goes_on.wait(10)
        return False

    async with resting(rung, 1, one):
        rung.ring()
        await _until(lambda: len(looks) == 2)
        rung.ring()
        goes_on.set()
        await _until(lambda: len(looks) == 3)


async def test_of_workers_who_rest_one_looks_now_and_then() -> None:
    looks = deque[int]()
    async with resting(Bell(workers=8), 8, lambda: bool(looks.append(1))):
        before = len(looks)
        await asyncio.sleep(4 * LOOK_EVERY_SECONDS)
        assert 1 <= len(looks) - before <= 6

"""kill -9 of whoever files, at any moment: one case, one receipt, every file once, nothing left undone."""

from __future__ import annotations

import dataclasses
import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from backend.filing.tables import cases, requests, timeline
from backend.shared.clock import FixedClock, SystemClock
from backend.shared.keyring import new_key
from backend.shared.tables import outbox
from tests.reliability.filing_process import (
    STEPS,
    Configuration,
    Filing,
    file_until_done,
    keep_evidence,
    put_together,
)
from tests.reliability.killed import processes
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

pytestmark = pytest.mark.slow

PEOPLE = 20
LATEST_BLOW = 2.5
"""Seconds after its start; twenty at once on two processors take about as long."""

one_reaper = threading.Lock()
"""Starting a process also looks which others have ended; of two threads that read the same end, one gets 255 for it."""


@pytest.fixture
def court() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox.part("online_litigation")


@pytest.fixture
def wanted(database_url: str, court: RunningSandbox, tmp_path: Path) -> list[Configuration]:
    """Twenty people, each with two files kept."""
    empty = Configuration(database_url, court.url, KEY, new_key(), str(tmp_path / "files"), "", "", ())
    filing = put_together(empty, SystemClock())
    made = []
    for number in range(PEOPLE):
        person_id, case_id = f"p_{number:016x}", f"draft-{number}"
        kept = tuple(file.file_id for file in keep_evidence(filing, person_id, case_id))
        one = dataclasses.replace(empty, person_id=person_id, case_id=case_id, file_ids=kept)
        made.append(dataclasses.replace(one, done=str(tmp_path / f"{case_id}.done")))
    filing.close()
    return made


def run(wanted: Configuration, kill_after: float | None = None) -> int:
    """Run a process to its end and return how it ended: 0, or -9 if it was killed."""
    process = processes.Process(target=file_until_done, args=(wanted,))
    with one_reaper:
        process.start()
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    wait([process.sentinel], 60)
    with one_reaper:
        process.join(0)
        ended = process.exitcode
    assert ended is not None, "it never ended"
    return ended


def check(filing: Filing, court: RunningSandbox, wanted: list[Configuration]) -> None:
    """One filing, one receipt, every file, and nothing left to do, for each of these."""
    shelf: dict[str, Any] = court.state()
    receipts = {one["reference"]: one["filing_number"] for one in shelf["filings"]}
    assert sorted(one["reference"] for one in shelf["filings"]) == sorted(one.case_id for one in wanted)
    assert len(set(receipts.values())) == len(wanted)
    assert all(len(set(one["evidence"])) == 2 for one in shelf["filings"])
    assert shelf["evidence"].keys() == {sha256 for one in shelf["filings"] for sha256 in one["evidence"]}
    with filing.database.reading() as session:
        ours = {row.case_id: (row.status, row.filing_number) for row in session.execute(select(cases))}
        asked = [(row.key, row.state, row.wish) for row in session.execute(select(requests))]
        steps = [(row.case_id, row.status) for row in session.execute(select(timeline))]
        left = session.execute(select(outbox.c.key).where(outbox.c.state == "open", outbox.c.topic == "filing.file"))
        assert left.all() == []
    assert ours == {case_id: ("under_review", receipt) for case_id, receipt in receipts.items()}
    assert sorted(asked) == sorted((case_id, "done", None) for case_id in receipts)
    assert sorted(steps) == sorted((case_id, step) for case_id in receipts for step in ("submitting", "under_review"))


def test_twenty_filings_each_killed_once_at_some_moment_are_twenty_cases(
    wanted: list[Configuration], court: RunningSandbox
) -> None:
    chance = random.Random(20261124)
    blows = [chance.uniform(0.02, LATEST_BLOW) for _ in wanted]
    court.control("faults", latency_before=0.03, latency_after=0.03)

    def killed_and_again(one: Configuration, blow: float) -> bool:
        assert run(dataclasses.replace(one, die_at="later"), kill_after=blow) == -9
        in_the_middle = not Path(one.done).exists()
        assert run(one) == 0
        return in_the_middle

    with ThreadPoolExecutor(PEOPLE) as hands:
        hits = sum(hands.map(killed_and_again, wanted, blows))
    filing = put_together(wanted[0], SystemClock())
    check(filing, court, wanted)
    filing.close()
    assert hits >= 5, f"only {hits} blows fell before the end, {blows}"


@pytest.mark.parametrize("step", STEPS)
def test_a_filing_killed_at_a_step_is_finished_by_the_next_turn(
    step: str, wanted: list[Configuration], court: RunningSandbox
) -> None:
    assert run(dataclasses.replace(wanted[0], die_at=step)) == -9
    assert run(wanted[0]) == 0
    filing = put_together(wanted[0], SystemClock())
    check(filing, court, wanted[:1])
    filing.close()


@pytest.mark.parametrize("step", STEPS)
def test_a_filing_killed_at_a_step_is_finished_by_the_outbox_if_nobody_comes_back(
    step: str, wanted: list[Configuration], court: RunningSandbox
) -> None:
    assert run(dataclasses.replace(wanted[0], die_at=step)) == -9
    filing = put_together(wanted[0], FixedClock(datetime.now(UTC) + timedelta(minutes=2)))
    filing.runner.run_due_once()
    check(filing, court, wanted[:1])
    assert filing.said == ([] if step == "settled" else ["utter_filing_news_received"])
    filing.close()


def test_ten_replicas_that_are_asked_for_the_same_case_file_it_once(
    wanted: list[Configuration], court: RunningSandbox
) -> None:
    with ThreadPoolExecutor(10) as hands:
        assert list(hands.map(run, [wanted[0]] * 10)) == [0] * 10
    filing = put_together(wanted[0], SystemClock())
    check(filing, court, wanted[:1])
    filing.close()

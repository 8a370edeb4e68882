"""kill -9 of whoever applies for arbitration, between any two steps: one application, one receipt, nothing undone."""

from __future__ import annotations

import dataclasses
import multiprocessing
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from backend.arbitration.commands import OneArbitration, RecordNews
from backend.arbitration.course import News
from backend.shared.clock import FixedClock
from backend.shared.keyring import new_key
from tests.arbitration.conftest import ANNA
from tests.reliability.arbitration_process import STEPS, Configuration, apply_until_done, put_together
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

pytestmark = pytest.mark.slow
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.reliability.arbitration_process"])


@pytest.fixture
def scia() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox.part("shenzhen_arbitration")


@pytest.fixture
def wanted(database_url: str, scia: RunningSandbox, tmp_path: Path) -> Configuration:
    return Configuration(database_url, scia.url, KEY, new_key(), done=str(tmp_path / "done"))


def run(wanted: Configuration) -> int:
    """Run a process to its end and return how it ended: 0, or -9 if it was killed."""
    process = processes.Process(target=apply_until_done, args=(wanted,))
    process.start()
    wait([process.sentinel], 60)
    process.join(5)
    assert process.exitcode is not None, "it never ended"
    return process.exitcode


@pytest.mark.parametrize("step", STEPS)
def test_a_turn_that_is_played_again_after_the_kill_finds_one_application(
    wanted: Configuration, scia: RunningSandbox, step: str
) -> None:
    assert run(dataclasses.replace(wanted, die_at=step)) == -9
    assert run(wanted) == 0
    [only] = scia.state()["applications"].values()
    assert only["receipt"].endswith("-000001")


@pytest.mark.parametrize("step", STEPS[:-1])
def test_what_nobody_plays_again_the_net_hands_in(wanted: Configuration, scia: RunningSandbox, step: str) -> None:
    assert run(dataclasses.replace(wanted, die_at=step)) == -9
    infra, client = put_together(wanted, clock := FixedClock(datetime.now(UTC)))
    for _ in range(6):
        clock.advance(timedelta(minutes=30))
        infra.outbox.run_due_once()
    one = infra.bus.handle(OneArbitration("a1", ANNA))
    assert one.status == "received"
    assert [said.utter for said in infra.heard.spoken] == ["utter_arbitration_news_received"]
    assert [kept["receipt"] for kept in scia.state()["applications"].values()] == [one.number]
    client.close()
    infra.database.close()


@pytest.mark.parametrize("step", STEPS)
def test_a_correction_is_handed_in_once_whatever_is_killed(
    wanted: Configuration, scia: RunningSandbox, step: str
) -> None:
    assert run(wanted) == 0
    scia.control("decide", kind="defect", text="请补交")
    infra, client = put_together(wanted, FixedClock(datetime.now(UTC)))
    infra.bus.handle(RecordNews("E1", "a1", News("defect", "请补交"), 1))
    client.close()
    infra.database.close()
    correction = dataclasses.replace(wanted, what="correction")
    assert run(dataclasses.replace(correction, die_at=step)) == -9
    assert run(correction) == 0
    [only] = scia.state()["applications"].values()
    assert (len(only["supplements"]), only["status"]) == (1, "received")

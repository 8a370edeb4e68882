"""kill -9 of a defendant who hands a petition in, between any two steps: one petition, one receipt, nothing undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from backend.defence.commands import OneDefence
from backend.shared.clock import FixedClock
from backend.shared.keyring import new_key
from tests.defence.conftest import ANNA
from tests.reliability.killed import Configuration, run
from tests.reliability.petition_process import STEPS, ask_until_done, put_together
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

pytestmark = pytest.mark.slow


@pytest.fixture
def court() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox.part("online_litigation")


@pytest.fixture
def wanted(database_url: str, court: RunningSandbox) -> Configuration:
    return Configuration(database_url, court.url, KEY, new_key())


@pytest.mark.parametrize("step", STEPS)
def test_a_turn_that_is_played_again_after_the_kill_finds_one_petition(
    wanted: Configuration, court: RunningSandbox, step: str
) -> None:
    assert run(ask_until_done, dataclasses.replace(wanted, die_at=step)) == -9
    assert run(ask_until_done, wanted) == 0
    [only] = court.state()["petitions_of_defendants"]
    assert only["receipt_number"].endswith("-00001")


@pytest.mark.parametrize("step", STEPS[:-1])
def test_what_nobody_plays_again_the_net_hands_in(wanted: Configuration, court: RunningSandbox, step: str) -> None:
    assert run(ask_until_done, dataclasses.replace(wanted, die_at=step)) == -9
    infra, client = put_together(wanted, clock := FixedClock(datetime.now(UTC)))
    for _ in range(6):
        clock.advance(timedelta(minutes=30))
        infra.outbox.run_due_once()
    kept = infra.bus.handle(OneDefence("q1", ANNA))
    assert kept.status == "received"
    told = [said for said in infra.heard.spoken if said.utter == "utter_defence_petition_received"]
    assert len(told) == 1
    assert [one["receipt_number"] for one in court.state()["petitions_of_defendants"]] == [kept.receipt]
    client.close()
    infra.database.close()

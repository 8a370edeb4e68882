"""kill -9 in and after each step beside the straight way: offers, mediators, leaving, the court; nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from backend.mediation.dispute.commands import OffersOf
from backend.mediation.dispute.tables import offers
from backend.shared.clock import FixedClock
from backend.shared.keyring import new_key
from tests.mediation.dispute.conftest import ANNA, BEN, World
from tests.reliability.dispute_process import STORIES, begin_story, play_on
from tests.reliability.killed import Configuration, run
from tests.reliability.mediation_process import put_together
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as started:
        yield started


@pytest.fixture
def wanted(database_url: str, sandbox: RunningSandbox, tmp_path: Path) -> Configuration:
    centre = sandbox.part("yiqiao_yilu")
    centre.control("reset")
    return Configuration(database_url, centre.url, KEY, new_key(), folder=str(tmp_path))


@pytest.mark.parametrize("story", STORIES)
def test_whoever_plays_a_step_again_after_the_kill_comes_to_the_same(wanted: Configuration, story: str) -> None:
    begin_story(replace(wanted, what=story))
    for step in range(len(STORIES[story])):
        inside = replace(wanted, what=f"{story}:{max(step - 1, 0)}", die_at=f"in:{step}")
        assert run(play_on, inside) == -9, f"in step {step}"
        assert run(play_on, replace(wanted, what=f"{story}:{step}", die_at=f"after:{step}")) == -9, f"after {step}"
    assert run(play_on, replace(wanted, what=f"{story}:{len(STORIES[story]) - 1}")) == 0
    world, client = put_together(wanted, FixedClock(datetime.now(UTC)))
    CAME_TO[story](world)
    client.close()
    world.database.close()


def states(world: World) -> Counter[str]:
    """How many offers are in each state."""
    with world.database.reading() as session:
        return Counter(session.execute(select(offers.c.status)).scalars())


def countered(world: World) -> None:
    assert world.seen_by(ANNA).status == "agreed"
    assert sum(states(world).values()) == 3 and states(world)["accepted"] == 1


def opened(world: World) -> None:
    assert world.seen_by(BEN).status == "agreed"
    assert sum(states(world).values()) == 2 and states(world)["accepted"] == 1
    assert len(world.do(OffersOf("d1", BEN))) == 2, "both are seen by both"


def left(world: World) -> None:
    dispute = world.seen_by(ANNA)
    assert dispute.status in ("failed", "withdrawn") and dispute.mediator is not None


def declined(world: World) -> None:
    assert world.seen_by(ANNA).status == "declined"


def reopened(world: World) -> None:
    dispute = world.seen_by(ANNA)
    assert (dispute.status, dispute.confirmed) == ("open", frozenset()) or not dispute.confirmed
    assert sum(states(world).values()) == 2


def confirmed(world: World) -> None:
    dispute = world.seen_by(BEN)
    assert (dispute.court_outcome, dispute.handed_in, len(dispute.asks_court)) == ("confirmed", True, 2)


CAME_TO: dict[str, Callable[[World], None]] = {
    "counter": countered, "blind": opened, "mediator": left, "decline": declined, "reopen": reopened,
    "court": confirmed,
}  # fmt: skip

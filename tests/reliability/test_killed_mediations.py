"""kill -9 between any two steps from an application to the court's ruling: one dispute, one agreement, one paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from backend.mediation.dispute.model import CourtFile
from backend.mediation.dispute.tables import agreements, disputes, offers, signatures
from backend.shared.clock import FixedClock
from backend.shared.keyring import new_key
from tests.mediation.dispute.conftest import ANNA
from tests.reliability.killed import Configuration, run
from tests.reliability.mediation_process import BETWEEN, INSIDE, agree_and_sign, paper, put_together
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

pytestmark = pytest.mark.slow


@pytest.fixture
def centre() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox.part("yiqiao_yilu")


@pytest.fixture
def wanted(database_url: str, centre: RunningSandbox, tmp_path: Path) -> Configuration:
    return Configuration(database_url, centre.url, KEY, new_key(), folder=str(tmp_path))


@pytest.mark.parametrize("step", [*INSIDE, *BETWEEN])
def test_who_goes_on_after_the_kill_comes_to_one_agreement_and_one_paper(
    wanted: Configuration, centre: RunningSandbox, step: str
) -> None:
    assert run(agree_and_sign, replace(wanted, die_at=step)) == -9
    assert run(agree_and_sign, wanted) == 0
    assert list(centre.state()["disputes"]) == list(centre.state()["confirmations"]) == ["d1"]
    world, client = put_together(wanted, FixedClock(datetime.now(UTC)))
    with world.database.reading() as session:
        counted = [session.execute(select(func.count()).select_from(one)).scalar_one() for one in KEPT]
    assert counted == [1, 1, 2, 1] and paper(world).startswith(b"%PDF")
    assert world.seen_by(ANNA).court_file == CourtFile("ruled", "（2026）粤0781民特1号")
    client.close()
    world.database.close()


KEPT = (disputes, offers, signatures, agreements)

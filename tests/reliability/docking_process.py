"""The outbox that tells the centre of a filed case, in a process of its own that may be killed at any moment."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from sqlalchemy import func, select

from backend.mediation.dispute.tables import requests
from backend.mediation.docking_requests import DockingRequests
from backend.mediation.module import build
from backend.platforms.yiqiao_yilu.mediation_docking import MediationDocking
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.fake_infrastructure import fake_infrastructure
from tests.reliability.killed import NOBODY, Configuration, die_if, die_now, then_die

STEPS = ("before", "answered", "settled", "done")
"""Deaths: before the system is asked, when it has answered, when its answer is kept, when the round is over."""
CALLED = {"dock": "send", "undock": "call_back"}
A_WHILE = 20.0


def tell_the_centre(wanted: Configuration) -> None:
    """Do what is due until nothing is left to be told; ``what`` is the kind of request that may die."""
    client = YiqiaoYilu(wanted.partner, wanted.key, NOBODY)
    database, clock = Database(wanted.database), FixedClock(datetime.fromisoformat(wanted.folder))
    infra = fake_infrastructure(database, clock, Keyring(wanted.data_key), {"yiqiao_yilu": client})
    infra.install(build(infra))
    arm(wanted)
    ends = time.monotonic() + A_WHILE
    while left(database) and time.monotonic() < ends:
        infra.outbox.run_due_once()
    die_if(wanted.die_at, "done")
    client.close()
    database.close()


def arm(wanted: Configuration) -> None:
    """Let the process die at its step."""
    name = CALLED[wanted.what]
    if wanted.die_at == "before":
        setattr(MediationDocking, name, lambda *given: die_now(given))
    if wanted.die_at == "answered":
        setattr(MediationDocking, name, then_die(getattr(MediationDocking, name)))
    if wanted.die_at == "settled":
        DockingRequests._settle = then_die(DockingRequests._settle)  # type: ignore[method-assign]


def left(database: Database) -> int:
    """How many requests wait."""
    with database.reading() as session:
        waiting = select(func.count()).select_from(requests).where(requests.c.state == "open")
        return int(session.execute(waiting).scalar_one())


def moment_of(now: datetime) -> str:
    """A test's moment as it is handed to the process, a little later, so that what waits is due."""
    return now.astimezone(UTC).isoformat()

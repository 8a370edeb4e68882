"""Keeping the house going, as a service of the house."""

from __future__ import annotations

from datetime import datetime

from backend.infrastructure import Infrastructure
from backend.operations.commands import GivenUpJobs, RetryJob
from backend.operations.handlers import GivenUpWork
from backend.operations.hold import HeldWork
from backend.operations.hold_commands import DropHeld, EndHold, HeldBack, HoldBack, OutboundHold, SendHeld
from backend.operations.played import PlayedPartners
from backend.operations.sweep import TOPIC as SWEEP
from backend.operations.sweep import Sweep
from backend.shared.desk_section import Asker, DeskSection, Waiting
from backend.shared.local_jobs import LocalJob
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put it together; the desk shows how much was given up to whoever administers it, and lost requests are found."""
    work = GivenUpWork(infra.database, infra.clock, infra.audit)

    def waiting(asker: Asker, now: datetime) -> Waiting:
        return len(work.jobs(GivenUpJobs())), None

    held, sweep = HeldWork(infra), Sweep(infra.database, infra.clock, infra.bus)
    played = PlayedPartners(infra.database, infra.clock, infra.settings.pretended)

    def start() -> None:
        """Note who is played, and plan the first look."""
        played.start()
        sweep.start()

    section = DeskSection("/desk/jobs", "operations", "jobs", 105, waiting)
    return Service(
        "operations",
        {
            GivenUpJobs: work.jobs, RetryJob: work.retry, OutboundHold: held.hold, HeldBack: held.told,
            DropHeld: held.drop, SendHeld: held.send, EndHold: held.end, HoldBack: held.begin,
        },
        jobs={SWEEP: LocalJob(sweep.do)},
        desk=(section,),
        upkeep=Upkeep(start=start),
    )  # fmt: skip

"""Every hour: requests of partners that are open without anybody who asks get their net back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from backend.contracts.pending import EveryOpenRequest
from backend.shared import outbox
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.open_requests import put_nets_back
from backend.shared.outbox import Job

TOPIC = "operations.sweep"
EVERY = timedelta(hours=1)


class Sweep:
    """Handles the outbox topic `TOPIC`; its effect lies in our own database.

    Args:
        database, clock, bus: see `backend/shared`.
    """

    def __init__(self, database: Database, clock: Clock, bus: MessageBus) -> None:
        self._database, self._clock, self._bus = database, clock, bus

    def start(self) -> None:
        """Plan the next, unless it is planned."""
        with self._database.transaction() as session:
            self._plan(session, self._clock.now())

    def do(self, session: Session, job: Job) -> str:
        """Look at every service's open requests, and plan the next look."""
        back = 0
        for requests in self._bus.handle(EveryOpenRequest()):
            back += put_nets_back(session, requests, self._clock)
        self._plan(session, self._clock.now())
        return f"{back} asked again" if back else "nothing was lost"

    def _plan(self, session: Session, now: datetime) -> None:
        since = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        due = since + EVERY
        outbox.add(session, topic=TOPIC, payload={}, key=f"{TOPIC}:{due:%Y-%m-%dT%H}", due_at=due)

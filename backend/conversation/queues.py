"""How much waits to be answered or sent, and how long the oldest has waited; read from the tables at each look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from backend.conversation.tables import inbox
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.outbox import LONGEST_BACKOFF
from backend.shared.tables import outbox


class Queues(Collector):
    """The queues of a database, as a monitor reads them.

    Args:
        database: where they are.
        clock: says what is due and how old it is.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Return depth and age: of the inbox, and of each topic of the outbox that is due; dead jobs by topic."""
        now = self._clock.now()
        depth = GaugeMetricFamily("yiqiaotong_queue_depth", "What waits and is due", labels=["queue"])
        age = GaugeMetricFamily("yiqiaotong_queue_age_seconds", "How long the oldest has been due", labels=["queue"])
        dead = GaugeMetricFamily("yiqiaotong_outbox_dead", "Jobs given up", labels=["topic"])
        for queue, count, oldest in self._waiting(now):
            depth.add_metric([queue], count)
            age.add_metric([queue], max(0.0, (now - oldest).total_seconds()) if oldest else 0.0)
        for topic, count in self._dead():
            dead.add_metric([topic], count)
        return depth, age, dead

    def _waiting(self, now: datetime) -> list[tuple[str, int, datetime | None]]:
        open_messages = select(func.count(), func.min(inbox.c.received_at)).where(inbox.c.state == "open")
        due = select(outbox.c.topic, func.count(), func.min(outbox.c.due_at)).group_by(outbox.c.topic)
        soon = outbox.c.next_attempt_at <= now + LONGEST_BACKOFF  # by the index; what rests after a failure counts, too
        due = due.where(outbox.c.state == "open", soon, outbox.c.due_at <= now)
        with self._database.reading() as session:
            messages = session.execute(open_messages).one()
            jobs = session.execute(due).all()
        return [("inbox", messages[0], messages[1]), *((f"outbox:{row[0]}", row[1], row[2]) for row in jobs)]

    def _dead(self) -> list[tuple[str, int]]:
        query = select(outbox.c.topic, func.count()).where(outbox.c.state == "dead").group_by(outbox.c.topic)
        with self._database.reading() as session:
            return [(row[0], row[1]) for row in session.execute(query)]

"""Queues: how much waits to be answered or sent, how long the oldest has, what was given up; read from the tables.

The tables are read by `look`, now and then; a scrape shows what was seen last, and nothing where the database is away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select, text

from backend.conversation.tables import inbox
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.outbox import LONGEST_BACKOFF
from backend.shared.tables import outbox

Waiting = tuple[str, int, datetime | None]


class Queues(Collector):
    """The queues of a database, and whether it is there, as a monitor reads them.

    Args:
        database: where they are.
        clock: says what is due and how old it is.
        topics: of the jobs that are shown even if none of them was given up.
    """

    def __init__(self, database: Database, clock: Clock, topics: Callable[[], Sequence[str]] = tuple) -> None:
        self._database, self._clock, self._topics = database, clock, topics
        self._up = False
        self._waiting: list[Waiting] = []
        self._dead: dict[str, int] = {}
        self._offset: float | None = None
        self._schema = ""

    def look(self) -> None:
        """Read the tables; what cannot be read is not there."""
        now = self._clock.now()
        try:
            with self._database.reading() as session:
                waiting, dead = _waiting(session, now), _dead(session)
                offset, schema = self._ahead(session), _schema(session)
        except Exception:
            self._up, self._waiting, self._dead, self._offset = False, [], {}, None
            raise
        self._up, self._waiting, self._dead = True, waiting, dict.fromkeys(self._topics(), 0) | dead
        self._offset, self._schema = offset, schema

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Return depth and age of the inbox and of each topic that is due, dead jobs by topic, and the clocks."""
        now = self._clock.now()
        up = GaugeMetricFamily("yiqiaotong_database_up", "1 if the database answered at the last look", value=self._up)
        depth = GaugeMetricFamily("yiqiaotong_queue_depth", "What waits and is due", labels=["queue"])
        age = GaugeMetricFamily("yiqiaotong_queue_age_seconds", "How long the oldest has been due", labels=["queue"])
        dead = GaugeMetricFamily("yiqiaotong_outbox_dead", "Jobs given up", labels=["topic"])
        for queue, count, oldest in self._waiting:
            depth.add_metric([queue], count)
            age.add_metric([queue], max(0.0, (now - oldest).total_seconds()) if oldest else 0.0)
        for topic, number in self._dead.items():
            dead.add_metric([topic], number)
        schema = GaugeMetricFamily("yiqiaotong_schema_info", "The database's last migration", labels=["revision"])
        if self._schema:
            schema.add_metric([self._schema], 1)
        offset = GaugeMetricFamily("yiqiaotong_clock_offset_seconds", "How far this clock is ahead of the database's")
        if self._offset is not None:
            offset.add_metric([], self._offset)
        return up, depth, age, dead, schema, offset

    def _ahead(self, session: Session) -> float | None:
        """Measure how far our clock is ahead of that of the database's machine; a file has none of its own."""
        if not self._database.is_postgresql:
            return None
        before = self._clock.now()
        theirs = session.execute(select(func.clock_timestamp())).scalar_one()
        middle = before + (self._clock.now() - before) / 2
        return float((middle - theirs).total_seconds())


def _waiting(session: Session, now: datetime) -> list[Waiting]:
    messages = session.execute(select(func.count(), func.min(inbox.c.received_at)).where(inbox.c.state == "open")).one()
    # Wanted by now, and waiting for a worker or for its next try: all of them are near the front of the index.
    due = select(outbox.c.topic, func.count(), func.min(outbox.c.due_at)).group_by(outbox.c.topic)
    due = due.where(outbox.c.state == "open", outbox.c.next_attempt_at <= now + LONGEST_BACKOFF, outbox.c.due_at <= now)
    jobs = session.execute(due).all()
    return [("inbox", messages[0], messages[1]), *((f"outbox:{row[0]}", row[1], row[2]) for row in jobs)]


def _dead(session: Session) -> dict[str, int]:
    query = select(outbox.c.topic, func.count()).where(outbox.c.state == "dead").group_by(outbox.c.topic)
    return {row[0]: row[1] for row in session.execute(query)}


def _schema(session: Session) -> str:
    return str(session.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")

"""Later fate of a delivered message: its platform reports that it failed, or the person asks to see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from backend.conversation.delivery import TOPIC
from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.people import lane_of
from backend.conversation.routes import Routes, SettleUndelivered
from backend.shared import outbox as jobs
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.own_seals import opened
from backend.shared.tables import outbox


class Afterwards:
    """Looks after messages whose job is done.

    Args:
        database, clock: see `backend/shared`.
        routes: remembers which way refused.
        ring: wakes the outbox.
    """

    def __init__(self, database: Database, clock: Clock, routes: Routes, ring: Callable[[], None]) -> None:
        self._database, self._clock, self._routes, self._ring = database, clock, routes, ring

    def failed(self, channel: str, address: str, key: str, no: DeliveryRefused) -> bool:
        """A message did not arrive after all: another channel of the person is tried, where one may carry it.

        Args:
            channel, address: the way that has failed.
            key: of the outbox job.
            no: what the platform reported.

        Returns:
            True if the job is tried again.
        """
        self._routes.note_failure(key, (channel, address), no)
        with self._database.transaction() as session:
            payload = _payload(session, key)
            if payload is None or not payload.get("elsewhere"):
                return False
            here = update(outbox).where(outbox.c.key == key, outbox.c.state == "done")
            again = {"state": "open", "next_attempt_at": self._clock.now(), "last_error": f"later: {no}"[:500]}
            reopened = session.execute(here.values(**again)).rowcount == 1
        if reopened:
            self._ring()
        return reopened

    def again(self, channel: str, address: str, key: str) -> bool:
        """Bring a message that was only announced; one that means nothing any more is left out.

        Returns:
            True if it is on its way now.
        """
        now = self._clock.now()
        with self._database.transaction() as session:
            payload = _payload(session, key)
            until = (payload or {}).get("until")
            if payload is None or (until and datetime.fromisoformat(until) <= now):
                return False
            whose = select(outbox.c.person_id).where(outbox.c.key == key)
            body = {name: value for name, value in payload.items() if name != "elsewhere"}
            new = jobs.add(
                session, topic=TOPIC, payload=body | {"channel": channel, "address": address}, key=f"again:{key}",
                due_at=now, person_id=session.execute(whose).scalar_one(), lane=lane_of(channel, address),
            )  # fmt: skip
        self._ring()
        return new

    def unheard(self, channel: str, address: str, key: str) -> bool:
        """Bring a message that no way took, now that its person has written; the desk need not see to it any more.

        Returns:
            True if it is on its way now.
        """
        given_up = select(outbox.c.key).where(outbox.c.key == key, outbox.c.state == "dead")
        with self._database.reading() as session:
            if session.execute(given_up).first() is None:
                return False
        self._routes.settle(SettleUndelivered(key, channel))
        return self.again(channel, address, key)


def _payload(session: Session, key: str) -> dict[str, Any] | None:
    query = select(outbox.c.person_id, outbox.c.payload).where(outbox.c.key == key, outbox.c.topic == TOPIC)
    row = session.execute(query).first()
    return None if row is None else opened(session, outbox.c.payload, row[0], row[1])

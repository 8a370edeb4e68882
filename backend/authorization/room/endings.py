"""Ends by the clock: a room nobody completes is missed, one without an end is ended, and each end is told.

An ending and its telling are written together; the telling is done at once and, should the process die in between, by
a job. What listeners write stands together with the note that they have heard it: they hear it once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update

from backend.authorization.room import model
from backend.authorization.room.commands import ROLES
from backend.authorization.room.events import WitnessBegun, WitnessMissed, WitnessRefused, WitnessSealed
from backend.authorization.room.records import Rooms, Row, Scene
from backend.authorization.room.tables import rooms
from backend.authorization.room.views import Closing
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.messages import Event
from backend.shared.outbox import Job

logger = logging.getLogger(__name__)

MISSED, OVERDUE, TELL, FORGET = "witness.missed", "witness.overdue", "witness.tell", "witness.forget"
OVERRUN = timedelta(hours=2)
"""Time after its slot during which a witness may still be going on."""
TELL_AGAIN = timedelta(seconds=60)
NOT_FINISHED = "没有在规定时间内完成 · not completed in time"


@dataclass(frozen=True, slots=True)
class Terms:
    """The house's terms.

    Args:
        grace: how long after the start one may still come.
        retention: how long a recording is kept after the end, or None for ever.
    """

    grace: timedelta
    retention: timedelta | None


class Endings:
    """Plans and does what happens by the clock.

    Args:
        store: the rooms' rows.
        publish: tells what has happened.
        terms: see there.
    """

    def __init__(self, store: Rooms, publish: Callable[[Session, Event], None], terms: Terms) -> None:
        self._store, self._publish, self._terms = store, publish, terms

    def plan_missed(self, session: Session, row: Row) -> None:
        """Look at start + grace whether all have come; a room moved to another time has a job of its own."""
        self._look(session, row, row["start"] + self._terms.grace)

    def plan_begun(self, session: Session, row: Row) -> None:
        """Tell that it has begun, and end it should nobody do so."""
        now = self._store.clock.now()
        self._add(session, TELL, row, now + TELL_AGAIN, "begun")
        self._add(session, OVERDUE, row, max(row["ends"], now) + OVERRUN, "")

    def plan_ended(self, session: Session, row: Row) -> None:
        """Tell how it ended, and forget the recording when its time is over."""
        now = self._store.clock.now()
        self._add(session, TELL, row, now + TELL_AGAIN, "ended")
        if self._terms.retention is not None:
            self._add(session, FORGET, row, now + self._terms.retention, "")

    def missed(self, job: Job) -> str:
        """Outbox handler of `MISSED`: release the slot if somebody has not come."""
        session_id = job.payload["session_id"]
        with self._store.database.transaction() as session:
            scene = self._store.scene(session, session_id)
            moved = scene.row["start"].isoformat() != job.payload["start"]
            if moved or scene.course.stage not in model.NOT_BEGUN:
                return "nothing to miss"
            absent = self._absent(session, scene)
            if not absent:
                self._look(session, scene.row, self._store.clock.now() + self._terms.grace)
                return "all have come; looked at again later"
            self._store.end(session, scene, model.miss(scene.course), Closing(absent=absent))
            self._store.note(session, scene.row, "house", "witness.missed", absent=list(absent))
            self._add(session, TELL, scene.row, self._store.clock.now() + TELL_AGAIN, "missed")
        self.tell(session_id)
        return "missed: " + ", ".join(absent)

    def overdue(self, job: Job) -> str:
        """Outbox handler of `OVERDUE`: end a witness that nobody has ended; a confirmed one waits for its seal."""
        with self._store.database.reading() as session:
            stage = self._store.row(session, job.payload["session_id"])["stage"]
        return "being sealed" if stage == "sealing" else self.give_up(job.payload["session_id"], NOT_FINISHED)

    def give_up(self, session_id: str, note: str) -> str:
        """End a witness that has begun and cannot be completed, with a note for people; an ended one stays."""
        with self._store.database.transaction() as session:
            if not self.end_undone(session, session_id, note):
                return "has ended"
        self.tell(session_id)
        return "ended"

    def end_undone(self, session: Session, session_id: str, note: str) -> bool:
        """End it in the caller's transaction, and let a job tell of it; False if it has ended."""
        scene = self._store.scene(session, session_id)
        if scene.course.stage in model.ENDED:
            return False
        ended = model.refuse(scene.course) if scene.course.stage != "sealing" else model.abandon(scene.course)
        self._store.end(session, scene, ended, Closing("other", note))
        self._store.note(session, scene.row, "house", "witness.given_up", step=scene.course.stage)
        self.plan_ended(session, scene.row)
        return True

    def do_tell(self, job: Job) -> str:
        """Outbox handler of `TELL`: what was not told at once is told now."""
        self._tell(job.payload["session_id"])
        return "told"

    def tell(self, session_id: str) -> None:
        """Publish what has happened in a room and was not published yet; what cannot be heard now, the job tells."""
        try:
            self._tell(session_id)
        except Exception:
            logger.exception("nobody could be told yet what happened in room %s", session_id)

    def _tell(self, session_id: str) -> None:
        with self._store.database.transaction() as session:
            row = self._store.row(session, session_id)
            for column, event in (("begun_told", self._begun(row)), ("end_told", self._ended(row))):
                here = update(rooms).where(rooms.c.session_id == session_id, rooms.c[column].is_(False))
                if event is not None and session.execute(here.values({column: True})).rowcount == 1:
                    self._publish(session, event)

    def _begun(self, row: Row) -> Event | None:
        return WitnessBegun(row["session_id"], row["begun_at"]) if row["begun_at"] else None

    def _ended(self, row: Row) -> Event | None:
        session_id, at, closing = row["session_id"], row["ended_at"], self._store.closing(row)
        if row["stage"] == "sealed" and closing.power is not None:
            return WitnessSealed(session_id, closing.power, closing.recording_sha256, at)
        if row["stage"] == "refused":
            return WitnessRefused(session_id, closing.reason, closing.note, at)  # type: ignore[arg-type]
        return WitnessMissed(session_id, closing.absent, at) if row["stage"] == "missed" else None

    def _absent(self, session: Session, scene: Scene) -> tuple[str, ...]:
        """List who never came; once the slot is over also who left, and the judge if only the start is missing."""
        comers = self._store.comers(session, scene.row["session_id"])
        never = tuple(role for role in ROLES if not comers[role].came)
        now = self._store.clock.now()
        if never or now < scene.row["ends"]:
            return never
        gone = tuple(role for role in ROLES if not comers[role].here)
        return gone or (("judge",) if now >= scene.row["ends"] + OVERRUN else ())

    def _look(self, session: Session, row: Row, due_at: datetime) -> None:
        self._add(session, MISSED, row, due_at, row["start"].isoformat() + " " + due_at.isoformat())

    def _add(self, session: Session, topic: str, row: Row, due_at: datetime, part: str) -> None:
        payload = {"session_id": row["session_id"], "start": row["start"].isoformat()}
        key = f"{topic}:{row['session_id']}:{part}"
        outbox.add(session, topic=topic, payload=payload, key=key, due_at=due_at)

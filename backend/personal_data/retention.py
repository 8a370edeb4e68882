"""Every night: what is older than its time goes, in small batches, so that whoever writes meanwhile hardly waits.

One job a night does a batch of everything and plans its own going on, until nothing old is left; done twice it finds
nothing. Files and numbers go by what is still needed, one person after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import select

from backend.contracts.files import OldFiles, OwnedFile
from backend.infrastructure import Infrastructure
from backend.personal_data.erasure import Erasure
from backend.personal_data.holdings import Holdings
from backend.personal_data.letting_go import LettingGo
from backend.personal_data.tracker import BotMemory
from backend.shared import outbox
from backend.shared.calendar import BEIJING
from backend.shared.leftovers import truncate_log
from backend.shared.outbox import Job
from backend.shared.tables import vault

TOPIC = "personal_data.retention"
AT = time(3, 30)
"""By the clock of Beijing."""
BATCH = 500
"""Rows in one transaction."""
FILES, PEOPLE = 50, 20
"""Files and people looked at in one go."""
PAUSE = timedelta(seconds=1)


class Retention:
    """Handles the outbox topic `TOPIC`.

    Args:
        infra: database, clock, settings.
        holdings: what each service deletes by itself, and what is still needed.
        memory: the bot's.
        letting_go: deletes files and numbers.
        erasure: whose wishes are waiting is looked after, too.
    """

    def __init__(
        self, infra: Infrastructure, holdings: Holdings, memory: BotMemory, letting_go: LettingGo, erasure: Erasure
    ) -> None:
        self._infra, self._holdings, self._memory = infra, holdings, memory
        self._letting_go, self._erasure = letting_go, erasure

    def start(self) -> None:
        """Plan the coming night, unless it is planned; seal what the bot remembered in clear; finish erasing."""
        self._memory.seal_what_lies_open(self._infra.person_keys)
        self._erasure.go_on()
        self._plan_night(self._infra.clock.now())

    def do(self, job: Job) -> str:
        """Outbox handler: a batch of everything; what is not done yet goes on in a moment."""
        now, state = self._infra.clock.now(), dict(job.payload)
        if state["step"] == 0:
            self._plan_night(now)
            self._erasure.look_after_waiting()
        done = self._batch(now)
        files, state["file"] = self._unused_files(now, state["file"])
        numbers, state["person"] = self._unused_numbers(now, state["person"])
        if any(count >= BATCH for count in done.values()) or state["file"] or state["person"]:
            self._go_on(state, now)
        truncate_log(self._infra.database)
        counts: Mapping[str, int] = {**done, "files": files, "numbers": numbers}
        return ", ".join(f"{name} {count}" for name, count in counts.items() if count) or "nothing was old"

    def _batch(self, now: datetime) -> dict[str, int]:
        done: dict[str, int] = {}
        for one in (expiry for holding in self._holdings.all() for expiry in holding.data.expiries):
            with self._infra.database.transaction() as session:
                done[one.what] = one.delete(session, now - one.after, BATCH)
        rested = timedelta(days=self._infra.settings.tracker_kept_days)
        return done | {"tracker": self._memory.forget_before(now - rested, BATCH)}

    def _unused_files(self, now: datetime, after: str | None) -> tuple[int, str | None]:
        """Delete old files that nothing needs; return how many, and where to go on: None at the end."""
        if after is None:
            return 0, None
        before = now - timedelta(days=self._infra.settings.unused_files_kept_days)
        found: list[OwnedFile] = self._infra.bus.handle(OldFiles(before, after, FILES))
        gone = 0
        for person_id, files in groupby(sorted(found, key=_owner), key=_owner):
            gone += self._letting_go.unneeded(person_id, [one.file_id for one in files])
        return gone, found[-1].file_id if len(found) == FILES else None

    def _unused_numbers(self, now: datetime, after: str | None) -> tuple[int, str | None]:
        """The same for numbers as old as the talk in which they were said."""
        if after is None:
            return 0, None
        before = now - timedelta(days=self._infra.settings.history_kept_days)
        old = vault.c.created_at < before
        people = select(vault.c.person_id).where(old, vault.c.person_id > after).distinct()
        with self._infra.database.reading() as session:
            found = list(session.execute(people.order_by(vault.c.person_id).limit(PEOPLE)).scalars())
            query = select(vault.c.person_id, vault.c.token).where(old, vault.c.person_id.in_(found))
            rows = session.execute(query.order_by(vault.c.person_id)).all()
        gone = sum(
            self._letting_go.numbers(person_id, [row[1] for row in tokens], before)
            for person_id, tokens in groupby(rows, key=lambda row: row[0])
        )
        return gone, found[-1] if len(found) == PEOPLE else None

    def _plan_night(self, now: datetime) -> None:
        at = datetime.combine(now.astimezone(BEIJING).date(), AT, BEIJING)
        due = at if at > now else at + timedelta(days=1)
        payload = {"step": 0, "file": "", "person": ""}
        self._add(payload, f"{TOPIC}:{due:%Y-%m-%d}", due)

    def _go_on(self, state: dict[str, Any], now: datetime) -> None:
        state["step"] += 1
        day = now.astimezone(BEIJING).date()
        self._add(state, f"{TOPIC}:{day}:{state['step']}", now + PAUSE)

    def _add(self, payload: Mapping[str, Any], key: str, due: datetime) -> None:
        with self._infra.database.transaction() as session:
            outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=due)


def _owner(file: OwnedFile) -> str:
    return file.person_id

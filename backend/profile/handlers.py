"""Carries out the commands of the profile: facts remembered, told, forgotten, and erased when their time is over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from backend.profile.model import KINDS, Fact, ForgetFacts, GetProfile, Profile, RememberFacts
from backend.profile.tables import VALUE, profile_facts
from backend.shared import outbox
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.keyring import Keyring
from backend.shared.messages import Command
from backend.shared.outbox import Job

ERASE = "profile.erase"
"""The topic of the jobs that erase what has not been said again for a long time."""

CertainFacts = Callable[[str], tuple[Fact, ...]]
"""Finder of what is verified of a person."""


class ProfileHandlers:
    """Handles every command of ``backend/profile/model.py``.

    Args:
        database: where facts are kept.
        keyring: seals them.
        clock: dates them.
        certain: what identity has verified.
        kept: how long a fact is kept after it was said last.
    """

    def __init__(
        self, database: Database, keyring: Keyring, clock: Clock, certain: CertainFacts, kept: timedelta
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._clock = clock
        self._certain = certain
        self._kept = kept

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command, for the bus."""
        return {RememberFacts: self.remember, GetProfile: self.get, ForgetFacts: self.forget}

    def remember(self, command: RememberFacts) -> int:
        """Keep facts; each is erased when it has not been said again for the time it is kept."""
        now = self._clock.now()
        facts = {kind: value for kind, value in command.facts.items() if kind in KINDS and value not in (None, "")}
        if not facts:
            return 0
        with self._database.transaction() as session:
            self._remove(session, command.person_id, tuple(facts))
            sealer = self._keyring.of(command.person_id, "talk")
            for kind, value in facts.items():
                row = {"person_id": command.person_id, "kind": kind, "source": command.service, "told_at": now}
                row["value"] = sealer.seal_json(value, VALUE.context.format(**row))
                session.execute(profile_facts.insert().values(**row))
            self._note_erasure(session, command.person_id, now)
        return len(facts)

    def get(self, command: GetProfile) -> Profile:
        """Return what was said, with what is certain in its place."""
        with self._database.reading() as session:
            query = select(profile_facts).where(profile_facts.c.person_id == command.person_id)
            rows = session.execute(query).mappings().all()
        said = tuple(self._fact(row) for row in rows if row["told_at"] > self._clock.now() - self._kept)
        return Profile(command.person_id, said).with_certain(self._certain(command.person_id))

    def forget(self, command: ForgetFacts) -> int:
        """Erase facts of some kinds."""
        with self._database.transaction() as session:
            return self._remove(session, command.person_id, command.kinds)

    def erase(self, session: Session, job: Job) -> str | None:
        """Erase what was said when the job was made and not since; a job of the outbox."""
        theirs = profile_facts.c.person_id == job.payload["person_id"]
        old = profile_facts.c.told_at <= datetime.fromisoformat(job.payload["told_at"])
        erased = session.execute(delete(profile_facts).where(theirs, old)).rowcount
        return f"erased {erased}" if erased else None

    def _remove(self, session: Session, person_id: str, kinds: tuple[str, ...]) -> int:
        theirs = (profile_facts.c.person_id == person_id) & profile_facts.c.kind.in_(kinds)
        return int(session.execute(delete(profile_facts).where(theirs)).rowcount)

    def _note_erasure(self, session: Session, person_id: str, now: datetime) -> None:
        payload = {"person_id": person_id, "told_at": now.isoformat()}
        key = f"{ERASE}:{person_id}:{now.isoformat()}"
        outbox.add(session, topic=ERASE, payload=payload, key=key, due_at=now + self._kept)

    def _fact(self, row: Mapping[Any, Any]) -> Fact:
        value = self._keyring.open_json(row["value"], VALUE.context.format(**row))
        return Fact(row["kind"], value, row["source"], row["told_at"])

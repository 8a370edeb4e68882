"""Erasure of what only a draft needed, with the draft: its files and numbers, unless something else needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete

from backend.contracts.files import DropFile, OldFiles, OwnedFile
from backend.contracts.personal_data import DraftErased, LetGo, MakeRoom
from backend.infrastructure import Infrastructure
from backend.personal_data.holdings import Holdings
from backend.shared import outbox
from backend.shared.errors import Refused
from backend.shared.outbox import Job
from backend.shared.privacy import TOKEN
from backend.shared.tables import vault

TOPIC = "personal_data.let_go"
JUST_SENT = timedelta(minutes=10)
"""A file or a number told a moment ago may be on its way into another draft: it is waited for."""
_FILE = re.compile(r"f_[0-9a-f]{16}")


class LettingGo:
    """Handles `LetGo` and the outbox topic `TOPIC`.

    Args:
        infra: database, clock, bus.
        holdings: knows what is still needed.
    """

    def __init__(self, infra: Infrastructure, holdings: Holdings) -> None:
        self._infra, self._holdings = infra, holdings

    def plan(self, order: LetGo) -> None:
        """Note what the draft named; it goes once the draft itself is gone."""
        now = self._infra.clock.now()
        payload = {
            "person_id": order.person_id,
            "draft_id": order.draft_id,
            "files": sorted(set(_FILE.findall(order.text))),
            "tokens": sorted({match[0] for match in TOKEN.finditer(order.text)}),
        }
        key = f"{TOPIC}:{order.draft_id}:{now.isoformat()}"
        outbox.add(order.session, topic=TOPIC, payload=payload, key=key, due_at=now + JUST_SENT)

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPIC`."""
        person_id = str(job.payload["person_id"])
        with self._infra.database.transaction() as session:
            self._infra.bus.publish_within(session, DraftErased(person_id, str(job.payload["draft_id"])))
        files = self._drop(person_id, job.payload["files"])
        before = self._infra.clock.now() - JUST_SENT
        return f"{files} files, {self.numbers(person_id, job.payload['tokens'], before)} numbers"

    def make_room(self, order: MakeRoom) -> int:
        """Handle `MakeRoom`."""
        return self.unneeded(order.person_id, self._not_just_sent(order.person_id))

    def files_of(self, person_id: str) -> None:
        """Delete whatever file of a person nothing needs, however new."""
        after = self._infra.clock.now() + JUST_SENT
        mine: list[OwnedFile] = self._infra.bus.handle(OldFiles(after, most=10_000, person_id=person_id))
        self.unneeded(person_id, [one.file_id for one in mine])

    def unneeded(self, person_id: str, file_ids: Iterable[str]) -> int:
        """Delete those of a person's files that nothing needs; return how many."""
        with self._infra.database.reading() as session:
            needed = self._holdings.needed(session, person_id)
        going = [file_id for file_id in file_ids if file_id not in needed]
        return sum(self._drop_one(person_id, file_id) for file_id in going)

    def numbers(self, person_id: str, tokens: Iterable[str], before: datetime) -> int:
        """Delete those of a person's numbers that nothing needs and that were told last before a moment."""
        with self._infra.database.transaction() as session:
            needed = self._holdings.needed(session, person_id)
            going = [token for token in tokens if token not in needed]
            mine = (vault.c.person_id == person_id) & vault.c.token.in_(going) & (vault.c.created_at <= before)
            return int(session.execute(delete(vault).where(mine)).rowcount) if going else 0

    def _drop(self, person_id: str, named: Iterable[str]) -> int:
        """Delete the files a draft named that nothing needs, but for those that have just been sent again."""
        old = self._not_just_sent(person_id)
        return self.unneeded(person_id, [file_id for file_id in named if file_id in old])

    def _not_just_sent(self, person_id: str) -> Sequence[str]:
        before = self._infra.clock.now() - JUST_SENT
        old: list[OwnedFile] = self._infra.bus.handle(OldFiles(before, most=10_000, person_id=person_id))
        return [one.file_id for one in old]

    def _drop_one(self, person_id: str, file_id: str) -> int:
        try:
            self._infra.bus.handle(DropFile(file_id, person_id))
        except Refused:
            return 0
        return 1

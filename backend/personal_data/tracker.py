"""The bot's own memory of conversations, from outside: one person's is forgotten, and what has rested long.

The bot reads a conversation anew at each turn and keeps nothing of it between two, so a row that is gone is forgotten.
The table is the bot's (`bot/tracker_store.py`); it is not there before a bot has run. Rows are sealed with a key that
comes with each turn (`bot/sealed_memory.py`); what an earlier version left in clear is sealed here, in the same way.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text, delete, inspect, select, update
from sqlalchemy.engine import make_url

from backend.shared.database import Database
from backend.shared.leftovers import compact, truncate_log
from backend.shared.person_keys import BOT_MEMORY, PersonKey, PersonKeys

_CONVERSATIONS = Table(
    "bot_conversations",
    MetaData(),
    Column("sender_id", String(255), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("events", Text, nullable=False),
    Column("updated_at", Float, nullable=False),
)


MARK = "sealed:"
BATCH = 100


def sealed_memory(key: PersonKey, person_id: str, events: str) -> str:
    """Return a conversation as the bot keeps it."""
    nonce = os.urandom(12)
    whose = f"bot_conversations:{person_id}".encode()
    seal = nonce + AESGCM(key.derived(BOT_MEMORY)).encrypt(nonce, events.encode(), whose)
    return f"{MARK}{key.key_id.hex()}:{base64.b64encode(seal).decode()}"


class BotMemory:
    """Forgets conversations of the bot.

    Args:
        url: of the bot's database, for our driver.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def forget(self, person_id: str) -> bool:
        """Forget one person's conversation, and overwrite what was freed; False if there was none."""
        with self._opened() as database:
            if database is None:
                return False
            with database.transaction() as session:
                mine = delete(_CONVERSATIONS).where(_CONVERSATIONS.c.sender_id == person_id)
                found = session.execute(mine).rowcount > 0
            compact(database)
        return found

    def forget_before(self, moment: datetime, most: int) -> int:
        """Forget conversations that nobody has gone on with since a moment; return how many, `most` at a time."""
        with self._opened() as database:
            if database is None:
                return 0
            old = select(_CONVERSATIONS.c.sender_id).where(_CONVERSATIONS.c.updated_at < moment.timestamp()).limit(most)
            with database.transaction() as session:
                ids = list(session.execute(old).scalars())
                session.execute(delete(_CONVERSATIONS).where(_CONVERSATIONS.c.sender_id.in_(ids)))
            if ids:
                truncate_log(database)
        return len(ids)

    def seal_what_lies_open(self, keys: PersonKeys) -> int:
        """Seal the conversations that an earlier version kept in clear; return how many.

        A row that its bot saves meanwhile is left to it; a turn that has read one before fails, and is repeated.
        """
        with self._opened() as database:
            if database is None:
                return 0
            count = 0
            while batch := self._open_rows(database):
                mine = keys.of([row.sender_id for row in batch], "talk")
                with database.transaction() as session:
                    for row in batch:
                        here = (_CONVERSATIONS.c.sender_id == row.sender_id) & (_CONVERSATIONS.c.version == row.version)
                        values = {"events": sealed_memory(mine[row.sender_id], row.sender_id, row.events)}
                        session.execute(update(_CONVERSATIONS).where(here).values(version=row.version + 1, **values))
                count += len(batch)
            if count:
                compact(database)
        return count

    @staticmethod
    def _open_rows(database: Database) -> Sequence[Any]:
        lies_open = select(_CONVERSATIONS).where(~_CONVERSATIONS.c.events.startswith(MARK))
        with database.reading() as session:
            return session.execute(lies_open.limit(BATCH)).all()

    @contextmanager
    def _opened(self) -> Iterator[Database | None]:
        """The bot's database, or None before there is one."""
        address = make_url(self._url)
        if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
            yield None
            return
        database = Database(self._url, pool_size=1)
        try:
            yield database if inspect(database.engine).has_table(_CONVERSATIONS.name) else None
        finally:
            database.close()

"""The bot's own memory of conversations, from outside: one person's is forgotten, and what has rested long.

The bot reads a conversation anew at each turn and keeps nothing of it between two, so a row that is gone is forgotten.
The table is the bot's (`bot/tracker_store.py`); it is not there before a bot has run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, Float, MetaData, String, Table, delete, inspect, select
from sqlalchemy.engine import make_url

from backend.personal_data.leftovers import compact, truncate_log
from backend.shared.database import Database

_CONVERSATIONS = Table(
    "bot_conversations",
    MetaData(),
    Column("sender_id", String(255), primary_key=True),
    Column("updated_at", Float, nullable=False),
)


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

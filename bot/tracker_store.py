"""Store of conversations between two turns: one row a person, of bounded size, in SQLite or PostgreSQL.

Rasa's own SQL store keeps every event for ever and reads them all back at every turn (1.7 s at the 500th turn). This
one writes the folded conversation as one row, so the thousandth turn costs what the fiftieth did.

It also refuses to overwrite a row that somebody else has written since it was read. Two bots may serve the same person
for a moment while shards are being changed; the slower one fails its turn, and the turn is repeated.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from sqlalchemy.engine import Engine
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.pool import QueuePool, StaticPool

from bot.history import fold
from bot.sealed_memory import seal, unseal

PATIENCE_SECONDS = 5
"""Time one waits for another process that is writing."""

_TABLES = sa.MetaData()
CONVERSATIONS = sa.Table(
    "bot_conversations",
    _TABLES,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("events", sa.Text, nullable=False),
    sa.Column("updated_at", sa.Float, nullable=False),
)


class ConversationChanged(RasaException):
    """Another process has saved this conversation since it was read here; the turn must be repeated."""


class StoredTracker(DialogueStateTracker):
    """A tracker that remembers the row it was read from."""

    row_version: int = 0
    row_lines: Sequence[str] = ()


class CompactTrackerStore(TrackerStore):
    """Rasa tracker store (endpoints.yml: `type: bot.tracker_store.CompactTrackerStore`, `url: …`).

    Args:
        domain: Given by Rasa; its slots are needed to restore and to fold.
        host: Rasa's name for the `url` of endpoints.yml: an SQLAlchemy URL of SQLite or PostgreSQL.
        event_broker: Receives new events when one is configured.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self.engine = open_engine(host or "sqlite://")
        _create_table(self.engine)

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """A tracker in memory only: a conversation exists from its first finished turn on."""
        return self.init_tracker(sender_id)

    def init_tracker(self, sender_id: str) -> StoredTracker:
        """An empty conversation."""
        return StoredTracker(sender_id, self.domain.slots)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation of this person, or None."""
        row = await asyncio.to_thread(self._read, sender_id)
        if row is None:
            return None
        clear = unseal(sender_id, row.events)
        if clear is None:  # its key is gone with what it knew: begun anew, in the same row
            tracker = self.init_tracker(sender_id)
            tracker.row_version = row.version
            return tracker
        lines = clear.split("\n")
        events = deserialise_events([json.loads(line) for line in lines])
        tracker = StoredTracker.from_events(sender_id, events, self.domain.slots)
        # An event that can no longer be read shifts the others: then every line is written anew.
        tracker.row_version, tracker.row_lines = row.version, lines if len(events) == len(lines) else []
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the conversation; raises ConversationChanged instead of overwriting a newer one."""
        await self.stream_events(tracker)
        version, lines = self._serialised(tracker)
        await asyncio.to_thread(self._write, tracker.sender_id, version, lines)
        if isinstance(tracker, StoredTracker):
            tracker.row_version, tracker.row_lines = version + 1, lines if len(lines) == len(tracker.events) else []

    async def keys(self) -> Iterable[str]:
        """The ids of all persons with a conversation."""
        return await asyncio.to_thread(self._sender_ids)

    def _serialised(self, tracker: DialogueStateTracker) -> tuple[int, list[str]]:
        events = list(tracker.events)
        version = getattr(tracker, "row_version", 0)
        kept = fold(events, self.domain.slots)
        known = getattr(tracker, "row_lines", ()) if kept is events else ()
        return version, [*known, *(_line(event) for event in kept[len(known) :])]

    def _read(self, sender_id: str) -> Any:
        query = sa.select(CONVERSATIONS.c.version, CONVERSATIONS.c.events).where(CONVERSATIONS.c.sender_id == sender_id)
        with self.engine.connect() as connection:
            return connection.execute(query).first()

    def _write(self, sender_id: str, version: int, lines: list[str]) -> None:
        values = {"version": version + 1, "events": seal(sender_id, "\n".join(lines)), "updated_at": time.time()}
        with self.engine.begin() as connection:
            if connection.execute(self._statement(sender_id, version, values)).rowcount != 1:
                raise ConversationChanged(f"conversation '{sender_id}' was saved by another process meanwhile")

    def _statement(self, sender_id: str, version: int, values: dict[str, Any]) -> Any:
        if version > 0:
            mine = sa.and_(CONVERSATIONS.c.sender_id == sender_id, CONVERSATIONS.c.version == version)
            return sa.update(CONVERSATIONS).where(mine).values(**values)
        return _insert(self.engine)(CONVERSATIONS).values(sender_id=sender_id, **values).on_conflict_do_nothing()

    def _sender_ids(self) -> list[str]:
        with self.engine.connect() as connection:
            return list(connection.execute(sa.select(CONVERSATIONS.c.sender_id)).scalars())


def open_engine(url: str) -> Engine:
    """An engine for this SQLAlchemy URL; PostgreSQL always by psycopg2, the driver of this environment."""
    address = make_url(url.replace("postgres://", "postgresql://", 1))
    if address.get_backend_name() == "postgresql":
        postgresql = address.set(drivername="postgresql+psycopg2")
        return sa.create_engine(postgresql, pool_pre_ping=True, future=True, hide_parameters=True)
    if address.get_backend_name() != "sqlite":
        raise RasaException(f"the tracker store needs SQLite or PostgreSQL, not '{address.get_backend_name()}'")
    return _sqlite_engine(address)


def _sqlite_engine(address: URL) -> Engine:
    in_memory = not address.database or address.database == ":memory:"
    if not in_memory:
        Path(address.database or "").parent.mkdir(parents=True, exist_ok=True)
    pool = {"poolclass": StaticPool if in_memory else QueuePool}
    engine = sa.create_engine(
        address, connect_args={"check_same_thread": False}, future=True, hide_parameters=True, **pool
    )

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        connection.execute(f"PRAGMA busy_timeout={PATIENCE_SECONDS * 1000}")
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA secure_delete=ON")  # what is shortened or deleted is overwritten as well

    return engine


def _write_ahead(connection: Any) -> None:
    """WAL survives a killed process whole, and readers never wait for the writer.

    SQLite does not wait by itself when two processes turn a new file at once (https://www.sqlite.org/rescode.html#busy).
    """
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up_at:
                raise
            time.sleep(0.005)


def _create_table(engine: Engine) -> None:
    try:
        _TABLES.create_all(engine)
    except (sa.exc.IntegrityError, sa.exc.ProgrammingError, sa.exc.OperationalError):
        # Another bot may have created it between the look and the order; a real fault shows again here.
        _TABLES.create_all(engine)


def _insert(engine: Engine) -> Any:
    if engine.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert
    return insert


def _line(event: Event) -> str:
    # Confidences may be numpy numbers, which json does not know.
    return json.dumps(event.as_dict(), default=lambda number: number.item())

"""The outbound hold: after a backup was restored nothing goes out before somebody has looked at what would.

The restored database knows nothing of what was sent since the backup, and a copy on a test machine knows real people's
addresses. One row (`outbound_hold`) therefore holds back every job of the outbox whose work lies outside the house, and
every call of a partner. What goes on: work within the database (`local_jobs.py`) and within the house (`HouseJob`), and
answers to messages that came in after the restore, for whoever writes now waits for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, column, delete, exists, func, or_, select, table

from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.errors import PlatformUnavailable
from backend.shared.partner_clients import OpenClient, PartnerClients
from backend.shared.tables import outbound_freed, outbound_hold

RESTORED = "restored"
"""The cause of a hold that a restore has set."""
_ONLY = 1
_messages = table("inbox", column("position", BigInteger))
"""Table of what came in; the conversation's own is above what is shared."""

Gate = Callable[[FromClause], ColumnElement[bool]]
"""Says of the outbox, or of an alias of it, which jobs may go out."""
_in_hand: ContextVar[bool] = ContextVar("yiqiaotong_let_go", default=False)


@dataclass(frozen=True, slots=True)
class Hold:
    """Hold of everything.

    Args:
        cause: ``restored``.
        since: when it began.
        data_of: the moment the restored data are of; what was sent after it is not known.
        last_message: position of the newest message in the inbox at that moment; later ones are answered.
    """

    cause: str
    since: datetime
    data_of: datetime
    last_message: int


def begin(session: Session, hold: Hold) -> bool:
    """Hold everything back from now on; False if it is held already, for an earlier reason stays."""
    row = {"cause": hold.cause, "since": hold.since, "data_of": hold.data_of, "last_message": hold.last_message}
    return insert_or_ignore(session, outbound_hold, {"hold_id": _ONLY, **row})


def begin_here(session: Session, cause: str, since: datetime, data_of: datetime) -> bool:
    """Do so in a database as it is: messages that are in it already are not of those who write from now on."""
    known = int(session.execute(select(func.coalesce(func.max(_messages.c.position), 0))).scalar_one())
    return begin(session, Hold(cause, since, data_of, known))


def current(session: Session) -> Hold | None:
    """Return the hold, or None while everything goes out."""
    row = session.execute(select(outbound_hold)).mappings().first()
    return Hold(row["cause"], row["since"], row["data_of"], row["last_message"]) if row is not None else None


def end(session: Session) -> bool:
    """Let everything go; False if nothing was held."""
    session.execute(delete(outbound_freed))
    return session.execute(delete(outbound_hold)).rowcount > 0


def free(session: Session, topic: str, prefix: str, now: datetime) -> None:
    """Let jobs of one topic go out whose keys begin so, while the others are held."""
    insert_or_ignore(session, outbound_freed, {"topic": topic, "prefix": prefix, "since": now})


def may_go(job: FromClause) -> ColumnElement[bool]:
    """Say which jobs may go out: all while nothing is held, else those that were let go."""
    begins_so = func.substr(job.c.key, 1, func.length(outbound_freed.c.prefix)) == outbound_freed.c.prefix
    freed = exists().where(outbound_freed.c.topic == job.c.topic, begins_so)
    return or_(~exists(select(outbound_hold.c.hold_id)), freed)


@contextmanager
def let_go() -> Iterator[None]:
    """Mark what is done within as a job that may go out: it may ask partners."""
    token = _in_hand.set(True)
    try:
        yield
    finally:
        _in_hand.reset(token)


class HeldClient:
    """A partner's client that is away while calls are held back.

    Args:
        name: of the partner.
        client: what is asked.
        is_held: whether calls are held back now.
    """

    def __init__(self, name: str, client: Any, is_held: Callable[[], bool]) -> None:
        self._name, self._client, self._is_held = name, client, is_held

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)
        if not callable(found):
            return found

        def ask(*given: Any, **named: Any) -> Any:
            """Ask the partner, unless it must not be asked; raises PlatformUnavailable."""
            if not _in_hand.get() and self._is_held():
                raise PlatformUnavailable(self._name, "held back after a restore (yiqiaotong release)")
            return found(*given, **named)

        return ask


def held_back(clients: PartnerClients, database: Database) -> PartnerClients:
    """Return partners' clients that are away as long as everything is held back."""

    def is_held() -> bool:
        with database.reading() as session:
            return current(session) is not None

    return PartnerClients(
        {name: OpenClient(HeldClient(name, one.client, is_held), one.close) for name, one in clients.opened.items()}
    )

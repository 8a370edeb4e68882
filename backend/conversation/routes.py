"""Routes to a person, which are closed, what became of each try; the desk sees what found no way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.tables import channel_addresses, contacts, dead_channels, delivery_failures, undelivered
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.messages import Command

Route = tuple[str, str]
"""Channel and address; of ``email`` and ``sms`` the address is the person's id, which only the channel opens."""
AWAY = "away"
OUTSIDE_CHATS = ("email", "sms")
"""In this order, after the person's chats."""


@dataclass(frozen=True, slots=True)
class UndeliveredMessage:
    """Message that no channel of a person took; `key` names it, and begins with the service's name."""

    key: str
    person_id: str
    created_at: datetime
    tried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndeliveredMessages(Command):
    """Question for unreached, unattended messages, oldest first, for the desk -> ``list[UndeliveredMessage]``."""


@dataclass(frozen=True, slots=True)
class SettleUndelivered(Command):
    """An officer has reached the person in another way -> True if it was still open."""

    key: str
    officer: str


class Routes:
    """Reads and writes what delivery has to remember.

    Args:
        database, clock: see `backend/shared`.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def to(self, person_id: str, first: Route, carried: Collection[str]) -> list[Route]:
        """Return the ways to a person that are not dead: the first, then their chats by last use, then e-mail and SMS.

        Args:
            first: where it was meant to go.
            carried: the channels somebody carries at present.
        """
        with self._database.reading() as session:
            known = select(channel_addresses.c.channel, channel_addresses.c.address)
            known = known.where(channel_addresses.c.person_id == person_id)
            rows = session.execute(known.order_by(channel_addresses.c.last_seen_at.desc()))
            chats = [(row[0], row[1]) for row in rows]
            proved = select(contacts.c.kind).where(contacts.c.person_id == person_id, contacts.c.state == "verified")
            kinds = set(session.execute(proved).scalars())
            outside = [(kind, person_id) for kind in OUTSIDE_CHATS if kind in kinds]
            ways = list(dict.fromkeys([first, *chats, *outside]))
            dead = {way for way in ways if _is_dead(session, way)}
        return [way for way in ways if way not in dead and (way == first or way[0] in carried)]

    def failures(self, key: str) -> tuple[set[Route], Counter[Route]]:
        """Return which ways refused this message for good, and how often each was away."""
        query = select(delivery_failures).where(delivery_failures.c.key == key)
        refused: set[Route] = set()
        away: Counter[Route] = Counter()
        with self._database.reading() as session:
            for row in session.execute(query).mappings():
                way = (row["channel"], row["address"])
                if row["outcome"] == AWAY:
                    away[way] += 1
                else:
                    refused.add(way)
        return refused, away

    def note_failure(self, key: str, way: Route, error: Exception) -> None:
        """Record a try that failed; an address that is gone is dead until its person writes again."""
        no = error if isinstance(error, DeliveryRefused) else None
        outcome, detail = (no.fate, no.detail) if no else (AWAY, type(error).__name__)
        now = self._clock.now()
        row = {"key": key, "channel": way[0], "address": way[1], "outcome": outcome, "detail": detail[:200], "at": now}
        with self._database.transaction() as session:
            session.execute(insert(delivery_failures).values(**row))
            if outcome == "gone":
                mark = {"channel": way[0], "address": way[1], "reason": (detail or "gone")[:64], "at": now}
                insert_or_ignore(session, dead_channels, mark)

    def alert(self, key: str, person_id: str) -> None:
        """Put a message that found no way on the desk's list, once."""
        row = {"key": key, "person_id": person_id, "state": "open", "created_at": self._clock.now()}
        with self._database.transaction() as session:
            insert_or_ignore(session, undelivered, row)

    def open_alerts(self, command: UndeliveredMessages) -> list[UndeliveredMessage]:
        """Return what waits at the desk."""
        query = select(undelivered).where(undelivered.c.state == "open").order_by(undelivered.c.created_at)
        with self._database.reading() as session:
            rows = [dict(row) for row in session.execute(query).mappings()]
            tried = {row["key"]: self._tried(session, row["key"]) for row in rows}
        return [UndeliveredMessage(r["key"], r["person_id"], r["created_at"], tried[r["key"]]) for r in rows]

    def settle(self, command: SettleUndelivered) -> bool:
        """Take one off the list."""
        here = update(undelivered).where(undelivered.c.key == command.key, undelivered.c.state == "open")
        done = {"state": "settled", "settled_at": self._clock.now(), "settled_by": command.officer[:64]}
        with self._database.transaction() as session:
            return session.execute(here.values(**done)).rowcount == 1

    def _tried(self, session: Session, key: str) -> tuple[str, ...]:
        query = select(delivery_failures.c.channel, delivery_failures.c.outcome).where(delivery_failures.c.key == key)
        rows = session.execute(query.order_by(delivery_failures.c.failure_id))
        return tuple(dict.fromkeys(f"{channel}: {outcome}" for channel, outcome in rows))


def revive(session: Session, channel: str, address: str) -> None:
    """A person has written from there: it takes messages again."""
    here = (dead_channels.c.channel == channel) & (dead_channels.c.address == address)
    session.execute(delete(dead_channels).where(here))


def _is_dead(session: Session, way: Route) -> bool:
    here = (dead_channels.c.channel == way[0]) & (dead_channels.c.address == way[1])
    return session.execute(select(dead_channels.c.channel).where(here)).first() is not None

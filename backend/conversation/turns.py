"""Turns of people: takes a person's oldest open message under a lease, and records what became of it.

Everything a turn leads to (history, outbox, the closed inbox row, the lease given back) is one transaction under the
fence, so a worker killed at any moment has either done it all or nothing.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select, update

from backend.conversation import history, metrics
from backend.conversation.answering_model import name_of
from backend.conversation.delivery import hand_over
from backend.conversation.language import convert_reply
from backend.conversation.language_choice import EARLIER, OnDemand, decide
from backend.conversation.model import Reply
from backend.conversation.offered import Offered, offered_before
from backend.conversation.people import OF_PERSON, person_at, person_from
from backend.conversation.phrasebook import Phrasebook
from backend.conversation.short_numbers import ShortNumbers
from backend.conversation.tables import channel_addresses, conversations, inbox, persons
from backend.conversation.trial_receipts import TrialReceipts
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.lease_clock import LeaseClock
from backend.shared.own_seals import opened, opened_row, sealed
from backend.shared.parties import Person
from backend.shared.person_keys import BOT_MEMORY, keys_of

REST_OF_SUSPECTS = timedelta(seconds=1)
"""Time a message that was begun before waits while another such one is being tried."""
_SUSPECTS = 0x79_71_74_02


@dataclass(frozen=True, slots=True)
class Turn:
    """One message in a worker's hands.

    Args:
        turn_id: also the message id the bot knows it by.
        person: whose message, with the language to answer in.
        fence: the claim's number; a newer claim makes this one void.
        channel: where it came from, and the answer goes.
        address: the person's address there.
        text: masked, or None for a button.
        payload: the button's, or None.
        received_at: when it arrived; "tomorrow" counts from then.
        attempts: how often it was begun before without an end: a living bot failed, or a process died over it.
        offered: the buttons under what was said last, which typed words may mean.
        memory: name and key with which the bot seals what it remembers of the person.
    """

    turn_id: str
    person: Person
    fence: int
    channel: str
    address: str
    text: str | None
    payload: str | None
    received_at: datetime
    attempts: int
    offered: Offered = field(default_factory=Offered)
    memory: Mapping[str, str] = field(default_factory=dict, repr=False)


class LeaseLost(Exception):
    """Another worker has taken the turn over; whatever this one was about to write is dropped."""


class Turns:
    """Claims and records turns.

    Args:
        database: where they are.
        clock: dates records; leases and rests are counted by `LeaseClock`.
        phrasebook: our own sentences.
        lease: how long a claim holds without being renewed.
        short_numbers: explains the numbers that do not ring from abroad.
        receipts: says of a receipt that it is a trial, where it is one.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        phrasebook: Phrasebook,
        lease: timedelta,
        short_numbers: ShortNumbers,
        receipts: TrialReceipts,
    ) -> None:
        self._database = database
        self._short_numbers = short_numbers
        self._receipts = receipts
        self._clock = clock
        self._phrasebook = phrasebook
        self._lease = lease
        self._leases = LeaseClock(database, clock)
        self._next_person = _next_person(self._leases)
        self._take_next = self._next_person.with_for_update(of=conversations, skip_locked=True)

    def claim(self) -> Turn | None:
        """Take the oldest open message of the person whose turn it is, or None."""
        with self._database.reading() as session:
            if session.execute(self._next_person).first() is None:
                return None
        with self._database.transaction() as session:
            row = session.execute(self._take_next).first()
            if row is None:
                return None
            oldest = self._oldest(session, row[0])
            if oldest is None:
                return None
            if not self._has_to_wait(session, row[0], oldest["attempts"]):
                return self._take(session, opened_row(session, inbox, oldest), row[1] + 1)
        return self.claim()

    def renew(self, turn: Turn) -> None:
        """Prolong the lease while the bot is thinking; raises LeaseLost."""
        with self._database.transaction() as session:
            self._held(session, turn, lease_until=self._leases.after(self._lease))

    def answered(self, turn: Turn, replies: Sequence[Reply], result: Mapping[str, Any]) -> None:
        """Close the turn with the bot's replies (or an apology for none); raises LeaseLost."""
        person_id = turn.person.person_id
        with self._database.reading() as session:
            language, owner = _now_of(session, turn)
        explained = self._short_numbers.beside(person_id, self._receipts.marked(replies, language), language)
        said = [convert_reply(reply, language) for reply in explained]
        said = said or [self._phrasebook.render("utter_bot_silent", language)]
        with self._database.transaction() as session:
            last = self._ended(session, turn, len(said), outage_told=False)
            self._close(session, turn, "done", said, language, result, last, owner)
        self._count(turn, "answered")

    def set_aside(self, turn: Turn, reason: str, contact: str) -> None:
        """Close a message no bot can deal with, say so and name a human, so that the next one gets its turn."""
        language = turn.person.language
        reply = self._phrasebook.render("utter_turn_failed", language, {"contact": contact})
        said = self._short_numbers.beside(turn.person.person_id, [reply], language)
        with self._database.transaction() as session:
            last = self._ended(session, turn, len(said))
            owner = person_at(session, turn.channel, turn.address)
            self._close(session, turn, "aside", said, language, {"error": reason[:300]}, last, owner)
        metrics.SET_ASIDE.inc()
        self._count(turn, "set_aside")

    def failed(self, turn: Turn, rest: timedelta) -> None:
        """Let the person's queue rest after a failure of a living bot, which was counted when the turn was claimed."""
        with self._database.transaction() as session:
            self._held(session, turn, lease_until=None, rest_until=self._leases.after(rest))

    def postpone(self, turn: Turn, rest: timedelta) -> None:
        """Give the message back untouched and uncounted, because no bot is there; raises LeaseLost."""
        with self._database.transaction() as session:
            self._held(session, turn, lease_until=None, rest_until=self._leases.after(rest))
            here = update(inbox).where(inbox.c.turn_id == turn.turn_id)
            session.execute(here.values(attempts=turn.attempts))

    def tell_outage(self, turn: Turn) -> bool:
        """Say once in an outage that the message has arrived and waits; return True if it was said now."""
        language, now = turn.person.language, self._clock.now()
        reply = self._phrasebook.render("utter_bot_unavailable", language)
        with self._database.transaction() as session:
            mine = self._mine(turn) & conversations.c.outage_told.is_(False)
            if session.execute(update(conversations).where(mine).values(outage_told=True)).rowcount != 1:
                return False
            history.write(session, turn.person.person_id, "out", None, [reply], now)
            self._send(session, turn, [reply], language, f"outage:{turn.turn_id}", now)
        return True

    def _count(self, turn: Turn, outcome: str) -> None:
        seconds = (self._clock.now() - turn.received_at).total_seconds()
        metrics.TURN_SECONDS.labels(turn.channel, outcome).observe(seconds)

    def _oldest(self, session: Session, person_id: str) -> Mapping[Any, Any] | None:
        """Return the row of a person's oldest open message, as it lies there, and the person's beside it."""
        beside = [column for column in OF_PERSON if column.name not in inbox.c]
        query = select(inbox, *beside).join(persons, persons.c.person_id == inbox.c.person_id)
        query = query.where(inbox.c.person_id == person_id, inbox.c.state == "open")
        return session.execute(query.order_by(inbox.c.position).limit(1)).mappings().first()

    def _has_to_wait(self, session: Session, person_id: str, begun_before: int) -> bool:
        """Let a message that was begun before without an end wait while another such one is being tried.

        Whoever ends a bot ends everybody's turns in it: only tried one at a time do they show which of them it is.
        """
        if not begun_before:
            return False
        if session.dialect.name == "postgresql":  # two that look at once must see one another
            session.execute(select(func.pg_advisory_xact_lock(_SUSPECTS)))
        others = select(inbox.c.turn_id).join(conversations, conversations.c.person_id == inbox.c.person_id)
        held = conversations.c.lease_until > self._leases.now
        others = others.where(inbox.c.state == "open", inbox.c.attempts > 1, held)
        if session.execute(others.limit(1)).first() is None:
            return False
        here = update(conversations).where(conversations.c.person_id == person_id)
        session.execute(here.values(rest_until=self._leases.after(REST_OF_SUSPECTS)))
        return True

    def _take(self, session: Session, row: Mapping[Any, Any], fence: int) -> Turn:
        person_id = row["person_id"]
        here = conversations.c.person_id == person_id
        taken = {"fence": fence, "lease_until": self._leases.after(self._lease), "served_at": self._leases.now}
        session.execute(update(conversations).where(here).values(**taken))
        # Counted before it is tried: a message that kills whoever works at it must not be tried for ever.
        begun = update(inbox).where(inbox.c.turn_id == row["turn_id"])
        session.execute(begun.values(attempts=row["attempts"] + 1))
        person = self._followed(session, person_from(session, row), row["text"], row["position"])
        names = ("turn_id", "channel", "address", "text", "payload", "received_at", "attempts")
        offered = offered_before(session, person_id, row["turn_id"]) if row["text"] else Offered()
        key = keys_of(session).within(session, [person_id], "talk")[person_id]
        memory = {"id": key.key_id.hex(), "key": base64.b64encode(key.derived(BOT_MEMORY)).decode()}
        kept = {name: row[name] for name in names}
        return Turn(person=person, fence=fence, offered=offered, memory=memory, **kept)

    def _followed(self, session: Session, person: Person, text: str | None, position: int) -> Person:
        """Return the person with the language this message is to be answered in."""
        if not text:
            return person
        earlier = OnDemand(lambda: _said_before(session, person.person_id, position))
        decided = decide(text, earlier, person.language, person.language_chosen)
        if (decided.language, decided.chosen) == (person.language, person.language_chosen):
            return person
        here = update(persons).where(persons.c.person_id == person.person_id)
        session.execute(here.values(language=decided.language, language_chosen=decided.chosen))
        return replace(person, language=decided.language, language_chosen=decided.chosen)

    def _held(self, session: Session, turn: Turn, **values: Any) -> None:
        if session.execute(update(conversations).where(self._mine(turn)).values(**values)).rowcount != 1:
            raise LeaseLost(turn.turn_id)

    def _ended(self, session: Session, turn: Turn, bubbles: int, **values: Any) -> int:
        """Give the lease back, count what is said, and return the last bubble's sequence number; raises LeaseLost."""
        here = update(conversations).where(self._mine(turn)).values(lease_until=None, rest_until=None, **values)
        counted = here.values(last_seq=conversations.c.last_seq + bubbles).returning(conversations.c.last_seq)
        last = session.execute(counted).scalar_one_or_none()
        if last is None:
            raise LeaseLost(turn.turn_id)
        return int(last)

    def _mine(self, turn: Turn) -> Any:
        return (conversations.c.person_id == turn.person.person_id) & (conversations.c.fence == turn.fence)

    def _close(
        self,
        session: Session,
        turn: Turn,
        state: str,
        replies: Sequence[Reply],
        language: str,
        result: Mapping[str, Any],
        last_seq: int,
        owner: str | None,
    ) -> None:
        now = self._clock.now()
        history.write_up_to(session, last_seq, turn.person.person_id, "out", turn.turn_id, replies, now)
        here = update(inbox).where(inbox.c.turn_id == turn.turn_id)
        kept = sealed(session, inbox.c.result, turn.person.person_id, {**result, "last_seq": last_seq})
        session.execute(here.values(state=state, result=kept, answered_at=now, model=name_of(result.get("model"))))
        self._send(session, turn, replies, language, f"turn:{turn.turn_id}", now)
        if owner is not None and owner != turn.person.person_id:  # their conversation shows the answer, too
            history.write(session, owner, "out", None, replies, now)

    def _send(
        self, session: Session, turn: Turn, replies: Sequence[Reply], language: str, key: str, now: datetime
    ) -> None:
        where = (turn.channel, turn.address)
        hand_over(session, turn.person.person_id, where, replies, language=language, key=key, at=now)


def _now_of(session: Session, turn: Turn) -> tuple[str, str | None]:
    """Return the person's language and whose the address is, both of which the turn itself may have changed."""
    here = (channel_addresses.c.channel == turn.channel) & (channel_addresses.c.address == turn.address)
    owner = select(channel_addresses.c.person_id).where(here).scalar_subquery()
    query = select(persons.c.language, owner).where(persons.c.person_id == turn.person.person_id)
    row = session.execute(query).one()
    return row[0], row[1]


def _said_before(session: Session, person_id: str, position: int) -> list[str]:
    """Return what a person typed before a message, the latest first, as far as a language is decided by it."""
    before = select(inbox.c.text).where(inbox.c.person_id == person_id, inbox.c.position < position)
    latest = before.where(inbox.c.text.is_not(None)).order_by(inbox.c.position.desc()).limit(EARLIER)
    found = session.execute(latest).scalars().all()
    return [str(opened(session, inbox.c.text, person_id, one) or "") for one in found]


def in_hand(session: Session, person_id: str, leases: LeaseClock) -> bool:
    """Return True while a worker answers a message of this person."""
    held = (conversations.c.person_id == person_id) & (conversations.c.lease_until >= leases.now)
    return session.execute(select(conversations.c.person_id).where(held)).first() is not None


def _next_person(leases: LeaseClock) -> Select[str, int]:
    """Select whose oldest open message may be taken now: nobody holds the person, and no rest is due.

    Whoever was served longest ago comes first, and a new person as if they had been served when they wrote: so a
    person, or thirty new ones, with many messages let everybody else have a turn before each further one of theirs.
    """
    free = or_(conversations.c.lease_until.is_(None), conversations.c.lease_until < leases.now)
    rested = or_(conversations.c.rest_until.is_(None), conversations.c.rest_until <= leases.now)
    query = select(conversations.c.person_id, conversations.c.fence)
    query = query.join(inbox, inbox.c.person_id == conversations.c.person_id)
    last_turn = func.coalesce(conversations.c.served_at, inbox.c.received_at)
    return query.where(inbox.c.state == "open", free, rested).order_by(last_turn, inbox.c.position).limit(1)

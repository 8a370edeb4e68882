"""People behind channel addresses, and what we remember of them: language, city and time zone."""

from __future__ import annotations

import hashlib
import secrets
import zoneinfo
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import insert, select, update

from backend.conversation.model import LANGUAGES, ChangeLanguage, GetPerson, SetWhereabouts
from backend.conversation.routes import revive
from backend.conversation.tables import channel_addresses, conversations, persons
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.own_seals import opened_row, with_seals
from backend.shared.parties import DEFAULT_LANGUAGE, DEFAULT_TIMEZONE, Person
from backend.shared.tables import outbox

OF_PERSON = (
    persons.c.person_id,
    persons.c.language,
    persons.c.language_chosen,
    persons.c.city,
    persons.c.timezone,
)
"""The columns a `Person` is made of, for statements that look for more than the person."""
WEB = "web"
"""The channel whose addresses are browsers."""


class People:
    """Finds, makes and changes persons.

    Args:
        database: where they are kept.
        clock: dates them.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def find(self, channel: str, address: str) -> str | None:
        """Return the person id behind an address, or None."""
        with self._database.reading() as session:
            return person_at(session, channel, address)

    def resolve(self, channel: str, address: str, language: str | None = None) -> str:
        """Return the person id behind an address; a new address gets a new person."""
        with self._database.transaction() as session:
            return self.resolve_in(session, channel, address, language or DEFAULT_LANGUAGE)

    def resolve_in(
        self, session: Session, channel: str, address: str, language: str, *, may_be_dead: bool = True
    ) -> str:
        """Do the same inside the caller's transaction and note that the address is in use.

        Args:
            may_be_dead: False where the caller has just seen that messages go there.
        """
        now = self._clock.now()
        here = (channel_addresses.c.channel == channel) & (channel_addresses.c.address == address)
        seen = update(channel_addresses).where(here).values(last_seen_at=now)
        known: str | None = session.execute(seen.returning(channel_addresses.c.person_id)).scalar_one_or_none()
        if may_be_dead:
            revive(session, channel, address)
        if known is not None:
            return known
        person_id = self._new_person(session, language, now)
        address_row = {"channel": channel, "address": address, "person_id": person_id, "last_seen_at": now}
        if insert_or_ignore(session, channel_addresses, address_row):
            return person_id
        session.execute(conversations.delete().where(conversations.c.person_id == person_id))
        session.execute(persons.delete().where(persons.c.person_id == person_id))
        raced = person_at(session, channel, address)  # another process met the same stranger a moment ago
        assert raced is not None
        return raced

    def channels_of(self, session: Session, person_id: str) -> list[tuple[str, str, datetime]]:
        """Return channel, address and last use of each of a person's channels, the last used first."""
        known = select(channel_addresses).where(channel_addresses.c.person_id == person_id)
        order = (channel_addresses.c.last_seen_at.desc(), channel_addresses.c.channel, channel_addresses.c.address)
        rows = session.execute(known.order_by(*order)).mappings()
        return [(row["channel"], row["address"], row["last_seen_at"]) for row in rows]

    def move_addresses(self, session: Session, from_person: str, to_person: str) -> list[tuple[str, str, datetime]]:
        """Give one person's channels to another, in the caller's transaction, and return them."""
        moved = self.channels_of(session, from_person)
        theirs = update(channel_addresses).where(channel_addresses.c.person_id == from_person)
        session.execute(theirs.values(person_id=to_person))
        return moved

    def join(self, session: Session, place: tuple[str, str], others: Sequence[tuple[str, str]]) -> str | None:
        """Give a new address to the person one of the other addresses belongs to, in the caller's transaction.

        Args:
            place: channel and address; one that somebody has already stays with them.
            others: channels and addresses that a platform vouches for as the same person's.

        Returns:
            The person it was given to, or None where nothing was given.
        """
        if person_at(session, *place) is not None:
            return None
        owners = [owner for other in others if (owner := person_at(session, *other)) is not None]
        row = {"channel": place[0], "address": place[1], "last_seen_at": self._clock.now()}
        if not owners or not insert_or_ignore(session, channel_addresses, row | {"person_id": owners[0]}):
            return None
        return owners[0]

    def release_address(self, session: Session, channel: str, address: str) -> str:
        """Give a channel to a new person who knows nothing, in the caller's transaction, and return that person's id.

        What was still on its way there stays with the old person: it is in the history, and is not sent any more.
        """
        old = person_at(session, channel, address)
        language = person_in(session, old).language if old else DEFAULT_LANGUAGE
        new = self._new_person(session, language, self._clock.now())
        here = (channel_addresses.c.channel == channel) & (channel_addresses.c.address == address)
        session.execute(update(channel_addresses).where(here).values(person_id=new))
        waiting = update(outbox).where(outbox.c.lane == lane_of(channel, address), outbox.c.state == "open")
        session.execute(waiting.values(state="done", receipt="the channel was unlinked"))
        return new

    def get(self, command: GetPerson) -> Person:
        """Handle `GetPerson`."""
        with self._database.reading() as session:
            return person_in(session, command.person_id)

    def change_language(self, command: ChangeLanguage) -> Person:
        """Handle `ChangeLanguage`; from now on typing does not change it."""
        if command.language not in LANGUAGES:
            raise ValueError(f"no such language: {command.language}")
        return self._change(command.person_id, {"language": command.language, "language_chosen": True})

    def set_whereabouts(self, command: SetWhereabouts) -> Person:
        """Handle `SetWhereabouts`; a city the person named wins over what a device reports later."""
        if not is_timezone(command.timezone):
            raise ValueError(f"no such zone: {command.timezone}")
        return self._change(command.person_id, {"city": command.city, "timezone": command.timezone})

    def _new_person(self, session: Session, language: str, now: datetime) -> str:
        person_id = f"p_{secrets.token_hex(8)}"
        row = {"person_id": person_id, "language": language, "language_chosen": False, "timezone": DEFAULT_TIMEZONE}
        session.execute(insert(persons).values(**row, created_at=now))
        session.execute(insert(conversations).values(person_id=person_id, last_seq=0, fence=0, outage_told=False))
        return person_id

    def _change(self, person_id: str, values: Mapping[str, Any]) -> Person:
        with self._database.transaction() as session:
            new = with_seals(session, persons, person_id, values)
            session.execute(update(persons).where(persons.c.person_id == person_id).values(**new))
            return person_in(session, person_id)


def person_at(session: Session, channel: str, address: str) -> str | None:
    """Return the person id behind an address, or None."""
    query = select(channel_addresses.c.person_id)
    here = query.where(channel_addresses.c.channel == channel, channel_addresses.c.address == address)
    return session.execute(here).scalar_one_or_none()


def is_erased(session: Session, person_id: str) -> bool:
    """Return True of somebody who was erased: nobody is spoken to there any more."""
    query = select(persons.c.erased_at).where(persons.c.person_id == person_id)
    return session.execute(query).scalar_one_or_none() is not None


def person_in(session: Session, person_id: str) -> Person:
    """Return one person.

    Raises:
        LookupError: no such person; only a fault of ours asks for one.
    """
    found = people_in(session, [person_id])
    if person_id not in found:
        raise LookupError(f"no person {person_id}")
    return found[person_id]


def people_in(session: Session, person_ids: Sequence[str]) -> dict[str, Person]:
    """Return several persons by their id; those who do not exist are left out."""
    found = session.execute(select(persons).where(persons.c.person_id.in_(person_ids))).mappings()
    return {row["person_id"]: person_from(session, row) for row in found}


def person_from(session: Session, row: Mapping[Any, Any]) -> Person:
    """Return the person of a row that holds `OF_PERSON`."""
    opened = opened_row(session, persons, row)
    return Person(**{column.name: opened[column.name] for column in OF_PERSON})


def lane_of(channel: str, address: str) -> str:
    """Return the outbox lane of what goes to an address, in which it keeps its order."""
    return f"deliver:{channel}:{hashlib.sha256(address.encode()).hexdigest()[:32]}"


def is_timezone(name: str) -> bool:
    """Return True for an IANA zone name."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())

"""Personal data of the conversation: the talk goes at once, the ways to reach a person once nothing is in hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, and_, false, or_, select, update

from backend.config import Settings
from backend.conversation.channel_notes import digest_of
from backend.conversation.expiry import expiries
from backend.conversation.tables import (
    address_subject,
    browsers,
    channel_addresses,
    channel_notes,
    consents,
    contacts,
    conversations,
    dead_channels,
    delivery_failures,
    handovers,
    history,
    inbox,
    persons,
    takeovers,
    undelivered,
)
from backend.conversation.turns import in_hand
from backend.shared.database import Session
from backend.shared.lease_clock import LeaseClock
from backend.shared.parties import DEFAULT_LANGUAGE, DEFAULT_TIMEZONE
from backend.shared.personal_data import PersonalData, PersonalTable, Whose
from backend.shared.tables import audit, outbox, vault
from backend.shared.wording import Words

PATIENCE = timedelta(minutes=10)
"""Time a message may wait for its turn before the person is erased without an answer to it."""
AUDIT = Words(
    "谁在什么时候办了什么的记录（不含姓名、号码和内容，只有一个编号）",
    "the record of who did what when (no names, numbers or words, only an id that leads to nobody)",
)


def personal_data(settings: Settings, now: Callable[[], datetime]) -> PersonalData:
    """Return what is known of people here.

    Args:
        settings: the secret keys the digests that channels' notes lie under; and how long what is kept.
        now: dates the erasure of a person.
    """
    secret = settings.digest_secret

    def noted(whose: Whose) -> ColumnElement[bool]:
        """Find what the channels remember of a person's addresses."""
        subjects = [(channel, digest_of(secret, channel, address)) for channel, address in whose.addresses]
        notes = channel_notes.c
        return or_(false(), *(and_(notes.channel == channel, notes.subject == one) for channel, one in subjects))

    def subjects(session: Session, person_id: str) -> Sequence[str]:
        """Return the names under which what is noted of their addresses has keys of its own."""
        mine = channel_addresses.c.person_id == person_id
        found = session.execute(select(channel_addresses.c.channel, channel_addresses.c.address).where(mine))
        return [address_subject(channel, digest_of(secret, channel, address)) for channel, address in found]

    def leave_a_stone(session: Session, whose: Whose) -> None:
        """Leave a row that tells nothing but that somebody was erased: late news then has nobody to speak to."""
        nobody = {"language": DEFAULT_LANGUAGE, "language_chosen": False, "city": None, "timezone": DEFAULT_TIMEZONE}
        here = persons.c.person_id == whose.person_id
        session.execute(update(persons).where(here).values(**nobody, erased_at=now()))

    return PersonalData(
        (
            *(PersonalTable(table, refers=false()) for table in (history, inbox)),
            PersonalTable(undelivered, fate="with_matters", refers=false(), exported=False),
            *(PersonalTable(table, refers=false(), exported=False) for table in (consents, takeovers, handovers)),
            PersonalTable(
                outbox, _done, refers=(outbox.c.state == "open") & (outbox.c.topic != "deliver"), exported=False
            ),
            PersonalTable(outbox, fate="with_matters", refers=false(), exported=False),
            PersonalTable(channel_notes, noted, fate="with_matters", exported=False),
            *(_by_address(table) for table in (dead_channels, delivery_failures)),
            PersonalTable(browsers, _browsers, fate="with_matters", refers=false(), exported=False),
            PersonalTable(contacts, fate="with_matters"),
            PersonalTable(vault, fate="with_matters", refers=false(), exported=False),
            PersonalTable(channel_addresses, fate="with_matters", refers=false()),
            PersonalTable(conversations, fate="with_matters", refers=false(), exported=False),
            PersonalTable(persons, fate="kept", empty=leave_a_stone, refers=false()),
            PersonalTable(
                audit, lambda whose: audit.c.who == whose.person_id, fate="kept", why=AUDIT, refers=false(),
                exported=False,
            ),
        ),
        subjects=subjects,
        expiries=expiries(settings),
    )  # fmt: skip


def hold(session: Session, person_id: str, now: datetime, leases: LeaseClock) -> bool:
    """Make whatever turn of a person is begun later fail; False while one is in hand, or a message waits for one."""
    here = conversations.c.person_id == person_id
    row = session.execute(select(conversations).where(here).with_for_update()).mappings().first()
    if row is None:
        return True
    fresh = (inbox.c.person_id == person_id) & (inbox.c.state == "open") & (inbox.c.received_at > now - PATIENCE)
    waits = session.execute(select(inbox.c.turn_id).where(fresh).limit(1)).first() is not None
    if waits or in_hand(session, person_id, leases):
        return False
    session.execute(update(conversations).where(here).values(fence=row["fence"] + 1, lease_until=None))
    return True


def _done(whose: Whose) -> ColumnElement[bool]:
    """Pick what has been said to a person, or would be: what else is to be done stays with their matters."""
    over = outbox.c.state != "open"
    return (outbox.c.person_id == whose.person_id) & (over | (outbox.c.topic == "deliver"))


def _browsers(whose: Whose) -> ColumnElement[bool]:
    """Find a person's browsers; the cookie of one that was left then leads to an address that is nobody's."""
    return browsers.c.address.in_([address for _, address in whose.addresses])


def _by_address(table: Table) -> PersonalTable:
    def rows(whose: Whose) -> ColumnElement[bool]:
        """Find the rows of a person's addresses."""
        return _any_of(table, whose.addresses)

    return PersonalTable(table, rows, fate="with_matters", refers=false(), exported=False)


def _any_of(table: Table, addresses: Sequence[tuple[str, str]]) -> ColumnElement[bool]:
    return or_(false(), *(and_(table.c.channel == one[0], table.c.address == one[1]) for one in addresses))

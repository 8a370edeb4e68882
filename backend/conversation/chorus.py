"""Says one thing to each of many people at once: the speaker's work, with a statement for all and not one for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from backend.conversation.delivery import order_of
from backend.conversation.history import reply_to_json
from backend.conversation.language import convert_reply
from backend.conversation.model import Button, Reply
from backend.conversation.phrasebook import Phrasebook
from backend.conversation.tables import channel_addresses, conversations, history, persons
from backend.conversation.trial_receipts import TrialReceipts
from backend.shared.database import Session
from backend.shared.outbox import row_of, sealed_rows
from backend.shared.own_seals import sealed_for
from backend.shared.tables import outbox


@dataclass(frozen=True, slots=True)
class Saying:
    """Message to one person; see `Speaker.speak`."""

    person_id: str
    utter: str
    facts: Mapping[str, Any]
    key: str
    buttons: Sequence[Button] = ()
    until: datetime | None = None
    custom: Mapping[str, Any] = field(default_factory=dict)


def say_to_many(
    session: Session, phrasebook: Phrasebook, receipts: TrialReceipts, sayings: Sequence[Saying], now: datetime
) -> None:
    """Say it in the caller's transaction; what was said before under the same key is not said again.

    Args:
        receipts: says of a receipt that it is a trial, where it is one.
        sayings: one for each person at most.

    Raises:
        ValueError: two are for the same person.
    """
    if len({saying.person_id for saying in sayings}) != len(sayings):
        raise ValueError("one saying for each person")
    known = select(outbox.c.key).where(outbox.c.key.in_([saying.key for saying in sayings]))
    said = set(session.execute(known).scalars())
    people = [saying.person_id for saying in sayings]
    erased = select(persons.c.person_id).where(persons.c.person_id.in_(people), persons.c.erased_at.is_not(None))
    gone = set(session.execute(erased).scalars())
    fresh = [saying for saying in sayings if saying.key not in said and saying.person_id not in gone]
    if not fresh:
        return
    people = [saying.person_id for saying in fresh]
    languages, places = _languages(session, people), _last_seen(session, people)
    replies = {one.person_id: _reply(phrasebook, receipts, one, languages[one.person_id]) for one in fresh}
    orders = [
        order_of(
            one.person_id, places[one.person_id], [replies[one.person_id]], languages[one.person_id], one.key, now,
            one.until, True,
        )
        for one in fresh
        if one.person_id in places
    ]  # fmt: skip
    if orders:
        session.execute(insert(outbox), sealed_rows(session, [row_of(**order) for order in orders]))
    _write(session, replies, now)


def _reply(phrasebook: Phrasebook, receipts: TrialReceipts, saying: Saying, language: str) -> Reply:
    said = phrasebook.render(saying.utter, language, saying.facts)
    more = convert_reply(Reply(buttons=tuple(saying.buttons), custom=dict(saying.custom)), language)
    whole = replace(said, buttons=said.buttons + more.buttons, custom=said.custom | more.custom)
    return receipts.within(whole, language)


def _languages(session: Session, people: Sequence[str]) -> dict[str, str]:
    query = select(persons.c.person_id, persons.c.language).where(persons.c.person_id.in_(people))
    return {row[0]: row[1] for row in session.execute(query)}


def _last_seen(session: Session, people: Sequence[str]) -> dict[str, tuple[str, str]]:
    query = select(channel_addresses).where(channel_addresses.c.person_id.in_(people))
    rows = session.execute(query.order_by(channel_addresses.c.last_seen_at)).mappings()
    return {row["person_id"]: (row["channel"], row["address"]) for row in rows}


def _write(session: Session, replies: Mapping[str, Reply], now: datetime) -> None:
    counter = update(conversations).where(conversations.c.person_id.in_(list(replies)))
    counter = counter.values(last_seq=conversations.c.last_seq + 1)
    counted = session.execute(counter.returning(conversations.c.person_id, conversations.c.last_seq)).all()
    bodies = {person: reply_to_json(reply) for person, reply in replies.items()}
    kept = sealed_for(session, history.c.body, bodies, "talk")
    rows = [
        {
            "person_id": person,
            "seq": seq,
            "direction": "out",
            "turn_id": None,
            "body": kept[person],
            "at": now,
        }
        for person, seq in counted
    ]
    session.execute(insert(history), rows)

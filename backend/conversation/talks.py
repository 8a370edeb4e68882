"""Conversations as the desk sees them: who waits for a human, and one conversation as far as it may be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from backend.conversation.alarms import alarms_first, with_alarm
from backend.conversation.desk_commands import (
    Caller,
    OneTalk,
    Passing,
    SetAsideMessage,
    SetAsideMessages,
    Talk,
    WhoWaits,
)
from backend.conversation.history import History
from backend.conversation.people import person_in
from backend.conversation.tables import (
    HANDOVER_NOTE,
    consents,
    conversations,
    handovers,
    inbox,
    persons,
    takeovers,
)
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.own_seals import opened_row

MOST_ENTRIES = 200


class Talks:
    """Handles `WhoWaits`, `OneTalk` and `SetAsideMessages`.

    Args:
        database: where conversations are.
        history: reads them, with private numbers shortened.
        keyring: opens the note of a conversation that was passed on.
    """

    def __init__(self, database: Database, history: History, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring
        self._history = history

    def set_aside(self, command: SetAsideMessages) -> list[SetAsideMessage]:
        """Return the messages no bot could deal with, the newest first."""
        query = select(inbox).where(inbox.c.state == "aside").order_by(inbox.c.position.desc()).limit(command.most)
        with self._database.reading() as session:
            rows = [opened_row(session, inbox, row) for row in session.execute(query).mappings()]
        names = ("turn_id", "person_id", "channel", "received_at")
        return [
            SetAsideMessage(**{name: row[name] for name in names}, reason=str((row["result"] or {}).get("error", "")))
            for row in rows
        ]

    def waiting(self, _: WhoWaits) -> list[Caller]:
        """Return callers nobody has answered, each once, and those being spoken with."""
        calls = select(handovers, persons.c.language).join(persons).where(handovers.c.state == "open")
        talks = select(takeovers, persons.c.language).join(persons)
        with self._database.reading() as session:
            found = session.execute(calls.order_by(handovers.c.created_at)).mappings()
            called = [opened_row(session, handovers, row) for row in found]
            taken = session.execute(talks.order_by(takeovers.c.since)).mappings().all()
        first: dict[str, Caller] = {}
        for row in called:
            names = {name: row[name] for name in ("person_id", "language", "channel", "reason")}
            caller = first.setdefault(row["person_id"], Caller(**names, since=row["created_at"]))
            caller = first[caller.person_id] = with_alarm(caller, row["reason"], row["created_at"], row["place"] or "")
            if row["passed_by"]:
                first[caller.person_id] = replace(caller, passing=_passing(row))
        return [*alarms_first([*first.values()]), *(
            Caller(row["person_id"], row["language"], "", row["since"], "", row["officer_id"], row["officer_name"])
            for row in taken
        )]  # fmt: skip

    def one(self, command: OneTalk) -> Talk:
        """Return a conversation as the officer may see it.

        What was said before they joined takes the person's consent, which is for this officer and this takeover.
        """
        person_id = command.person_id
        with self._database.reading() as session:
            query = select(conversations.c.person_id).where(conversations.c.person_id == person_id)
            if session.execute(query).first() is None:
                raise Refused("desk_person_unknown")
            person = person_in(session, person_id)
            taken = session.execute(select(takeovers).where(takeovers.c.person_id == person_id)).mappings().first()
            consent = session.execute(
                select(consents.c.state).where(consents.c.person_id == person_id)
            ).scalar_one_or_none()
            calls = select(handovers.c.handover_id).where(handovers.c.person_id == person_id)
            called = session.execute(calls.where(handovers.c.state == "open")).first() is not None
            passing = self._passing(session, person_id)
        since = taken["since"] if taken else None
        speaks = taken is not None and taken["officer_id"] == command.officer_id
        entries = self._history.since(person_id, command.after, MOST_ENTRIES) if speaks else []
        if consent != "yes":
            entries = [entry for entry in entries if since is not None and entry.at >= since]
        return Talk(
            person,
            called,
            taken["officer_id"] if taken else "",
            taken["officer_name"] if taken else "",
            since,
            (consent or "none") if speaks else "none",
            tuple(entries),
            passing,
        )

    def _passing(self, session: Session, person_id: str) -> Passing | None:
        """Return the latest passing on that nobody has finished, with its note."""
        live = handovers.c.state.in_(("open", "taken")) & handovers.c.passed_by.is_not(None)
        query = select(handovers).where(handovers.c.person_id == person_id, live)
        row = session.execute(query.order_by(handovers.c.handover_id.desc())).mappings().first()
        if row is None:
            return None
        note = self._keyring.open(row["note"], HANDOVER_NOTE.context.format(person_id=person_id)).decode()
        return replace(_passing(row), note=note)


def _passing(row: Mapping[Any, Any]) -> Passing:
    return Passing(row["created_at"], row["passed_by"], row["to_role"] or "", row["to_officer"] or "")

"""What the desk sees of conversations: who waits for a human, and one conversation as far as it may be read."""

from __future__ import annotations

from sqlalchemy import select

from backend.conversation.desk_commands import Caller, OneTalk, Talk, WhoWaits
from backend.conversation.history import History
from backend.conversation.people import person_in
from backend.conversation.tables import consents, conversations, handovers, persons, takeovers
from backend.shared.database import Database
from backend.shared.errors import Refused

MOST_ENTRIES = 200


class Talks:
    """Handles `WhoWaits` and `OneTalk`.

    Args:
        database: where conversations are.
        history: reads them, with private numbers shortened.
    """

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def waiting(self, _: WhoWaits) -> list[Caller]:
        """Return callers nobody has answered, each once, and those being spoken with."""
        calls = select(handovers, persons.c.language).join(persons).where(handovers.c.state == "open")
        talks = select(takeovers, persons.c.language).join(persons)
        with self._database.reading() as session:
            called = session.execute(calls.order_by(handovers.c.created_at)).mappings().all()
            taken = session.execute(talks.order_by(takeovers.c.since)).mappings().all()
        first: dict[str, Caller] = {}
        for row in called:
            names = {name: row[name] for name in ("person_id", "language", "channel", "reason")}
            first.setdefault(row["person_id"], Caller(**names, since=row["created_at"]))
        return [*first.values(), *(
            Caller(row["person_id"], row["language"], "", row["since"], "", row["officer_id"], row["officer_name"])
            for row in taken
        )]  # fmt: skip

    def one(self, command: OneTalk) -> Talk:
        """Return a conversation as the desk may see it."""
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
        since = taken["since"] if taken else None
        entries = self._history.since(person_id, command.after, MOST_ENTRIES) if since or consent == "yes" else []
        if consent != "yes":
            entries = [entry for entry in entries if since is not None and entry.at >= since]
        return Talk(
            person,
            called,
            taken["officer_id"] if taken else "",
            taken["officer_name"] if taken else "",
            since,
            consent or "none",
            tuple(entries),
        )

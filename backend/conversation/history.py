"""The written record of each conversation: what was said by whom, in order, as delivered but for private numbers.

Shown again when a page is reloaded, and read by whoever waits for the answer to a message. Numbers are tokens in the
table and become ``138****5678`` only on their way out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, insert, select, update

from backend.conversation.model import Button, HistoryEntry, Reply, TurnView
from backend.conversation.tables import conversations, history, inbox
from backend.shared import outbox
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.own_seals import opened, opened_row, sealed
from backend.shared.privacy import Privacy

SOON = timedelta(minutes=10)
"""Requests that run within this count as on their way; a reminder for tomorrow does not."""


class History:
    """Reads conversations back.

    Args:
        database: where they are kept.
        privacy: shows tokens as previews.
        clock: says which open requests are soon to be answered.
    """

    def __init__(self, database: Database, privacy: Privacy, clock: Clock) -> None:
        self._database = database
        self._privacy = privacy
        self._clock = clock

    def since(self, person_id: str, after: int = 0, limit: int = 200) -> list[HistoryEntry]:
        """Return the newest `limit` entries after sequence number `after`, oldest first."""
        query = select(history).where(history.c.person_id == person_id, history.c.seq > after)
        with self._database.reading() as session:
            rows = opened_rows(session, query.order_by(history.c.seq.desc()).limit(limit))
        return [self._entry(row) for row in reversed(rows)]

    def before(self, person_id: str, seq: int, limit: int = 200) -> list[HistoryEntry]:
        """Return the newest `limit` entries before sequence number `seq`, oldest first."""
        query = select(history).where(history.c.person_id == person_id, history.c.seq < seq)
        with self._database.reading() as session:
            rows = opened_rows(session, query.order_by(history.c.seq.desc()).limit(limit))
        return [self._entry(row) for row in reversed(rows)]

    def turn(self, turn_id: str) -> TurnView | None:
        """Return what became of a message, or None if there is no such turn."""
        found = self.turn_and_person(turn_id)
        return found[1] if found is not None else None

    def turn_and_person(self, turn_id: str) -> tuple[str, TurnView] | None:
        """Return whose message this is and what became of it, or None if there is no such turn.

        Who waits looks again and again: as long as nothing is answered, nothing but the message is looked up.
        """
        with self._database.reading() as session:
            found = session.execute(select(inbox).where(inbox.c.turn_id == turn_id)).mappings().first()
            if found is None:
                return None
            row = opened_row(session, inbox, found)
            person_id: str = row["person_id"]
            if row["state"] == "open":
                return person_id, self._view(row, [], 0)
            said = opened_rows(session, _said_in_or_after(row))
            jobs = outbox.open_jobs(session, person_id, before=self._clock.now() + SOON)
        return person_id, self._view(row, [self._entry(entry) for entry in said], jobs)

    def preview(self, person_id: str, reply: Reply) -> Reply:
        """Return the reply with tokens in its text and titles shown as previews."""
        show = self._privacy.preview
        buttons = tuple(Button(show(person_id, button.title), button.payload) for button in reply.buttons)
        return replace(reply, text=show(person_id, reply.text), buttons=buttons)

    def _entry(self, row: Mapping[Any, Any]) -> HistoryEntry:
        reply = self.preview(row["person_id"], reply_from(row["body"] or {}))
        return HistoryEntry(row["seq"], row["direction"], row["turn_id"], row["at"], reply)

    def _view(self, row: Mapping[Any, Any], said: list[HistoryEntry], open_jobs: int) -> TurnView:
        result = row["result"] or {}
        replies = tuple(entry.reply for entry in said if entry.turn_id == row["turn_id"])
        later = tuple(entry.reply for entry in said if entry.turn_id is None)
        return TurnView(
            turn_id=row["turn_id"],
            state="pending" if row["state"] == "open" else "done",
            text=row["text"],
            intent=result.get("intent"),
            confidence=result.get("confidence"),
            decision=result.get("decision"),
            ranking=tuple(result.get("ranking") or ()),
            entities=tuple(result.get("entities") or ()),
            replies=replies,
            open_jobs=open_jobs,
            later=later,
            model=row["model"],
        )


def _said_in_or_after(row: Mapping[Any, Any]) -> Select[Any]:
    """Select what was answered to a message and, once it is answered, what we said by ourselves since."""
    mine = history.c.turn_id == row["turn_id"]
    answered_at = (row["result"] or {}).get("last_seq")
    if answered_at is not None:
        mine = mine | (history.c.turn_id.is_(None) & (history.c.seq > answered_at))
    query = select(history).where(history.c.person_id == row["person_id"], history.c.direction == "out", mine)
    return query.order_by(history.c.seq)


def write(
    session: Session, person_id: str, direction: str, turn_id: str | None, replies: Iterable[Reply], at: datetime
) -> int:
    """Add bubbles to a conversation inside the caller's transaction and return the last sequence number."""
    said = list(replies)
    counter = update(conversations).where(conversations.c.person_id == person_id)
    counter = counter.values(last_seq=conversations.c.last_seq + len(said))
    last = int(session.execute(counter.returning(conversations.c.last_seq)).scalar_one())
    write_up_to(session, last, person_id, direction, turn_id, said, at)
    return last


def write_up_to(
    session: Session,
    last: int,
    person_id: str,
    direction: str,
    turn_id: str | None,
    replies: Sequence[Reply],
    at: datetime,
) -> None:
    """Add bubbles whose sequence numbers, the last of them `last`, the caller's transaction has counted already."""
    bodies = [reply_to_json(reply) for reply in replies]
    about = {"person_id": person_id, "direction": direction, "turn_id": turn_id, "at": at}
    rows = [
        about | {"seq": seq, "body": sealed(session, history.c.body, person_id, body)}
        for seq, body in enumerate(bodies, last - len(bodies) + 1)
    ]
    if rows:
        session.execute(insert(history), rows)


def title_of(session: Session, person_id: str, payload: str, *, look_back: int = 20) -> str | None:
    """Return the title of the button last offered with this payload, so that a press reads as what was pressed."""
    for body in said_last(session, person_id, look_back):
        for button in body.get("buttons", ()):
            if button["payload"] == payload:
                return str(button["title"])
    return None


def said_last(session: Session, person_id: str, most: int) -> list[dict[str, Any]]:
    """Return our last bubbles as `reply_to_json` wrote them, the newest first."""
    query = select(history.c.body).where(history.c.person_id == person_id, history.c.direction == "out")
    found = session.execute(query.order_by(history.c.seq.desc()).limit(most)).scalars().all()
    return [opened(session, history.c.body, person_id, body) or {} for body in found]


def opened_rows(session: Session, query: Select[Any]) -> list[dict[str, Any]]:
    """Return rows of the history with what was said in clear."""
    return [opened_row(session, history, row) for row in session.execute(query).mappings().all()]


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """Return a reply as JSON values, empty parts left out."""
    body: dict[str, Any] = {"text": reply.text}
    if reply.buttons:
        body["buttons"] = [{"title": button.title, "payload": button.payload} for button in reply.buttons]
    rest = {"image": reply.image, "attachment": reply.attachment, "custom": reply.custom, "utter": reply.utter}
    return body | {name: value for name, value in rest.items() if value}


def reply_from(body: Mapping[str, Any]) -> Reply:
    """Return the reply that `reply_to_json` wrote, or that the bot sent in the same shape."""
    buttons = tuple(Button(str(b.get("title") or ""), str(b.get("payload") or "")) for b in body.get("buttons") or ())
    return Reply(
        text=body.get("text") or "",
        buttons=buttons,
        image=body.get("image"),
        attachment=body.get("attachment"),
        custom=body.get("custom") or {},
        utter=body.get("utter"),
    )

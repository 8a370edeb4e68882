"""转交: a conversation goes to another role or a colleague, with a note; the bot answers until they join."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import insert, select, update

from backend.conversation.desk_commands import PassOn
from backend.conversation.inbox import clean
from backend.conversation.people import person_in
from backend.conversation.speaker import Speaker
from backend.conversation.tables import HANDOVER_NOTE, handovers
from backend.conversation.takeover import leave, locked, officer_in
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.wording import verbatim

LONGEST_NOTE = 1000


class PassingOn:
    """Handles `PassOn`.

    Args:
        database, clock, audit, keyring: see `backend/shared`.
        speaker: tells the person.
        ring: wakes the outbox.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audit: AuditLog,
        keyring: Keyring,
        speaker: Speaker,
        ring: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._keyring = keyring
        self._speaker = speaker
        self._ring = ring

    def __call__(self, command: PassOn) -> None:
        """Pass it on; whoever waits keeps their place in the queue."""
        note = clean(command.note)[:LONGEST_NOTE]
        if not note:
            raise Refused("desk_note_empty")
        with self._database.transaction() as session:
            locked(session, command.person_id)
            calls = self._calls(session, command)
            if any(_is_done(call, command) for call in calls):
                return
            _close(session, command.person_id)
            self._open(session, command, calls[0], note)
            self._tell(session, command)
        self._ring()

    def _calls(self, session: Session, command: PassOn) -> list[Mapping[str, Any]]:
        """Return what goes on, the longest waiting first: calls nobody answered, or the conversation that is had."""
        taken = officer_in(session, command.person_id)
        if taken is not None and taken["officer_id"] != command.officer_id:
            raise Refused("desk_talk_taken", name=taken["officer_name"])
        theirs = select(handovers).where(handovers.c.person_id == command.person_id).order_by(handovers.c.created_at)
        state = "open" if taken is None else "taken"
        rows = session.execute(theirs.where(handovers.c.state == state)).mappings().all()
        if taken is not None:
            first = dict(rows[0]) if rows else {"reason": "", "channel": "", "place": None}
            return [{**first, "created_at": self._clock.now()}]
        if not rows:
            raise Refused("desk_talk_not_yours")
        return [dict(row) for row in rows]

    def _open(self, session: Session, command: PassOn, call: Mapping[str, Any], note: str) -> None:
        context = HANDOVER_NOTE.context.format(person_id=command.person_id)
        row = {
            "person_id": command.person_id,
            **{name: call[name] for name in ("reason", "channel", "place", "created_at")},
            "state": "open",
            "passed_by": command.officer_id,
            "to_role": command.to_role,
            "to_officer": command.to_officer,
            "note": self._keyring.of(command.person_id, "talk").seal(note.encode(), context),
        }
        session.execute(insert(handovers).values(**row))

    def _tell(self, session: Session, command: PassOn) -> None:
        now, person_id = self._clock.now(), command.person_id
        to = command.to_name.say(person_in(session, person_id).language)
        facts = {"officer": verbatim(command.officer_name), "to": verbatim(to) if command.to_officer else to}
        key = f"utter_human_passed:{person_id}:{now:%Y%m%d%H%M%S%f}"
        self._speaker.speak(person_id, "utter_human_passed", facts, key=key, session=session)
        who, noted = f"officer:{command.officer_id}", {"person": person_id, "to": command.to_officer or command.to_role}
        self._audit.append(session, who=who, what="desk.talk_passed", at=now, channel="desk", facts=noted)


def _is_done(call: Mapping[str, Any], command: PassOn) -> bool:
    """True if the call waits for that very addressee already, sent there by this officer."""
    order = (command.officer_id, command.to_role, command.to_officer)
    return order == (call.get("passed_by"), call.get("to_role"), call.get("to_officer"))


def _close(session: Session, person_id: str) -> None:
    leave(session, person_id)
    waiting = update(handovers).where(handovers.c.person_id == person_id, handovers.c.state == "open")
    session.execute(waiting.values(state="passed"))

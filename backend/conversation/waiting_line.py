"""The line of those who wait for a person at the desk: one place each, kept until somebody answers or they leave it.

What somebody who waits asks about the waiting itself ("when will anybody answer?", "不用了") is answered here, without
the bot: an open form is left as it is.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from backend.conversation.history import said_last
from backend.conversation.model import CallHuman, EndCall, Reply, Waiting, WaitsForHuman
from backend.conversation.people import person_in
from backend.conversation.tables import handovers
from backend.conversation.waiting_words import about_the_call, facts_of_waiting, may_be_of_court
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.office_hours import OfficeHours

if TYPE_CHECKING:
    from backend.conversation.phrasebook import Phrasebook
    from backend.conversation.turns import Turn

CALLED = ("utter_human", "utter_human_waiting", "utter_human_when")
"""Utterances after which a bare "不用了" or "how long" is about the call."""


class WaitingLine:
    """Handles `CallHuman`, `EndCall` and `WaitsForHuman`, and answers what is asked about the waiting.

    Args:
        database: where the line is.
        audit: notes calls and their ends.
        clock: dates them.
        phrasebook: our own sentences.
        contact: the text with telephone numbers, from the settings.
        hours: when the desk answers.
        minutes: office minutes within which somebody is to answer.
    """

    def __init__(
        self,
        database: Database,
        audit: AuditLog,
        clock: Clock,
        phrasebook: Phrasebook,
        *,
        contact: str,
        hours: OfficeHours,
        minutes: int,
    ) -> None:
        self._database = database
        self._audit = audit
        self._clock = clock
        self._phrasebook = phrasebook
        self._contact = contact
        self._hours = hours
        self._minutes = minutes

    def call(self, command: CallHuman) -> Waiting:
        """Put the person at the end of the line, once, and return where they stand."""
        now = self._clock.now()
        with self._database.transaction() as session:
            person_in(session, command.person_id)
            since = _since(session, command.person_id)
            if since is None:
                row = {"reason": command.reason[:200], "channel": command.channel, "state": "open", "created_at": now}
                session.execute(insert(handovers).values(person_id=command.person_id, **row))
                self._audit.append(session, who=command.person_id, what="human.called", at=now, channel=command.channel)
            return self._place(session, command.person_id, since or now, is_new=since is None)

    def end(self, command: EndCall) -> bool:
        """Take the person out of the line; False if they were not in it."""
        with self._database.transaction() as session:
            return self._end(session, command.person_id)

    def waits(self, command: WaitsForHuman) -> Waiting | None:
        """Return where the person stands in the line, or None."""
        with self._database.reading() as session:
            since = _since(session, command.person_id)
            return None if since is None else self._place(session, command.person_id, since, is_new=False)

    def answer(self, turn: Turn) -> list[Reply] | None:
        """Answer a message about the waiting; None leaves it to the bot."""
        person_id, language = turn.person.person_id, turn.person.language
        if not turn.text or (about := about_the_call(turn.text)) is None:
            return None
        with self._database.reading() as session:
            since = _since(session, person_id)
            if about.bare and (since is None or _said_last(session, person_id) not in CALLED):
                return None
        if since is None and may_be_of_court(turn.text):
            return None
        if about.kind == "end":
            return [self._ended(person_id, language)]
        if since is None:
            return None
        place = self.waits(WaitsForHuman(person_id))
        facts = facts_of_waiting(place, turn.person) if place else {}
        return [self._phrasebook.render("utter_human_when", language, facts)] if facts else None

    def _ended(self, person_id: str, language: str) -> Reply:
        was_there = self.end(EndCall(person_id))
        return self._phrasebook.render("utter_human_ended" if was_there else "utter_human_not_called", language)

    def _end(self, session: Session, person_id: str) -> bool:
        here = (handovers.c.person_id == person_id) & (handovers.c.state == "open")
        ended = session.execute(update(handovers).where(here).values(state="over")).rowcount > 0
        if ended:
            now = self._clock.now()
            self._audit.append(session, who=person_id, what="human.call_ended", at=now, channel="conversation")
        return ended

    def _place(self, session: Session, person_id: str, since: datetime, *, is_new: bool) -> Waiting:
        first = select(func.min(handovers.c.created_at).label("since"))
        first = first.where(handovers.c.state == "open", handovers.c.person_id != person_id)
        each = first.group_by(handovers.c.person_id).subquery()
        ahead = session.execute(select(func.count()).select_from(each).where(each.c.since < since)).scalar_one()
        now = self._clock.now()
        opens, due = self._hours.next_open(now), self._hours.after(max(now, since), self._minutes)
        return Waiting(
            self._contact, int(ahead), since, is_new, None if opens == now else opens, due, str(self._hours),
            self._hours.provisional(due),
        )  # fmt: skip


def _since(session: Session, person_id: str) -> datetime | None:
    """Return when the person came into the line, or None."""
    here = (handovers.c.person_id == person_id) & (handovers.c.state == "open")
    since: datetime | None = session.execute(select(func.min(handovers.c.created_at)).where(here)).scalar_one()
    return since


def _said_last(session: Session, person_id: str) -> str:
    """The utterance of our last bubble that has one."""
    said = [str(body.get("utter") or "") for body in said_last(session, person_id, 2)]
    return next((utter for utter in said if utter and utter != "utter_dial_from_abroad"), "")

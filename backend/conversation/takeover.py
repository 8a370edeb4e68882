"""转人工: an officer writes in the person's chat while the bot is silent, through the same history and outbox.

What the person says meanwhile is kept in the history and never reaches the bot. An officer who falls silent for
`SILENT` gives the conversation back without having to think of it, so nobody is left with nobody. What was said before
an officer joined is shown to that officer only once the person has agreed, by a button that never reaches the bot
either. The agreement is for one officer and one takeover: it ends with it, and its button says nothing afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from backend.conversation import history
from backend.conversation.delivery import hand_over
from backend.conversation.desk_commands import AskForExcerpt, HandBack, TakeOver, WriteToPerson
from backend.conversation.inbox import clean
from backend.conversation.language import convert_reply
from backend.conversation.model import Button, Reply
from backend.conversation.people import person_in
from backend.conversation.speaker import Speaker, last_seen_at
from backend.conversation.tables import consents, conversations, handovers, inbox, takeovers
from backend.conversation.turns import in_hand
from backend.shared import outbox
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, first_row, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.lease_clock import LeaseClock
from backend.shared.outbox import Job
from backend.shared.privacy import Privacy
from backend.shared.private_numbers import OFFICE_NUMBERS
from backend.shared.wording import Words, verbatim

TOPIC = "conversation.hand_back"
SILENT = timedelta(minutes=30)
LONGEST_MESSAGE = 2000
AGREED, DECLINED = "/excerpt_yes", "/excerpt_no"
"""Payloads under the question whether the officer may read along; an agreement names the takeover it was asked in."""
AGREE = Words("同意", "Yes")
DECLINE = Words("不同意", "No")


class Takeover:
    """Handles `TakeOver`, `WriteToPerson`, `HandBack` and `AskForExcerpt`.

    Args:
        database, clock, audit, privacy: see `backend/shared`.
        speaker: says our own sentences.
        ring: wakes the outbox.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audit: AuditLog,
        privacy: Privacy,
        speaker: Speaker,
        ring: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._leases = LeaseClock(database, clock)
        self._audit = audit
        self._privacy = privacy
        self._speaker = speaker
        self._ring = ring

    def take(self, command: TakeOver) -> None:
        """Let the officer write; the person is told who it is."""
        now = self._clock.now()
        row = {"officer_id": command.officer_id, "officer_name": command.officer_name, "since": now, "last_at": now}
        with self._database.transaction() as session:
            locked(session, command.person_id)
            if not insert_or_ignore(session, takeovers, {"person_id": command.person_id, **row}):
                self._need_own(session, command)
                return
            calls = update(handovers).where(handovers.c.person_id == command.person_id, handovers.c.state == "open")
            session.execute(calls.values(state="taken"))
            if not in_hand(session, command.person_id, self._leases):  # what the bot has in hand it may finish
                waiting = update(inbox).where(inbox.c.person_id == command.person_id, inbox.c.state == "open")
                session.execute(waiting.values(state="human", answered_at=now))
            self._say(session, command.person_id, "utter_human_joined", now, officer=command.officer_name)
            self._plan(session, command.person_id, now, now)
            self._note(session, command.officer_id, "desk.talk_taken", command.person_id)
        self._ring()

    def write(self, command: WriteToPerson) -> None:
        """Write into the person's chat."""
        now, text = self._clock.now(), clean(command.text)[:LONGEST_MESSAGE]
        if not text:
            raise Refused("desk_message_empty")
        with self._database.transaction() as session:
            locked(session, command.person_id)
            taken = self._own(session, command.person_id, command.officer_id)
            masked = self._privacy.mask(session, command.person_id, text, spare=OFFICE_NUMBERS)
            name = taken["officer_name"]
            reply = Reply(f"【{verbatim(name)}】\n{masked}", custom={"human": name})
            if self._send(session, command.person_id, reply, f"desk:{command.request_id}", now):
                here = takeovers.c.person_id == command.person_id
                session.execute(update(takeovers).where(here).values(last_at=now))
                self._note(session, command.officer_id, "desk.message_written", command.person_id)
        self._ring()

    def hand_back(self, command: HandBack) -> None:
        """Let the bot answer again and say so; nothing to do is no error."""
        with self._database.transaction() as session:
            locked(session, command.person_id)
            if officer_in(session, command.person_id) is None:
                return
            self._own(session, command.person_id, command.officer_id)
            self._end(session, command.person_id, f"officer:{command.officer_id}")
        self._ring()

    def ask(self, command: AskForExcerpt) -> None:
        """Ask whether the desk may read what was said before; asked once a takeover, and never after a yes."""
        now = self._clock.now()
        with self._database.transaction() as session:
            locked(session, command.person_id)
            taken = self._own(session, command.person_id, command.officer_id)
            if _consent(session, command.person_id) == "yes":
                return
            _answer(session, command.person_id, "asked", now)
            self._ask(session, command.person_id, taken)
            self._note(session, command.officer_id, "desk.excerpt_asked", command.person_id)
        self._ring()

    def heard(self, session: Session, person_id: str, payload: str | None) -> bool:
        """Return True if a message that has just come in is not for the bot; the answer to our question is kept."""
        answer = _meaning(payload or "")
        taken = officer_in(session, person_id)
        if answer is not None:
            if answer == "yes" and (taken is None or payload != _agreement(taken)):
                answer = "over"
            now = self._clock.now()
            if taken is not None and answer != "over":
                _answer(session, person_id, answer, now)
            self._say(session, person_id, f"utter_excerpt_{answer}", now)
            facts = {"answer": answer}
            self._audit.append(
                session, who=person_id, what="excerpt.answered", at=now, channel="conversation", facts=facts
            )
            self._ring()
        return answer is not None or taken is not None

    def look(self, job: Job) -> str:
        """Outbox handler of `TOPIC`: end a takeover in which nobody has written for a while."""
        person_id, since, now = str(job.person_id), datetime.fromisoformat(job.payload["since"]), self._clock.now()
        with self._database.transaction() as session:
            locked(session, person_id)
            taken = officer_in(session, person_id)
            if taken is None or taken["since"] != since:
                return "over"
            if taken["last_at"] + SILENT > now:
                self._plan(session, person_id, since, taken["last_at"])
                return "still speaking"
            self._end(session, person_id, "conversation")
        return "handed back"

    def _end(self, session: Session, person_id: str, who: str) -> None:
        now = self._clock.now()
        leave(session, person_id)
        self._say(session, person_id, "utter_human_left", now)
        facts = {"person": person_id}
        self._audit.append(session, who=who, what="desk.talk_handed_back", at=now, channel="desk", facts=facts)

    def _plan(self, session: Session, person_id: str, since: datetime, last_at: datetime) -> None:
        key = f"{TOPIC}:{person_id}:{since:%Y%m%d%H%M%S}:{last_at:%Y%m%d%H%M%S}"
        due, payload = last_at + SILENT, {"since": since.isoformat()}
        outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=due, person_id=person_id)

    def _send(self, session: Session, person_id: str, reply: Reply, key: str, now: datetime) -> bool:
        language, where = person_in(session, person_id).language, last_seen_at(session, person_id)
        said = convert_reply(reply, language)
        if where is not None and not hand_over(session, person_id, where, [said], language=language, key=key, at=now):
            return False
        history.write(session, person_id, "out", None, [said], now)
        return True

    def _ask(self, session: Session, person_id: str, taken: Mapping[str, Any]) -> None:
        language = person_in(session, person_id).language
        yes, no = Button(AGREE.say(language), _agreement(taken)), Button(DECLINE.say(language), DECLINED)
        name, since = taken["officer_name"], taken["since"]
        self._say(session, person_id, "utter_excerpt_asked", since, (yes, no), officer=name)

    def _say(
        self, session: Session, person_id: str, utter: str, at: datetime, buttons: Sequence[Button] = (), **names: str
    ) -> None:
        facts = {name: verbatim(value) for name, value in names.items()}
        key = f"{utter}:{person_id}:{at:%Y%m%d%H%M%S%f}"
        self._speaker.speak(person_id, utter, facts, key=key, buttons=buttons, session=session)

    def _own(self, session: Session, person_id: str, officer_id: str) -> Mapping[str, Any]:
        taken = officer_in(session, person_id)
        if taken is None or taken["officer_id"] != officer_id:
            raise Refused("desk_talk_not_yours")
        return taken

    def _need_own(self, session: Session, command: TakeOver) -> None:
        taken = officer_in(session, command.person_id)
        if taken is not None and taken["officer_id"] != command.officer_id:
            raise Refused("desk_talk_taken", name=taken["officer_name"])

    def _note(self, session: Session, officer_id: str, what: str, person_id: str) -> None:
        who, facts = f"officer:{officer_id}", {"person": person_id}
        self._audit.append(session, who=who, what=what, at=self._clock.now(), channel="desk", facts=facts)


def locked(session: Session, person_id: str) -> None:
    """Lock a person's conversation; Refused if there is none."""
    query = select(conversations.c.person_id).where(conversations.c.person_id == person_id).with_for_update()
    if session.execute(query).first() is None:
        raise Refused("desk_person_unknown")


def officer_in(session: Session, person_id: str) -> Mapping[str, Any] | None:
    """Return the row of the officer who writes in a conversation, or None: the bot does."""
    return first_row(session, select(takeovers).where(takeovers.c.person_id == person_id))


def leave(session: Session, person_id: str) -> None:
    """Let the bot have the word again; the call that was answered is over, and so is the consent to read along."""
    session.execute(delete(takeovers).where(takeovers.c.person_id == person_id))
    session.execute(delete(consents).where(consents.c.person_id == person_id))
    answered = update(handovers).where(handovers.c.person_id == person_id, handovers.c.state == "taken")
    session.execute(answered.values(state="over"))


def _agreement(taken: Mapping[str, Any]) -> str:
    """The payload that agrees to this takeover and to no other."""
    return f'{AGREED}{{"talk": "{taken["since"]:%Y%m%d%H%M%S%f}"}}'


def _meaning(payload: str) -> str | None:
    """``yes`` or ``no`` for a payload under our question, None for any other."""
    if payload == DECLINED:
        return "no"
    return "yes" if payload.partition("{")[0] == AGREED else None


def _consent(session: Session, person_id: str) -> str:
    query = select(consents.c.state).where(consents.c.person_id == person_id)
    return session.execute(query).scalar_one_or_none() or "none"


def _answer(session: Session, person_id: str, state: str, now: datetime) -> None:
    session.execute(delete(consents).where(consents.c.person_id == person_id))
    session.execute(insert(consents).values(person_id=person_id, state=state, at=now))

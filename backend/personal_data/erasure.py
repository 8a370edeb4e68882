"""Erasing a person everywhere: what no office needs at once, the rest as soon as nothing is in an office's hand.

Contents outside the tables go first, then all rows in one transaction with the audit entry, then the bot's memory and
the log of changes. Before that transaction ends the person's own keys are destroyed, so that what backups and the bot
still have of them opens nowhere. Every step may be repeated, and the record says how far it came: after a crash in
between, the job or the next start finishes it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select, update

from backend.contracts.conversation import ChannelsOf, ReleaseAddress
from backend.contracts.personal_data import HoldConversation
from backend.infrastructure import Infrastructure
from backend.personal_data.commands import Erased, EraseMe, ErasePerson, Stays, WhatStays
from backend.personal_data.holdings import Holdings
from backend.personal_data.tables import erasures
from backend.personal_data.tracker import BotMemory
from backend.shared import outbox
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.keyring import KeyDestroyed, matter
from backend.shared.leftovers import truncate_log
from backend.shared.outbox import Job
from backend.shared.person_keys import KINDS
from backend.shared.personal_data import Whose
from backend.shared.wording import Words

logger = logging.getLogger(__name__)

TOPIC = "personal_data.erase"
AFTER_THE_TURN = timedelta(seconds=3)
"""The turn that asks for it has to end first; it is over after one or two."""
LOOK_AGAIN = timedelta(hours=1)
"""Pause between looks whether an office is done with what it had in hand."""
CONVERSATION = "conversation"
BESIDE = {"leaving": "waiting", "gone": "done"}
"""Next state of an erasure once what lies beside the rows has followed them."""
RESTORED = "restored"
"""Reason of the erasure of somebody whose rows came back with a backup."""
IN_THE_MIDDLE = ("asked", *BESIDE)

LetFilesGo = Callable[[str], None]
"""Deletes the files of a person that nothing needs."""


class Erasure:
    """Handles `WhatStays`, `EraseMe` and `ErasePerson`, and the outbox topic `TOPIC`.

    Args:
        infra: database, clock, bus, audit and the rest.
        holdings: what is known of people.
        memory: the bot's.
        let_files_go: see `LetFilesGo`.
    """

    def __init__(self, infra: Infrastructure, holdings: Holdings, memory: BotMemory, let_files_go: LetFilesGo) -> None:
        self._infra, self._holdings, self._memory = infra, holdings, memory
        self._let_files_go = let_files_go

    def what_stays(self, command: WhatStays) -> Stays:
        """Return what an erasure would leave; nothing is changed."""
        with self._infra.database.reading() as session:
            whose = self._holdings.whose(session, command.person_id)
            in_hand = self._holdings.in_hand(session, command.person_id)
            return Stays(in_hand, self._holdings.kept(session, whose))

    def ask(self, command: EraseMe) -> None:
        """Note the wish, and have it done when the turn is over."""
        now = self._infra.clock.now()
        with self._infra.database.transaction() as session:
            self._note(session, command, now)
            self._plan(session, command.person_id, now + AFTER_THE_TURN)
        self._infra.outbox.bell.ring()

    def now(self, command: ErasePerson) -> Erased:
        """Erase a person at once, by an operator's order."""
        with self._infra.database.transaction() as session:
            self._note(session, EraseMe(command.person_id, command.by, command.reason, tell=False), self._now())
        return self._erase(command.person_id)

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPIC`; while something is in hand it is looked again later."""
        person_id = str(job.payload["person_id"])
        erased = self._erase(person_id)
        if not erased.whole:
            with self._infra.database.transaction() as session:
                self._plan(session, person_id, self._now() + LOOK_AGAIN)
        return "erased" if erased.whole else "erased but for what is in hand"

    def look_after_waiting(self) -> None:
        """Plan every wish that is not fulfilled, whose job may have been given up."""
        self._plan_all(erasures.c.state != "done")

    def go_on(self) -> None:
        """Plan every wish that somebody was in the middle of when they stopped: of a console, nobody else knows it."""
        self._plan_all(erasures.c.state.in_(IN_THE_MIDDLE))
        self._erase_again()

    def _erase_again(self) -> None:
        """Plan whose rows came back with a backup made before they were erased: nobody can read them any more."""
        with self._infra.database.transaction() as session:
            done = session.execute(select(erasures.c.person_id).where(erasures.c.state == "done")).scalars()
            back = self._infra.person_keys.erased().difference(done)
            for person_id in self._infra.notifier.people_in(session, sorted(back)):
                self._note(session, EraseMe(person_id, "house", RESTORED, tell=False), self._now())
                self._plan(session, person_id, self._now())

    def _erase(self, person_id: str) -> Erased:
        with self._infra.database.reading() as session:
            wish = first_row(session, select(erasures).where(erasures.c.person_id == person_id))
            held = self._in_hand(session, person_id)
        if wish is None or wish["state"] == "done":
            return Erased(True)
        if wish["state"] in BESIDE:
            self._beside(person_id, wish["state"])
            return Erased(wish["state"] == "gone", held)
        if wish["state"] == "waiting" and held:  # what was written since is no part of the wish
            return Erased(False, held)
        self._outside(person_id, whole=False)
        with self._infra.database.reading() as session:
            whole = not self._in_hand(session, person_id)
        if whole:
            self._outside(person_id, whole=True)
        with self._infra.database.transaction() as session:
            erased = self._rows(session, person_id, whole)
        self._beside(person_id, "gone" if whole else "leaving")
        self._infra.outbox.bell.ring()
        return erased

    def _beside(self, person_id: str, state: str) -> None:
        """Erase what lies beside the rows, once they are gone, and note that it is done."""
        self._memory.forget(person_id)
        if state == "leaving":
            self._let_files_go(person_id)
        truncate_log(self._infra.database)
        truncate_log(self._infra.person_keys.database)
        values = {"state": BESIDE[state], "done_at": self._now() if state == "gone" else None}
        here = (erasures.c.person_id == person_id) & (erasures.c.state == state)
        with self._infra.database.transaction() as session:
            session.execute(update(erasures).where(here).values(**values))

    def _outside(self, person_id: str, *, whole: bool) -> None:
        for holding in self._holdings.all():
            try:
                holding.data.outside(person_id, whole)
            except KeyDestroyed:  # it was done before, and the rows are back with a backup or a stopped erasure
                logger.info("%s has nothing left that could be read of somebody who is erased again", holding.service)

    def _rows(self, session: Session, person_id: str, whole: bool) -> Erased:
        """Delete the rows; what came into an office's hand a moment ago stops a whole erasure, for the next try."""
        wish = first_row(session, select(erasures).where(erasures.c.person_id == person_id), lock=True)
        if wish is None or wish["state"] in ("gone", "done"):  # another worker was quicker
            return Erased(True)
        if not self._infra.bus.handle(HoldConversation(session, person_id)):
            raise PlatformUnavailable(CONVERSATION, "a turn is in hand", 2.0)
        in_hand = self._in_hand(session, person_id)
        if whole and in_hand:
            raise PlatformUnavailable(CONVERSATION, "something was begun meanwhile", 2.0)
        whose = self._holdings.whose(session, person_id)
        told = self._still_theirs(session, person_id, wish["channel"], wish["address"])
        to = self._handed_on(session, person_id, told) if whole else person_id
        self._delete(session, whose, whole)
        matters = [matter(subject) for subject in whose.subjects] if whole else []
        self._infra.person_keys.destroy(person_id, KINDS if whole else ("talk",), matters)
        self._record(session, wish["by"], wish["reason"], person_id, whole)
        if told is not None:
            self._tell(session, to, told, in_hand)
        return Erased(whole, in_hand)

    def _delete(self, session: Session, whose: Whose, whole: bool) -> None:
        for holding in self._holdings.all():
            for table in holding.data.tables:
                if table.fate == "erased" or (whole and table.fate == "with_matters"):
                    session.execute(delete(table.table).where(table.of(whose)))
                elif whole and table.empty is not None:
                    table.empty(session, whose)

    def _record(self, session: Session, by: str, reason: str, person_id: str, whole: bool) -> None:
        now = self._now()
        values = {"state": "gone", "channel": "", "address": ""} if whole else {"state": "leaving"}
        session.execute(update(erasures).where(erasures.c.person_id == person_id).values(**values))
        facts = {"person": person_id, "whole": whole, "reason": reason}
        self._infra.audit.append(session, who=by, what="person.erased", at=now, channel="house", facts=facts)

    def _handed_on(self, session: Session, person_id: str, where: tuple[str, str] | None) -> str:
        """Give the chat to somebody nobody knows anything of, who is told that it is done; they may go on writing."""
        if where is None:
            return person_id
        new: str = self._infra.bus.handle(ReleaseAddress(session, *where))
        return new

    def _still_theirs(self, session: Session, person_id: str, channel: str, address: str) -> tuple[str, str] | None:
        places = self._infra.bus.handle(ChannelsOf(session, person_id))
        return next(((one[0], one[1]) for one in places if (one[0], one[1]) == (channel, address)), None)

    def _tell(self, session: Session, person_id: str, where: tuple[str, str], in_hand: tuple[Words, ...]) -> None:
        language = self._infra.notifier.person_in(session, person_id).language
        comma = Words("、", "; ").say(language)
        utter, facts = ("utter_erased", {}) if not in_hand else (
            "utter_erased_partly", {"matters": comma.join(one.say(language) for one in in_hand)}
        )  # fmt: skip
        key = f"{utter}:{person_id}:{self._now().isoformat()}"
        self._infra.notifier.tell(person_id, utter, facts, key=key, session=session, where=where)

    def _note(self, session: Session, command: EraseMe, now: datetime) -> None:
        """Keep the wish; where it was asked in a chat, the chat last used is told."""
        places = self._infra.bus.handle(ChannelsOf(session, command.person_id))
        try:
            self._infra.notifier.person_in(session, command.person_id)
        except LookupError as nobody:
            raise Refused("desk_person_unknown") from nobody
        channel, address = places[0][:2] if places and command.tell else ("", "")
        row = {
            "person_id": command.person_id, "state": "asked", "by": command.by, "reason": command.reason,
            "channel": channel, "address": address, "asked_at": now, "done_at": None,
        }  # fmt: skip
        if not insert_or_ignore(session, erasures, row):
            open_ = (erasures.c.person_id == command.person_id) & erasures.c.state.not_in(("gone", "done"))
            session.execute(update(erasures).where(open_).values(state="asked", channel=channel, address=address))

    def _in_hand(self, session: Session, person_id: str) -> tuple[Words, ...]:
        """Return what an office has in hand; nothing of somebody who was erased before their rows came back."""
        return () if self._infra.person_keys.erased(person_id) else self._holdings.in_hand(session, person_id)

    def _plan_all(self, which: ColumnElement[bool]) -> None:
        with self._infra.database.transaction() as session:
            for person_id in session.execute(select(erasures.c.person_id).where(which)).scalars().all():
                self._plan(session, person_id, self._now())

    def _plan(self, session: Session, person_id: str, due: datetime) -> None:
        """Have it done; without the person's id on the job, which would be deleted with everything of theirs."""
        payload, key = {"person_id": person_id}, f"{TOPIC}:{person_id}:{due.isoformat()}"
        outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=due)

    def _now(self) -> datetime:
        return self._infra.clock.now()

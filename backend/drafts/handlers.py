"""Carries out the draft commands: short transactions, every answer sealed, strangers told nothing."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from backend.drafts.model import (
    CancelDraft,
    ChangeDraft,
    DiscardDraft,
    Draft,
    EraseCancelledDrafts,
    GetDraft,
    GetDraftById,
    HoursCancelledIsKept,
    OpenDraft,
    PauseDraft,
    RestartDraft,
    RestoreDraft,
    ResumeDraft,
    SubmitDraft,
    WaitingDrafts,
)
from backend.drafts.tables import drafts
from backend.shared import outbox
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring, SealedColumn
from backend.shared.messages import Command
from backend.shared.outbox import Job

ANSWERS_COLUMN = SealedColumn(drafts, drafts.c.answers, "draft:{person_id}:{draft_id}", "talk")
RECEIPT_COLUMN = SealedColumn(drafts, drafts.c.receipt, "receipt:{person_id}:{draft_id}", "talk")

ERASE = "drafts.erase"
"""The topic of the jobs that erase what was cancelled."""
LetGo = Callable[[Session, Draft], None]
"""Has deleted what only the draft needed, once its answers are gone."""
_LIVING = ("open", "waiting")
_NOTHING: dict[str, Any] = {"answers": {}, "open_question": None}


def let_nothing_go(session: Session, draft: Draft) -> None:
    """Do nothing: where drafts stand alone."""


class DraftHandlers:
    """Handles every command of ``backend/drafts/model.py``.

    Args:
        database: where drafts are kept.
        keyring: seals answers and receipts.
        clock: dates them.
        kept: how long cancelled drafts can be brought back.
        let_go: see `LetGo`.
    """

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        clock: Clock,
        kept: timedelta = timedelta(hours=24),
        let_go: LetGo = let_nothing_go,
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._clock = clock
        self._kept = kept
        self._let_go = let_go

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command, for the bus."""
        return {
            OpenDraft: self.open,
            GetDraft: self.get,
            GetDraftById: self.get_by_id,
            WaitingDrafts: self.waiting,
            ChangeDraft: self.change,
            PauseDraft: self.pause,
            ResumeDraft: self.resume,
            RestartDraft: self.restart,
            CancelDraft: self.cancel,
            RestoreDraft: self.restore,
            HoursCancelledIsKept: lambda command: int(self._kept / timedelta(hours=1)),
            EraseCancelledDrafts: self.erase_cancelled,
            DiscardDraft: self.discard,
            SubmitDraft: self.submit,
        }

    def open(self, command: OpenDraft) -> Draft:
        """Return the living draft, or make one; two at the same moment get the same."""
        with self._database.transaction() as session:
            found = self._living(session, command.person_id, command.service)
            return found or self._new(session, command.person_id, command.service)

    def get(self, command: GetDraft) -> Draft | None:
        """Return the living draft or None."""
        with self._database.reading() as session:
            return self._living(session, command.person_id, command.service)

    def get_by_id(self, command: GetDraftById) -> Draft:
        """Return the draft in any state."""
        with self._database.reading() as session:
            return self._own(session, command.draft_id, command.person_id)

    def waiting(self, command: WaitingDrafts) -> list[Draft]:
        """Return the person's living drafts, the last touched first."""
        query = select(drafts).where(drafts.c.person_id == command.person_id, drafts.c.state.in_(_LIVING))
        with self._database.reading() as session:
            rows = session.execute(query.order_by(drafts.c.updated_at.desc(), drafts.c.draft_id)).mappings().all()
        return [self._draft(row) for row in rows]

    def unfinished(self, session: Session, person_id: str, aside: str) -> bool:
        """Return True if the person has a living draft of any service but those whose name begins with `aside`."""
        query = select(drafts.c.draft_id).where(drafts.c.person_id == person_id, drafts.c.state.in_(_LIVING))
        return session.execute(query.where(~drafts.c.service.startswith(aside)).limit(1)).first() is not None

    def change(self, command: ChangeDraft) -> Draft:
        """Set, forget and open in one transaction."""
        return self._change(command, lambda draft: _fields(command.applied_to(draft)))

    def pause(self, command: PauseDraft) -> Draft:
        """Put it aside."""
        return self._change(command, lambda draft: {"state": "waiting"})

    def resume(self, command: ResumeDraft) -> Draft:
        """Take it up again."""
        return self._change(command, lambda draft: {"state": "open"})

    def restart(self, command: RestartDraft) -> Draft:
        """Begin again with nothing answered; answers are put aside, where there are any."""
        with self._database.transaction() as session:
            draft = self._alive(self._own(session, command.draft_id, command.person_id, lock=True))
            if not draft.answers:
                return self._write(session, draft, {**_NOTHING, "state": "open"})
            self._put_aside(session, draft)
            return self._new(session, command.person_id, draft.service)

    def cancel(self, command: CancelDraft) -> Draft:
        """Give it up; a cancelled one stays as it is."""
        with self._database.transaction() as session:
            draft = self._own(session, command.draft_id, command.person_id, lock=True)
            if draft.state == "cancelled":
                return draft
            return self._put_aside(session, self._alive(draft))

    def restore(self, command: RestoreDraft) -> Draft:
        """Bring the last cancelled draft back and let one of the same service that has begun since change places."""
        with self._database.transaction() as session:
            if (named := self._living_named(session, command)) is not None:
                return named
            draft = self._cancelled_last(session, command)
            begun = self._living(session, draft.person_id, draft.service)
            if begun is not None and begun.answers:
                self._put_aside(session, begun)
            elif begun is not None:
                self._write(session, begun, {"state": "discarded"})
            return self._write(session, draft, {"state": "open"})

    def erase_cancelled(self, command: EraseCancelledDrafts) -> int:
        """Erase a person's cancelled drafts and return how many there were."""
        query = select(drafts).where(drafts.c.person_id == command.person_id, drafts.c.state == "cancelled")
        with self._database.transaction() as session:
            rows = session.execute(query.with_for_update()).mappings().all()
            for row in rows:
                self._erase(session, self._draft(row))
        return len(rows)

    def erase(self, session: Session, job: Job) -> str | None:
        """Erase a draft that is still cancelled since the moment that the job was made for; a job of the outbox."""
        query = select(drafts).where(drafts.c.draft_id == job.payload["draft_id"], drafts.c.state == "cancelled")
        row = session.execute(query.with_for_update()).mappings().first()
        if row is None or row["updated_at"] != datetime.fromisoformat(job.payload["cancelled_at"]):
            return None
        self._erase(session, self._draft(row))
        return "erased"

    def discard(self, command: DiscardDraft) -> Draft:
        """Throw it away; a discarded one stays as it is."""
        with self._database.transaction() as session:
            draft = self._own(session, command.draft_id, command.person_id, lock=True)
            return draft if draft.state == "discarded" else self._erase(session, self._alive(draft))

    def _erase(self, session: Session, draft: Draft) -> Draft:
        if draft.answers:
            self._let_go(session, draft)
        return self._write(session, draft, {**_NOTHING, "state": "discarded"})

    def submit(self, command: SubmitDraft) -> Draft:
        """Close it with its receipt; a submitted one keeps its first receipt."""
        closed = {**_NOTHING, "state": "submitted", "receipt": command.receipt}
        return self._change(command, lambda draft: closed, unless="submitted")

    def _change(self, command: Any, values: Callable[[Draft], Mapping[str, Any]], unless: str = "") -> Draft:
        with self._database.transaction() as session:
            draft = self._own(session, command.draft_id, command.person_id, lock=True)
            if draft.state == unless:
                return draft
            return self._write(session, self._alive(draft), values(draft))

    def _new(self, session: Session, person_id: str, service: str) -> Draft:
        now, draft_id = self._clock.now(), f"d_{secrets.token_hex(8)}"
        new = Draft(draft_id, person_id, service, "open", created_at=now, updated_at=now)
        insert_or_ignore(session, drafts, self._row(new))
        found = self._living(session, person_id, service)
        assert found is not None
        return found

    def _write(self, session: Session, draft: Draft, values: Mapping[str, Any]) -> Draft:
        new = Draft(**{**_fields(draft), **values, "updated_at": self._clock.now()})
        session.execute(update(drafts).where(drafts.c.draft_id == new.draft_id).values(self._row(new)))
        return new

    def _put_aside(self, session: Session, draft: Draft) -> Draft:
        """Cancel a draft and note when it is to be erased."""
        cancelled = self._write(session, draft, {"state": "cancelled"})
        now = self._clock.now()
        payload = {"draft_id": draft.draft_id, "cancelled_at": now.isoformat()}
        key = f"{ERASE}:{draft.draft_id}:{now.isoformat()}"
        outbox.add(session, topic=ERASE, payload=payload, key=key, due_at=now + self._kept)
        return cancelled

    def _living_named(self, session: Session, command: RestoreDraft) -> Draft | None:
        """The draft that is meant, if it has been brought back already."""
        mine = (drafts.c.draft_id == command.draft_id) & (drafts.c.person_id == command.person_id)
        row = session.execute(select(drafts).where(mine, drafts.c.state.in_(_LIVING))).mappings().first()
        return self._draft(row) if row is not None else None

    def _cancelled_last(self, session: Session, command: RestoreDraft) -> Draft:
        """The one that is meant, else the one cancelled last; within its time even if the job that erases is late."""
        since = self._clock.now() - self._kept
        query = select(drafts).where(drafts.c.person_id == command.person_id, drafts.c.state == "cancelled")
        query = query.where(drafts.c.updated_at > since, drafts.c.updated_at <= command.asked_at)
        if command.draft_id:
            query = query.where(drafts.c.draft_id == command.draft_id)
        query = query.order_by(drafts.c.updated_at.desc(), drafts.c.draft_id).limit(1)
        row = session.execute(query.with_for_update()).mappings().first()
        if row is None:
            raise Refused("nothing_to_restore")
        return self._draft(row)

    def _alive(self, draft: Draft) -> Draft:
        if draft.state not in _LIVING:
            raise Refused("draft_unknown")  # its words say that it may have been submitted or cancelled
        return draft

    def _own(self, session: Session, draft_id: str, person_id: str, *, lock: bool = False) -> Draft:
        query = select(drafts).where(drafts.c.draft_id == draft_id, drafts.c.person_id == person_id)
        row = session.execute(query.with_for_update() if lock else query).mappings().first()
        if row is None:
            raise Refused("draft_unknown")
        return self._draft(row)

    def _living(self, session: Session, person_id: str, service: str) -> Draft | None:
        query = select(drafts).where(drafts.c.person_id == person_id, drafts.c.service == service)
        row = session.execute(query.where(drafts.c.state.in_(_LIVING))).mappings().first()
        return self._draft(row) if row is not None else None

    def _row(self, draft: Draft) -> dict[str, Any]:
        row = _fields(draft)
        sealer = self._keyring.of(draft.person_id, "talk")
        row["answers"] = sealer.seal_json(draft.answers, ANSWERS_COLUMN.context.format(**row))
        if draft.receipt is not None:
            row["receipt"] = sealer.seal_json(draft.receipt, RECEIPT_COLUMN.context.format(**row))
        return row

    def _draft(self, row: Mapping[Any, Any]) -> Draft:
        fields: dict[str, Any] = {str(name): value for name, value in row.items()}
        fields["answers"] = self._keyring.open_json(fields["answers"], ANSWERS_COLUMN.context.format(**fields))
        if fields["receipt"] is not None:
            fields["receipt"] = self._keyring.open_json(fields["receipt"], RECEIPT_COLUMN.context.format(**fields))
        return Draft(**fields)


def _fields(draft: Draft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in Draft.__dataclass_fields__}

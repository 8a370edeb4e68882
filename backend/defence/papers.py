"""The written answer as a paper: a draft to check before it is confirmed, then as it was confirmed.

Tokens are opened here and in `sending.py`, nowhere else. Only the owner gets a paper.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from backend.defence import records
from backend.defence.commands import AnswerPaper, PaperKind, PreviewAnswer
from backend.defence.details import answer_from, suit_from, to_json
from backend.defence.model import Answer, Suit
from backend.defence.sending import Unmask
from backend.defence.tables import defences
from backend.documents.answer import answer_docx, answer_pdf
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.deadline import beijing_day
from backend.shared.errors import Refused
from backend.shared.json_values import every_text
from backend.shared.keyring import Keyring

PREVIEWS_KEPT = timedelta(days=30)


class AnswerPapers:
    """Makes the papers of answers.

    Args:
        database, clock, keyring: see `backend/shared`.
        unmask: opens tokens of the vault.
    """

    def __init__(self, database: Database, clock: Clock, keyring: Keyring, unmask: Unmask) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._unmask = unmask

    def preview(self, command: PreviewAnswer) -> None:
        """Keep the draft as it is now; one that is confirmed stays as it was."""
        command.answer.check()
        now = self._clock.now()
        details = to_json(command.suit, command.answer)
        sealed = records.seal(details, command.draft_id, command.person_id, self._keyring)
        with self._database.transaction() as session:
            self._drop_old(session)
            row = records.defence_row(session, command.draft_id)
            if row is None:
                records.insert_row(session, command.draft_id, command.person_id, records.DRAFT, sealed, now)
                return
            records.own_row(session, command.draft_id, command.person_id)
            if row["status"] == records.DRAFT:
                records.update_row(session, command.draft_id, details=sealed, updated_at=now)

    def paper(self, command: AnswerPaper) -> bytes:
        """Return a paper of an answer."""
        with self._database.reading() as session:
            row = records.own_row(session, command.subject_id, command.person_id, lock=False)
        kept = every_text(records.details_of(row, self._keyring), lambda text: self._unmask(row["person_id"], text))
        answer = answer_from(kept)
        if answer is None:
            raise Refused("defence_unknown")
        answer = dataclasses.replace(answer, signed_on=answer.signed_on or beijing_day(row["updated_at"]))
        return _PRINTED[command.kind](suit_from(kept), answer, row["status"] == records.DRAFT, command.language)

    def by_command(self) -> Mapping[type[Any], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {PreviewAnswer: self.preview, AnswerPaper: self.paper}

    def _drop_old(self, session: Session) -> None:
        old = defences.c.updated_at < self._clock.now() - PREVIEWS_KEPT
        session.execute(delete(defences).where(defences.c.status == records.DRAFT, old))


_PRINTED: Mapping[PaperKind, Callable[[Suit, Answer, bool, str], bytes]] = {
    "answer_pdf": lambda suit, answer, draft, language: answer_pdf(
        suit, answer, draft=draft, language_of_notes=language if draft else None
    ),
    "answer_docx": lambda suit, answer, draft, language: answer_docx(suit, answer, draft=draft),
    "answer_english_pdf": lambda suit, answer, draft, language: answer_pdf(suit, answer, draft=draft, english=True),
}

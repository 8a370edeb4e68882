"""The written answer, or a petition, as a paper: a draft to check before it is confirmed, then as it was confirmed.

Tokens are opened here and in `sending.py`, nowhere else. Only the owner gets a paper.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from backend.defence import records
from backend.defence.commands import AnswerPaper, PaperKind, PreviewAnswer, PreviewPetition
from backend.defence.details import answer_from, petition_from, suit_from, to_json
from backend.defence.model import Answer, Suit
from backend.defence.petition import Petition
from backend.defence.sending import Unmask
from backend.defence.tables import defences
from backend.documents.answer import answer_docx, answer_pdf
from backend.documents.petition import petition_docx, petition_pdf
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.deadline import beijing_day
from backend.shared.errors import Refused
from backend.shared.json_values import every_text
from backend.shared.keyring import Keyring

PREVIEWS_KEPT = timedelta(days=30)


class AnswerPapers:
    """Makes the papers of answers and petitions.

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
        self._keep(command.draft_id, command.person_id, to_json(command.suit, command.answer))

    def preview_petition(self, command: PreviewPetition) -> None:
        """Keep the draft of a petition, as `preview` does."""
        command.petition.check(command.suit)
        self._keep(command.draft_id, command.person_id, to_json(command.suit, petition=command.petition))

    def _keep(self, draft_id: str, person_id: str, details: Mapping[str, Any]) -> None:
        now = self._clock.now()
        sealed = records.seal(details, draft_id, person_id, self._keyring)
        with self._database.transaction() as session:
            self._drop_old(session)
            row = records.defence_row(session, draft_id)
            if row is None:
                records.insert_row(session, draft_id, person_id, records.DRAFT, sealed, now)
                return
            records.own_row(session, draft_id, person_id)
            if row["status"] == records.DRAFT:
                records.update_row(session, draft_id, details=sealed, updated_at=now)

    def paper(self, command: AnswerPaper) -> bytes:
        """Return a paper of an answer or a petition."""
        with self._database.reading() as session:
            row = records.own_row(session, command.subject_id, command.person_id, lock=False)
        kept = every_text(records.details_of(row, self._keyring), lambda text: self._unmask(row["person_id"], text))
        signed_on, is_draft = beijing_day(row["updated_at"]), row["status"] == records.DRAFT
        suit, answer, petition = suit_from(kept), answer_from(kept), petition_from(kept)
        if answer is not None and command.kind in _ANSWERS:
            answer = dataclasses.replace(answer, signed_on=answer.signed_on or signed_on)
            return _ANSWERS[command.kind](suit, answer, is_draft, command.language)
        if petition is not None and command.kind in _PETITIONS:
            petition = dataclasses.replace(petition, signed_on=petition.signed_on or signed_on)
            return _PETITIONS[command.kind](suit, petition, is_draft, command.language)
        raise Refused("defence_unknown")

    def by_command(self) -> Mapping[type[Any], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {PreviewAnswer: self.preview, PreviewPetition: self.preview_petition, AnswerPaper: self.paper}

    def _drop_old(self, session: Session) -> None:
        old = defences.c.updated_at < self._clock.now() - PREVIEWS_KEPT
        session.execute(delete(defences).where(defences.c.status == records.DRAFT, old))


_ANSWERS: Mapping[PaperKind, Callable[[Suit, Answer, bool, str], bytes]] = {
    "answer_pdf": lambda suit, answer, draft, language: answer_pdf(
        suit, answer, draft=draft, language_of_notes=language if draft else None
    ),
    "answer_docx": lambda suit, answer, draft, language: answer_docx(suit, answer, draft=draft),
    "answer_english_pdf": lambda suit, answer, draft, language: answer_pdf(suit, answer, draft=draft, english=True),
}
_PETITIONS: Mapping[PaperKind, Callable[[Suit, Petition, bool, str], bytes]] = {
    "petition_pdf": lambda suit, petition, draft, language: petition_pdf(
        suit, petition, draft=draft, language_of_notes=language if draft else None
    ),
    "petition_docx": lambda suit, petition, draft, language: petition_docx(suit, petition, draft=draft),
    "petition_english_pdf": lambda suit, petition, draft, language: petition_pdf(
        suit, petition, draft=draft, english=True
    ),
}

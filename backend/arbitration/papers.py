"""The application or the answer as a paper: a draft to check before it is confirmed, then as it was confirmed.

Tokens are opened here and in `sending.py`, nowhere else. Only the owner gets a paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.arbitration import records
from backend.arbitration.commands import ApplicationPaper
from backend.arbitration.details import paper_from
from backend.arbitration.sending import House
from backend.documents.arbitration import paper_docx, paper_pdf
from backend.shared.deadline import beijing_day
from backend.shared.json_values import every_text


class ApplicationPapers:
    """Makes the papers of applications.

    Args:
        house: database, keyring and vault.
    """

    def __init__(self, house: House) -> None:
        self._house = house

    def paper(self, command: ApplicationPaper) -> bytes:
        """Return a paper of an application."""
        with self._house.database.reading() as session:
            row = records.own_row(session, command.subject_id, command.person_id, lock=False)
        kept = records.details_of(row, self._house.keyring)
        opened = every_text(kept, lambda text: self._house.unmask(row["person_id"], text))
        paper, draft = paper_from(opened), row["status"] == records.DRAFT
        signed_on = beijing_day(row["updated_at"])
        if command.kind == "arbitration_docx":
            return paper_docx(paper, signed_on, draft=draft)
        return paper_pdf(paper, signed_on, draft=draft, language=command.language if draft else None)

    def by_command(self) -> Mapping[type[Any], Callable[[Any], Any]]:
        """Return the handler of the command."""
        return {ApplicationPaper: self.paper}

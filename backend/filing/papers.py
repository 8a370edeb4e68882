"""The papers of a filing: as a draft to check before it is handed in, and as they went to the court.

Numbers and telephones are opened here and in `sending.py`, nowhere else. Only the owner gets a paper; a stranger's
draft or case does not exist.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from backend.documents.complaint import complaint_pdf
from backend.documents.complaint_docx import complaint_docx
from backend.documents.element_complaint_docx import element_complaint_docx
from backend.documents.evidence_list import evidence_list_pdf
from backend.documents.service_address import service_address_confirmation_pdf
from backend.filing import records
from backend.filing.clocks import beijing_day
from backend.filing.commands import FilingPaper, PaperKind, PreviewComplaint
from backend.filing.complaint_file import from_json, to_json
from backend.filing.joint.merging import without_others
from backend.filing.keeping import PREVIEWS_KEPT
from backend.filing.model import Complaint
from backend.filing.sending import Unmask
from backend.filing.tables import COMPLAINT, PREVIEW
from backend.shared.clock import Clock
from backend.shared.courts import COURTS
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.json_values import every_text
from backend.shared.keyring import Keyring


class PaperHandlers:
    """Makes papers.

    Args:
        database, clock, keyring: see `backend/shared`.
        unmask: opens tokens of the vault.
    """

    def __init__(self, database: Database, clock: Clock, keyring: Keyring, unmask: Unmask) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._unmask = unmask

    def preview(self, command: PreviewComplaint) -> bytes:
        """Keep the draft as it is now, and return it as a paper marked as a draft; filed already, as it was filed."""
        now, place = self._clock.now(), {"person_id": command.person_id, "draft_id": command.draft_id}
        sealer, context = self._keyring.of(command.person_id, "talk"), PREVIEW.context.format(**place)
        sealed = sealer.seal_json(to_json(command.complaint), context)
        with self._database.transaction() as session:
            known = (
                records.case_row(session, command.draft_id, lock=False),
                records.preview_row(session, command.draft_id),
            )
            if any(row is not None and row["person_id"] != command.person_id for row in known):
                raise Refused("filing_case_unknown")
            records.drop_previews(session, before=now - PREVIEWS_KEPT)
            records.keep_preview(session, place | {"complaint": sealed, "updated_at": now})
        kind: PaperKind = "complaint_docx" if command.format == "docx" else "complaint_pdf"
        return self.paper(FilingPaper(command.draft_id, command.person_id, kind))

    def paper(self, command: FilingPaper) -> bytes:
        """Return a paper of a case, or of a draft that was previewed; see `commands.FilingPaper`."""
        with self._database.reading() as session:
            case = records.case_row(session, command.subject_id, lock=False)
            draft = records.preview_row(session, command.subject_id)
        filed = case is not None and case["status"] != "draft"
        row = case if filed or draft is None else draft
        if row is None or row["person_id"] != command.person_id:
            raise Refused("filing_case_unknown")
        if row["complaint"] is None:
            raise Refused("filing_paper_gone")
        complaint = self._opened(row, COMPLAINT.context if row is case else PREVIEW.context)
        return _PRINTED[command.kind](complaint, _court_of(complaint), not filed, command.language)

    def _opened(self, row: Mapping[str, Any], context: str) -> Complaint:
        plain = self._keyring.open_json(row["complaint"], context.format(**row))
        complaint = without_others(from_json(every_text(plain, lambda text: self._unmask(row["person_id"], text))))
        if complaint.signed_on is not None:
            return complaint
        return dataclasses.replace(complaint, signed_on=beijing_day(self._clock.now()))


def _court_of(complaint: Complaint) -> str:
    court = COURTS.get(complaint.court)
    if court is None:
        raise Refused("filing_court_unknown")
    return court.name.zh


_PRINTED: Mapping[PaperKind, Callable[[Complaint, str, bool, str], bytes]] = {
    "complaint_pdf": lambda complaint, court, draft, language: complaint_pdf(
        complaint, court, draft=draft, language_of_notes=language if draft else None
    ),
    "complaint_docx": lambda complaint, court, draft, language: complaint_docx(complaint, court, draft=draft),
    "element_complaint_docx": lambda complaint, court, draft, language: element_complaint_docx(
        complaint, court, draft=draft
    ),
    "evidence_list_pdf": lambda complaint, court, draft, language: evidence_list_pdf(complaint, court, draft=draft),
    "service_address_pdf": lambda complaint, court, draft, language: service_address_confirmation_pdf(
        complaint, court, draft=draft
    ),
}

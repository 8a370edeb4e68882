"""The list of evidence (证据清单) that goes with a complaint: numbered, with source and purpose of each piece."""

from __future__ import annotations

from backend.documents import typesetting
from backend.documents.complaint_text import complaint_text
from backend.documents.pleading import DRAFT_MARK
from backend.documents.printable import line
from backend.filing.model import Complaint

_DIGEST_SHOWN = 16


def evidence_list_pdf(complaint: Complaint, court_name: str, *, draft: bool = False) -> bytes:
    """Return the list of evidence as a PDF: number, name, source, purpose, pages (evidence rules Art. 19, EVI-17).

    Beside each name stand the first digits of the file's SHA-256, so that a paper and a file can be matched.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    text = complaint_text(complaint, court_name)
    signed = text.signed_on
    data = {
        "title": "证据清单",
        "court": text.court_name,
        "cause": line(complaint.cause_name),
        "submitters": [line(party.name) for party in complaint.plaintiffs],
        "defendants": [line(party.name) for party in complaint.defendants],
        "rows": [
            {
                "name": line(item.name),
                "digest": line(item.sha256)[:_DIGEST_SHOWN],
                "source": line(item.source),
                "purpose": line(item.purpose),
                "pages": "" if item.pages is None else str(item.pages),
            }
            for item in complaint.evidence
        ],
        "signers": text.signers,
        "day": text.day,
        "signed_on": [signed.year, signed.month, signed.day] if signed else None,
        "draft": DRAFT_MARK if draft else None,
    }
    return typesetting.pdf("evidence_list", data)

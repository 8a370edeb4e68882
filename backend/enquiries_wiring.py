"""Wires enquiries into the backend: the only file that knows how they read a conversation and speak with people."""

from __future__ import annotations

import hashlib

from backend.backend import Backend
from backend.conversation.takeover import OFFICE_NUMBERS
from backend.enquiries.announcements import Announcements
from backend.enquiries.course import Course
from backend.enquiries.model import Said
from backend.enquiries.service import EnquiryService
from backend.files.commands import DropFile, FileFacts, KeepFile, ReadFile
from backend.files.model import KeptFile
from backend.hearing_wiring import SpeakOfHearings
from backend.shared.database import Session
from backend.shared.privacy import masked_for_log

EXCERPT = 30
"""Bubbles of the conversation that go along where the person lets them."""


def wire_enquiries(backend: Backend) -> None:
    """Register the handlers and jobs of enquiries."""

    def said_before(person_id: str) -> tuple[Said, ...]:
        """What was said so far; a one-time code that can still be used is hidden too."""
        shown = [one for one in backend.history.since(person_id, limit=EXCERPT) if one.reply.text.strip()]
        return tuple(Said(one.at, one.direction == "in", masked_for_log(one.reply.text)) for one in shown)

    def masked(session: Session, person_id: str, text: str) -> str:
        return backend.privacy.mask(session, person_id, text, spare=OFFICE_NUMBERS)

    def copy_files(person_id: str, enquiry_id: str, files: tuple[str, ...]) -> tuple[str, ...]:
        """Copies of its own: deleted with the enquiry, whatever else the same file is evidence of."""
        purpose = f"q{hashlib.sha256(enquiry_id.encode()).hexdigest()[:11]}"
        copies = []
        for file_id in files:
            facts: KeptFile = backend.bus.handle(FileFacts(file_id, person_id))
            content: bytes = backend.bus.handle(ReadFile(file_id, person_id))
            copy: KeptFile = backend.bus.handle(KeepFile(person_id, facts.name, content, purpose))
            copies.append(copy.file_id)
        return tuple(copies)

    def drop_file(person_id: str, file_id: str) -> None:
        backend.bus.handle(DropFile(file_id, person_id))

    tell = Announcements(SpeakOfHearings(backend), backend.person, backend.settings.human_contact)
    course = Course(
        backend.database, backend.clock, backend.settings.keyring, backend.audit, tell,
        backend.settings.enquiry_reply_days, masked, said_before, backend.outbox.bell.ring, copy_files, drop_file,
    )  # fmt: skip
    backend.wire(EnquiryService(course))

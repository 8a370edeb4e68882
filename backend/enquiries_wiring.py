"""Wires enquiries into the backend: the only file that knows how they read a conversation and speak with people."""

from __future__ import annotations

from backend.backend import Backend
from backend.conversation.takeover import OFFICE_NUMBERS
from backend.enquiries import records
from backend.enquiries.announcements import Announcements
from backend.enquiries.course import Course
from backend.enquiries.handover import Handover
from backend.enquiries.model import Said
from backend.enquiries.service import EnquiryService
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

    system = backend.partners.yiqiao_yilu
    handover = Handover(
        backend.database, backend.clock, backend.settings.keyring, system.litigation_service, backend.privacy.unmask,
        backend.person,
    ) if system is not None else None  # fmt: skip
    tell = Announcements(SpeakOfHearings(backend), backend.person, backend.settings.human_contact)
    course = Course(
        backend.database, backend.clock, backend.settings.keyring, backend.audit, tell,
        backend.settings.enquiry_reply_days, masked, said_before, backend.outbox.bell.ring,
        handover.spread if handover else _to_nobody,
    )  # fmt: skip
    backend.wire(EnquiryService(course, handover))


def _to_nobody(session: Session, row: records.Row, entry_id: str, kind: str) -> None:
    """The centre has no system of its own: the desk has the enquiry."""
